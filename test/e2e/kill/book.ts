/** What people have answered, kept on the side of the people: what the database must hold in the end. */
import { QUESTIONS } from './pack.ts'

export interface Book {
  /** A figure that nobody has typed before, and no answer's neighbour would be doubted for. */
  readonly fresh: () => string
  readonly write: (unit: string, period: string, question: number, amount: string) => void
  readonly last: (unit: string, period: string, question: number) => string | undefined
  /** Questions from `from` on without an answer. */
  readonly openFrom: (unit: string, period: string, from: number) => number[]
  readonly submit: (unit: string, period: string) => void
  /** By period, unit and indicator: every figure in the order of its saying. */
  readonly answers: ReadonlyMap<string, readonly string[]>
  readonly submitted: ReadonlySet<string>
}

const FIRST_FIGURE = 20_000

export function createBook(): Book {
  const answers = new Map<string, string[]>()
  const submitted = new Set<string>()
  let figure = FIRST_FIGURE
  const keyOf = (unit: string, period: string, question: number) => `${period} ${unit} viec_${question}`
  const last: Book['last'] = (unit, period, question) => answers.get(keyOf(unit, period, question))?.at(-1)
  return {
    answers,
    submitted,
    last,
    fresh: () => String(++figure),
    write(unit, period, question, amount) {
      const key = keyOf(unit, period, question)
      answers.set(key, [...(answers.get(key) ?? []), amount])
    },
    openFrom: (unit, period, from) =>
      Array.from({ length: QUESTIONS }, (_, i) => i + 1).filter(
        (k) => k >= from && last(unit, period, k) === undefined,
      ),
    submit: (unit, period) => void submitted.add(`${unit} ${period}`),
  }
}
