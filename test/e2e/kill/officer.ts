/**
 * Somebody who answers for a unit with what is on the screen: the newest message of the bot with buttons that names
 * the unit. Each thing that is done is done once, and written into the book as what the program has to make of it.
 */
import type { FakeTelegram, SeenMessage } from '../../fakes/telegram/fake.ts'
import type { Book } from './book.ts'
import { QUESTIONS } from './pack.ts'

export interface Officer {
  readonly unit: string
  readonly name: string
  readonly chat: string
  readonly person: string
  /** Answers for another unit in the same chat too. */
  readonly shares: boolean
  /** Screens that were answered. */
  readonly acted: Set<string>
  /** How often nothing new was to be seen. */
  idle: number
}

export interface Scene {
  readonly fake: FakeTelegram
  readonly book: Book
  readonly random: () => number
}

/** Looks in vain after which one asks for the card. */
const PATIENCE = 40

/** False if there was nothing to be done. */
export function act(scene: Scene, officer: Officer): boolean {
  const card = screenOf(scene.fake, officer)
  const screen = card && `${card.id} ${card.text}`
  if (!card || screen === undefined || officer.acted.has(screen)) return wait(scene, officer)
  officer.acted.add(screen)
  officer.idle = 0
  const period = periodOn(card.text)
  const question = Number(/Câu (\d+)\/\d+ [▰▱]/.exec(card.text)?.[1] ?? 0)
  if (question > 0) answer(scene, officer, { card, period, question })
  else if (button(card, ':submit')) review(scene, officer, card, period)
  else remind(scene, officer, card, period)
  return true
}

/** A reminder resumes what is missing, or submits where nothing is. */
function remind(scene: Scene, officer: Officer, card: SeenMessage, period: string): void {
  const place = `${period} ${officer.unit}`
  const submits = button(card, `/nop ${place}`) !== undefined
  if (submits) scene.book.submit(officer.unit, period)
  press(scene, officer, card, submits ? `/nop ${place}` : `/baocao ${place}`)
}

interface Asked {
  readonly card: SeenMessage
  readonly period: string
  readonly question: number
}

function answer(scene: Scene, officer: Officer, asked: Asked): void {
  const { book, random } = scene
  const { card, period, question } = asked
  const { unit } = officer
  // Lines go to consecutive questions; over one that has its answer they are asked about.
  const behind = book.openFrom(unit, period, question + 1)
  const open = [question, ...behind.filter((k, i) => k === question + 1 + i)]
  const chance = random()
  const same = book.last(unit, before(period), question)
  if (chance < 0.08) tapped(scene, officer, asked, ':none', 'none')
  else if (chance < 0.16 && same !== undefined) tapped(scene, officer, asked, ':same', same)
  else if (chance < 0.2) press(scene, officer, card, ':skip')
  else if (chance < 0.32) typed(scene, officer, asked, numbered(question, someOf(random)), (k, n) => `${k}: ${n}`)
  else typed(scene, officer, asked, open.slice(0, chance < 0.42 ? someOf(random) : 1), (_, figure) => figure)
}

function someOf(random: () => number): number {
  return 2 + Math.floor(random() * 2)
}

/** So many questions from this one on, as far as there are any. */
function numbered(first: number, many: number): number[] {
  return Array.from({ length: many }, (_, i) => first + i).filter((k) => k <= QUESTIONS)
}

function typed(
  { fake, book }: Scene,
  { unit, chat, person }: Officer,
  { card, period }: Asked,
  questions: readonly number[],
  line: (question: number, figure: string) => string,
): void {
  const lines = questions.map((question) => {
    const figure = book.fresh()
    book.write(unit, period, question, figure)
    return line(question, figure)
  })
  fake.say(chat, person, lines.join('\n'), { replyTo: card.id })
}

function tapped(scene: Scene, officer: Officer, { card, period, question }: Asked, end: string, amount: string): void {
  scene.book.write(officer.unit, period, question, amount)
  press(scene, officer, card, end)
}

function review(scene: Scene, officer: Officer, card: SeenMessage, period: string): void {
  const { book, random } = scene
  const { unit } = officer
  if (book.openFrom(unit, period, 1).length > 0) press(scene, officer, card, ':continue')
  else if (!officer.shares && random() < 0.3) correct(scene, officer)
  else {
    book.submit(unit, period)
    press(scene, officer, card, ':submit')
  }
}

function correct({ fake, random }: Scene, { chat, person }: Officer): void {
  fake.say(chat, person, fake.named(`/sua ${1 + Math.floor(random() * QUESTIONS)}`))
}

/** Who waits long enough asks again, or thinks of a figure that was wrong. */
function wait(scene: Scene, officer: Officer): boolean {
  officer.idle += 1
  if (officer.idle < PATIENCE) return false
  officer.idle = 0
  const { fake, random } = scene
  if (!officer.shares && officer.acted.size > 0 && random() < 0.5) correct(scene, officer)
  else fake.say(officer.chat, officer.person, fake.named(`/baocao ${officer.unit}`))
  return true
}

function screenOf(fake: FakeTelegram, { chat, name }: Officer): SeenMessage | undefined {
  const head = ` · ${name}\n`
  return fake.messages(chat).findLast((m) => m.from === 'bot' && m.keyboard.length > 0 && m.text.includes(head))
}

function button({ keyboard }: SeenMessage, end: string): string | undefined {
  // "The same again" names the value that it shows behind a dot.
  return keyboard.flat().find(({ data }) => data.endsWith(end) || data.includes(`${end}.`))?.data
}

function press({ fake }: Scene, { chat, person }: Officer, card: SeenMessage, end: string): void {
  const data = button(card, end)
  if (data === undefined) throw new Error(`no button ${end} on: ${card.text}`)
  fake.tap(chat, person, card.id, data)
}

function periodOn(text: string): string {
  const [, month = '', year = ''] = / · Tháng (\d+)\/(\d+) · /.exec(text) ?? []
  return `${year}-${month.padStart(2, '0')}`
}

function before(period: string): string {
  const [year = 0, month = 0] = period.split('-').map(Number)
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`
}
