/** Zalo on an officer's phone, with a bot: letters everywhere, and in groups nothing but mentions and replies gets through. */
import type { FakeZaloBot } from '../../fakes/zalo-bot/fake.ts'
import { joined, lettersIn, type Phone, type Screen } from './phone.ts'

/** `random` decides whether somebody replies to the card or mentions the bot. */
export function zaloBotPhone(fake: FakeZaloBot, random: () => number): Phone {
  function say(chat: string, person: string, text: string, card?: Screen): void {
    if (chat === person) fake.say(person, text)
    else if (card && random() < 0.6) fake.sayIn(chat, person, text, { replyTo: card.id })
    else fake.sayIn(chat, person, text, { mention: true })
  }
  return {
    screens(chat) {
      const parts = fake.messages(chat).map((m) => ({ ...m, isOurs: m.from === 'bot' }))
      return joined(parts).map((messages) => {
        const text = messages.map((m) => m.text).join('\n')
        return { id: messages.at(-1)?.id ?? '', text, labels: [...lettersIn(text).keys()] }
      })
    },
    write: (chat, person, text, about) => say(chat, person, text, about?.card),
    choose(chat, person, card, label) {
      const letter = lettersIn(card.text).get(label)
      if (letter === undefined) throw new Error(`no choice ${label}`)
      say(chat, person, letter, card)
      return undefined
    },
  }
}
