/** Zalo on an officer's phone, with an Official Account: buttons in private, letters in groups. */
import type { FakeZaloOa } from '../../fakes/zalo-oa/fake.ts'
import { joined, lettersIn, type Phone } from './phone.ts'

/**
 * `random` decides how somebody answers in a group: as it comes, as a reply, or with the account's name. Whoever fills two
 * forms at once in one chat (`busy`) replies, for nothing else says which is meant.
 */
export function zaloOaPhone(fake: FakeZaloOa, random: () => number, busy?: string): Phone {
  return {
    screens(chat) {
      const parts = fake.messages(chat).map((m) => ({ ...m, isOurs: m.from === 'oa' }))
      return joined(parts).map((messages) => {
        const last = messages.at(-1)
        const text = messages.map((m) => m.text).join('\n')
        const titles = last?.buttons.map((button) => button.title) ?? []
        return { id: last?.id ?? '', text, labels: titles.length > 0 ? titles : [...lettersIn(text).keys()] }
      })
    },
    write(chat, person, text, about) {
      if (chat === person) {
        fake.say(person, text)
        return
      }
      const how = chat === busy ? 0.5 : about?.prose ? 0.4 + random() * 0.6 : random()
      if (!about || how < 0.4) fake.sayIn(chat, person, text)
      else if (how < 0.7) fake.sayIn(chat, person, text, { quote: about.card.id })
      else fake.sayIn(chat, person, text, { mention: true })
    },
    choose(chat, person, card, label) {
      if (chat === person && !lettersIn(card.text).has(label)) {
        fake.tap(person, card.id, label)
        return undefined
      }
      const letter = lettersIn(card.text).get(label)
      if (letter === undefined) throw new Error(`no choice ${label}`)
      if (chat === person) fake.say(person, letter)
      else fake.sayIn(chat, person, letter, chat === busy || random() < 0.5 ? { quote: card.id } : {})
      return undefined
    },
  }
}
