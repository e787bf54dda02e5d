/** Telegram on an officer's phone. */
import type { FakeTelegram } from '../../fakes/telegram/fake.ts'
import type { Phone } from './phone.ts'

export function telegramPhone(fake: FakeTelegram): Phone {
  return {
    screens: (chat) =>
      fake
        .messages(chat)
        .filter((m) => m.from === 'bot')
        .map(({ id, text, keyboard }) => ({ id, text, labels: keyboard.flat().map((b) => b.label) })),
    // In a group the bot hears commands with its name and replies only, so answers reply to the card.
    write: (chat, person, text, about) =>
      void (chat === person
        ? fake.say(chat, person, text)
        : fake.say(chat, person, fake.named(text), about ? { replyTo: about.card.id } : {})),
    choose: (chat, person, card, label) => fake.tap(chat, person, card.id, label),
  }
}
