/**
 * An officer with a phone: sees what the bot has written in the chat, and answers the open card with what the sample
 * month says for that question. Knows nothing of the program but what is on the screen.
 */
import type { Question, Unit } from '../../src/core/pack.ts'
import type { UnitScript } from '../../src/demo/script.ts'
import type { Phone, Screen } from './phones/phone.ts'

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
export function act(phone: Phone, officer: Officer): { tap?: string } | undefined {
  switch (officer.stage) {
    case 'new':
      officer.stage = 'linked'
      return write(phone, officer, `/lienket ${officer.code}`)
    case 'linked':
      officer.stage = officer.button === undefined ? 'answering' : 'opened'
      return write(phone, officer, officer.opening)
    case 'opened':
      officer.stage = 'answering'
      return press(phone, officer, newestWith(phone, officer, officer.button ?? ''), officer.button ?? '')
    case 'answering':
      return answerCard(phone, officer)
    case 'done':
      return undefined
  }
}

/** The group has a new id, and none of its old messages: the officer asks for the card once more. */
export function moveTo(officer: Officer, chat: string): void {
  officer.chat = chat
  if (officer.stage !== 'new') officer.stage = 'linked'
}

function answerCard(phone: Phone, officer: Officer): { tap?: string } | undefined {
  const card = openCard(phone, officer)
  if (!card) throw stuck(phone, officer, 'sees no card')
  const screen = `${card.id} ${card.text}`
  if (screen === officer.lastSeen) throw stuck(phone, officer, 'was not understood')
  officer.lastSeen = screen
  const position = /Câu (\d+)\/\d+ [▰▱]/.exec(card.text)?.[1]
  if (position === undefined) return finish(phone, officer, card)
  const question = officer.questions[Number(position) - 1]
  const typed = question && officer.script.said.get(question.id)
  return typed === undefined
    ? press(phone, officer, card, 'Bỏ qua')
    : write(phone, officer, typed, { card, prose: PROSE.has(question?.kind ?? 'text') })
}

const PROSE: ReadonlySet<Question['kind']> = new Set(['text', 'list', 'documents'])

function finish(phone: Phone, officer: Officer, review: Screen): { tap?: string } | undefined {
  officer.stage = 'done'
  return officer.script.submits ? press(phone, officer, review, 'Nộp báo cáo') : undefined
}

/** The newest message of this unit that offers choices; a group may serve more than one unit. */
function openCard(phone: Phone, { chat, unit }: Officer): Screen | undefined {
  const head = ` · ${unit.name}\n`
  return phone.screens(chat).findLast((m) => m.labels.length > 0 && m.text.includes(head))
}

function newestWith(phone: Phone, officer: Officer, label: string): Screen {
  const found = phone.screens(officer.chat).findLast((m) => m.labels.includes(label))
  if (!found) throw stuck(phone, officer, `sees no choice ${label}`)
  return found
}

type About = Parameters<Phone['write']>[3]

function write(phone: Phone, { chat, person }: Officer, text: string, about?: About): Record<string, never> {
  phone.write(chat, person, text, about)
  return {}
}

function press(phone: Phone, { chat, person }: Officer, card: Screen, label: string): { tap?: string } {
  const tap = phone.choose(chat, person, card, label)
  return tap === undefined ? {} : { tap }
}

function stuck(phone: Phone, { unit, chat }: Officer, what: string): Error {
  return new Error(`${unit.code} ${what}; the bot's last words: ${phone.screens(chat).at(-1)?.text ?? 'none'}`)
}
