/**
 * What a message of the program shows, read from its words as a person reads them: which question it asks, and what a
 * button of it promises. For tests that hold the program to what people saw; it knows nothing of the buttons' data.
 */
import { canonicalOf } from '../src/core/answer/canonical.ts'
import type { Question } from '../src/core/pack.ts'
import type { Value } from '../src/core/value.ts'

/** As an exchange writes it, and `none` for "không phát sinh". */
export function written(value: Value | null): string {
  if (value === null) return 'withdrawn'
  const { value: text, none } = canonicalOf(value)
  return none ? 'none' : text
}

/** The question whose card, question back or answer the text is; undefined if it is about none, or several. */
export function questionShown(questions: readonly Question[], text: string): Question | undefined {
  const asked = questions.filter((q) => text.includes(q.text))
  if (asked.length > 0) return asked.length === 1 ? asked[0] : undefined
  // What was noted before stands above what is asked now.
  const rest = text.replace(/^✓.*$/gmu, '')
  const named = questions.filter((q) => (/\p{L}/u.test(rest) ? rest : text).includes(q.label))
  return named.length === 1 ? named[0] : undefined
}

/** Whether the text asks the question, rather than saying something about it. */
export function isCardOf(question: Question, text: string): boolean {
  return text.includes(question.text)
}

/** Buttons that lead somewhere and answer nothing. */
const WAYS = /^(?:◀ Lùi|Bỏ qua|Xem lại|Nhập lại|Trả lời câu còn trống|Nộp báo cáo|Nộp lại|Vẫn nộp)$/u
const SAME = /^Như tháng trước/u
const FIGURE = /(?:^|[^\d.])(\d{1,3}(?:\.\d{3})*|\d+)$/

/** The answer that a button promises, as `written` writes it; undefined if it promises none. `last`: last month's. */
export function promisedBy(label: string, question: Question, last: string | undefined): string | undefined {
  if (WAYS.test(label)) return undefined
  if (label === 'Không phát sinh') return 'none'
  if (SAME.test(label)) return last
  const option = question.options?.find((o) => o.label === label)
  if (option) return option.id
  if (question.kind === 'yes-no') return String(label === 'Có')
  const [, parts] = /\((\d+\/\d+)[^)]*\)$/.exec(label) ?? []
  return parts ?? FIGURE.exec(label)?.[1]?.replaceAll('.', '')
}
