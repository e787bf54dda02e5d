/** A form, a pack and the Vietnamese words, for the tests of this folder. */
import type { Question } from '../../src/core/pack.ts'
import { day } from '../../src/core/period.ts'
import type { QuestionKind, Value } from '../../src/core/value.ts'
import type { Card, CardContext } from '../../src/text/card.ts'
import { question as plainQuestion } from '../core/answer/questions.ts'
import { packOf } from '../core/figures/tiny-pack.ts'
import { formOf } from '../core/interview/play.ts'
import { textsIn } from '../texts.ts'

export const t = textsIn('vi')

export const PACK = {
  ...packOf({ questions: [] }),
  title: 'Báo cáo Đề án 06',
  short: 'Đề án 06',
  period: { fromDay: 15 },
  deadline: { days: 3, working: false, at: '17:00' },
}

export function asked(kind: QuestionKind, more: Partial<Question> = {}): Question {
  return plainQuestion(kind, { mayBeNone: false, ...more })
}

export function number(amount: string, qualifier?: 'over' | 'about'): Value {
  return { kind: 'number', amount, ...(qualifier && { qualifier }) }
}

type Given = Readonly<Record<string, Value>>

/** Of Sở Tư pháp in April 2024, two days before the deadline. */
export function contextOf(
  questions: readonly Question[],
  more: { answers?: Given; last?: Given; hears?: CardContext['hears']; today?: string } = {},
): CardContext {
  return {
    t,
    pack: PACK,
    form: { ...formOf([]), questions },
    today: day(more.today ?? '2024-04-15'),
    answers: new Map(Object.entries(more.answers ?? {})),
    last: new Map(Object.entries(more.last ?? {})),
    hears: more.hears ?? 'ours',
    buttons: Infinity,
    data: (action) => `p7:${action}`,
  }
}

/** The text with `*` for bold, then the rows of buttons: `[Bỏ qua>p7:skip]`. */
export function shown(card: Card): string[] {
  const rows = card.choices.map((row) => row.map(({ label, data }) => `[${label}>${data}]`).join(' '))
  return [...starred(card.text).split('\n'), ...rows]
}

export function starred(text: string): string {
  return text.replace(/[\uE000\uE001]/g, '*')
}
