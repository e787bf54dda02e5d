/**
 * One question of each kind for the tests of this folder, and a short writing of what a reading came to.
 */
import { canonicalOf } from '../../../src/core/answer/canonical.ts'
import { readAnswer } from '../../../src/core/answer/read.ts'
import type { Reading } from '../../../src/core/answer/reading.ts'
import type { Question } from '../../../src/core/pack.ts'
import { day } from '../../../src/core/period.ts'
import type { QuestionKind, Value } from '../../../src/core/value.ts'

export const KINDS: readonly QuestionKind[] = [
  'count',
  'decimal',
  'money',
  'percent',
  'ratio',
  'choice',
  'yes-no',
  'date',
  'text',
  'list',
  'documents',
]

export const CONTEXT = { window: { from: day('2024-03-15'), to: day('2024-04-14') } }

const MEASURES: Partial<Record<QuestionKind, string>> = { money: 'đồng', percent: '%', decimal: 'km', ratio: 'hồ sơ' }

export function question(kind: QuestionKind, more: Partial<Question> = {}): Question {
  return {
    id: 'hs_khai_tu',
    form: 'so-tu-phap',
    label: 'Khai tử',
    text: 'Từ {from} đến {to}, cấp xã đã giải quyết bao nhiêu hồ sơ đăng ký khai tử?',
    kind,
    measure: MEASURES[kind] ?? 'hồ sơ',
    mayBeNone: true,
    required: true,
    decimals: kind === 'count' || kind === 'money' ? 0 : 2,
    bareAllowed: false,
    once: false,
    ...(kind === 'choice' && { options: CHOICES }),
    ...(kind === 'ratio' && {
      numerator: { id: 'truc_tuyen', label: 'Nộp trực tuyến' },
      denominator: { id: 'tiep_nhan', label: 'Tiếp nhận' },
    }),
    ...more,
  }
}

export const CHOICES = [
  { id: 'tot', label: 'Tốt' },
  { id: 'kha', label: 'Khá' },
  { id: 'tb', label: 'Trung bình' },
  { id: 'khong', label: 'Không đánh giá' },
]

export function reading(kind: QuestionKind, typed: string, more: Partial<Question> = {}): Reading {
  return readAnswer(question(kind, more), typed, CONTEXT)
}

/**
 * `56751`, `over 10000`, `none`, `ask 1234 or 1.234`, `personal people`,
 * `unread not-a-number`, `unread above-max 100`.
 */
export function brief(outcome: Reading): string {
  switch (outcome.outcome) {
    case 'read':
      return briefValue(outcome.value)
    case 'ambiguous':
      return `ask ${outcome.readings.map(briefValue).join(' or ')}`
    case 'personal':
      return `personal ${outcome.found.look}`
    case 'unread':
      return ['unread', ...Object.values<string | number>(outcome.reason)].join(' ')
  }
}

function briefValue(value: Value): string {
  const { value: text, none, qualifier } = canonicalOf(value)
  return none ? 'none' : [qualifier, text].filter((t) => t !== undefined).join(' ')
}
