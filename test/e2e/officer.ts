/**
 * An officer with a phone: sees what the bot has written in the chat, and answers the open card with what the sample
 * month says for that question. Knows nothing of the program but what is on the screen.
 */
import type { Question, Unit } from '../../src/core/pack.ts'
import type { UnitScript } from '../../src/demo/script.ts'
import type { FakeTelegram, SeenMessage } from '../fakes/telegram/fake.ts'

export interface Officer {
  readonly unit: Unit
  readonly script: UnitScript
  readonly questions: readonly Question[]
  readonly person: string
  readonly code: string
  /** What is typed to begin; with a `button`, that button of the answer is tapped. */
  readonly opening: string
  readonly button?: string
  /** Changes when the group becomes a supergroup. */
  chat: string
  stage: 'new' | 'linked' | 'opened' | 'answering' | 'done'
  /** What was on the screen at the last act: the same again means that nobody listened. */
  lastSeen: string
}

/** One act on the phone; undefined once everything is answered. Returns the tap's id for a tap. */
export function act(fake: FakeTelegram, officer: Officer): { tap?: string } | undefined {
  switch (officer.stage) {
    case 'new':
      officer.stage = 'linked'
      return write(fake, officer, `/lienket ${officer.code}`)
    case 'linked':
      officer.stage = officer.button === undefined ? 'answering' : 'opened'
      return write(fake, officer, officer.opening)
    case 'opened':
      officer.stage = 'answering'
      return press(fake, officer, newestWith(fake, officer, officer.button ?? ''), officer.button ?? '')
    case 'answering':
      return answerCard(fake, officer)
    case 'done':
      return undefined
  }
}

/** The group has a new id, and none of its old messages: the officer asks for the card once more. */
export function moveTo(officer: Officer, chat: string): void {
  officer.chat = chat
  if (officer.stage !== 'new') officer.stage = 'linked'
}

function answerCard(fake: FakeTelegram, officer: Officer): { tap?: string } | undefined {
  const card = openCard(fake, officer)
  if (!card) throw stuck(fake, officer, 'sees no card')
  const screen = `${card.id} ${card.text}`
  if (screen === officer.lastSeen) throw stuck(fake, officer, 'was not understood')
  officer.lastSeen = screen
  const position = /Câu (\d+)\/\d+ [▰▱]/.exec(card.text)?.[1]
  if (position === undefined) return finish(fake, officer, card)
  const question = officer.questions[Number(position) - 1]
  const typed = question && officer.script.said.get(question.id)
  return typed === undefined ? press(fake, officer, card, 'Bỏ qua') : write(fake, officer, typed, card)
}

function finish(fake: FakeTelegram, officer: Officer, review: SeenMessage): { tap?: string } | undefined {
  officer.stage = 'done'
  return officer.script.submits ? press(fake, officer, review, 'Nộp báo cáo') : undefined
}

/** The newest message of this unit that has buttons; a group may serve more than one unit. */
function openCard(fake: FakeTelegram, { chat, unit }: Officer): SeenMessage | undefined {
  const head = ` · ${unit.name}\n`
  return fake.messages(chat).findLast((m) => m.from === 'bot' && m.keyboard.length > 0 && m.text.includes(head))
}

function newestWith(fake: FakeTelegram, officer: Officer, label: string): SeenMessage {
  const found = fake.messages(officer.chat).findLast((m) => m.keyboard.flat().some((b) => b.label === label))
  if (!found) throw stuck(fake, officer, `sees no button ${label}`)
  return found
}

/** In a group the bot hears commands and replies only, so answers reply to the card. */
function write(fake: FakeTelegram, { chat, person }: Officer, text: string, card?: SeenMessage): Record<string, never> {
  fake.say(chat, person, text, card && chat !== person ? { replyTo: card.id } : {})
  return {}
}

function press(fake: FakeTelegram, { chat, person }: Officer, card: SeenMessage, label: string): { tap: string } {
  return { tap: fake.tap(chat, person, card.id, label) }
}

function stuck(fake: FakeTelegram, { unit, chat }: Officer, what: string): Error {
  return new Error(`${unit.code} ${what}; the bot's last words: ${fake.last(chat)?.text ?? 'none'}`)
}
