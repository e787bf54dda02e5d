/** However a value is written by a person or by an export, reading gives the same value back. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalOf, fromCanonical } from '../../../src/core/answer/canonical.ts'
import { readAnswer } from '../../../src/core/answer/read.ts'
import { printAmount } from '../../../src/core/number.ts'
import type { Question } from '../../../src/core/pack.ts'
import { isDay, day as literalDay } from '../../../src/core/period.ts'
import type { IssuedDocument, QuestionKind, Value } from '../../../src/core/value.ts'
import { runs } from '../../runs.ts'
import { brief, CHOICES, question, reading } from './questions.ts'

const SEEDED = { seed: 61, numRuns: runs(600) }

const whole = fc.oneof(fc.nat(9), fc.nat(9999), fc.nat(2_000_000_000)).map(String)
const percent = fc.nat(10_000).map((n) => printAmount(String(n / 100), 2).replace(',', '.'))
const grouped = (digits: string, by: string) => digits.replace(/\B(?=(\d{3})+$)/g, by)
const around = fc.constantFrom(
  ...([
    ['', ''],
    ['', ' ạ'],
    ['Dạ, ', ''],
    ['khai tử: ', '.'],
    [' ', '\n'],
    ['(', ')'],
    ['tháng 4/2024: ', ''],
    ['có ', ' nhé'],
  ] as const),
)
const spelling = fc.constantFrom('NFC', 'NFD')

function comesTo(kind: QuestionKind, typed: string, value: Value, more: Partial<Question> = {}): void {
  expect(reading(kind, typed, more), JSON.stringify(typed)).toEqual({ outcome: 'read', value })
}

describe('people’s ways of writing', () => {
  test('counts', () => {
    const by = fc.constantFrom('', '.', ',', ' ', '\u00a0', '\u202f')
    const measure = fc.constantFrom('', ' hồ sơ', ' HS', ' ho so', 'hs')
    const qualifier = fc.constantFrom(
      ...([
        ['', {}],
        ['hơn ', { qualifier: 'over' }],
        ['trên ', { qualifier: 'over' }],
        ['khoảng ', { qualifier: 'about' }],
      ] as const),
    )
    fc.assert(
      fc.property(whole, by, measure, qualifier, around, spelling, (n, sep, unit, [word, q], [before, after], form) => {
        const typed = (before + word + grouped(n, sep) + unit + after).normalize(form)
        comesTo('count', typed, { kind: 'number', amount: n, ...q })
      }),
      SEEDED,
    )
  })

  test('percentages, with a dot or a comma', () => {
    const sign = fc.constantFrom('', '%', ' %', ' phần trăm', ' phan tram')
    fc.assert(
      fc.property(percent, fc.constantFrom('.', ','), sign, around, (amount, point, mark, [before, after]) => {
        comesTo('percent', before + amount.replace('.', point) + mark + after, { kind: 'number', amount })
      }),
      SEEDED,
    )
  })

  test('money in đồng, and in words of size', () => {
    const parts = fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999 }))
    const big = fc.constantFrom(' tỷ ', ' tỉ ', ' ty ', 'tỷ ')
    const small = fc.constantFrom(' triệu', ' tr', 'tr', ' trieu dong', ' TRIỆU ĐỒNG')
    fc.assert(
      fc.property(parts, big, small, fc.constantFrom('đ', ' đồng', ''), ([high, low], ty, tr, unit) => {
        const amount = String(high * 1_000_000_000 + low * 1_000_000)
        comesTo('money', `${high}${ty}${low}${tr}`, { kind: 'number', amount })
        comesTo('money', grouped(amount, '.') + unit, { kind: 'number', amount })
      }),
      SEEDED,
    )
  })

  test('decimals that only one reading fits', () => {
    const fraction = fc.constantFrom('5', '25', '1234')
    fc.assert(
      fc.property(whole, fraction, fc.constantFrom('.', ','), fc.constantFrom('', ' km'), (n, tail, point, unit) => {
        comesTo('decimal', n + point + tail + unit, { kind: 'number', amount: `${n}.${tail}` })
      }),
      SEEDED,
    )
  })

  test('ratios', () => {
    const joint = fc.constantFrom('/', ' / ', ' : ', ' trên ', ' trong tổng số ', '\n', ' hồ sơ / ')
    const stated = fc.option(percent, { nil: undefined })
    fc.assert(
      fc.property(whole, whole, fc.constantFrom('', '.', ','), joint, stated, (one, two, by, between, beside) => {
        const [n = '0', d = '0'] = [one, two].sort((a, b) => Number(a) - Number(b))
        const tail = beside === undefined ? '' : ` (đạt ${beside.replace('.', ',')}%)`
        comesTo('ratio', grouped(n, by) + between + grouped(d, by) + tail, {
          kind: 'ratio',
          parts: { numerator: n, denominator: d },
          ...(beside !== undefined && { stated: beside }),
        })
      }),
      SEEDED,
    )
  })

  test('dates', () => {
    const separator = fc.constantFrom('/', '-', '.', ' / ')
    const date = fc
      .tuple(fc.integer({ min: 1990, max: 2090 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
      .map(([y, m, d]) => ({ y, m, d, iso: `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}` }))
    fc.assert(
      fc.property(date, separator, fc.nat(3), spelling, ({ y, m, d, iso }, sep, way, form) => {
        const ways = [[d, m, y].join(sep), `ngày ${d} tháng ${m} năm ${y}`, iso, `ngày 0${d % 10}/${m}/${y}`]
        const typed = (way === 3 && d > 9 ? iso : (ways[way] ?? iso)).normalize(form)
        expect(reading('date', typed)).toEqual({ outcome: 'read', value: { kind: 'date', day: iso } })
      }),
      SEEDED,
    )
  })

  test('choices by label, id, letter, in any case', () => {
    fc.assert(
      fc.property(fc.nat(3), fc.nat(2), fc.boolean(), spelling, (at, way, upper, form) => {
        const option = CHOICES[at]
        const typed = [option?.label, option?.id, String.fromCharCode(97 + at)][way] ?? ''
        const written = (upper ? typed.toUpperCase() : typed).normalize(form)
        comesTo('choice', written, { kind: 'choice', option: option?.id ?? '' })
      }),
      SEEDED,
    )
  })

  test.each([
    ['20/12', '2023-12-20'],
    ['5/1', '2024-01-05'],
    ['15/12', '2023-12-15'],
    ['14/1', '2024-01-14'],
    ['6/4', 'ask'],
  ])('without a year, around the new year, %s is %s', (typed, expected) => {
    const window = { from: literalDay('2023-12-15'), to: literalDay('2024-01-14') }
    const outcome = readAnswer(question('date'), typed, { window })
    expect(outcome.outcome === 'ambiguous' ? 'ask' : brief(outcome)).toBe(expected)
  })
})

const word = fc.constantFrom('Sở', 'UBND', 'tỉnh', 'rà soát', 'báo cáo', 'Đề án 06', 'máy quét', 'và', '15%', '(lần 2)')
const phrase = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10))
  .filter((d) => isDay(d))
const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined })
const issued: fc.Arbitrary<IssuedDocument> = fc
  .tuple(
    fc.nat(9999),
    fc.constantFrom('UBND-KGVX', 'QĐ-TTg', '2023/NĐ-CP'),
    optional(day),
    optional(phrase),
    optional(phrase),
  )
  .map(([number, symbol, date, issuer, subject]) => ({
    number: String(number),
    symbol,
    ...(date !== undefined && { date }),
    ...(issuer !== undefined && { issuer }),
    ...(subject !== undefined && { subject }),
  }))
const ratio = fc.tuple(whole, whole, optional(percent)).map(
  ([a, b, stated]): Value => ({
    kind: 'ratio',
    parts: { numerator: a, denominator: b === '0' ? '1' : b },
    ...(stated !== undefined && { stated }),
  }),
)
const number = (amounts: fc.Arbitrary<string>) =>
  fc
    .tuple(amounts, optional(fc.constantFrom('over' as const, 'about' as const)))
    .map(([amount, qualifier]): Value => ({ kind: 'number', amount, ...(qualifier && { qualifier }) }))

const VALUES: Record<QuestionKind, fc.Arbitrary<Value>> = {
  count: number(whole),
  money: number(whole),
  decimal: number(fc.tuple(whole, fc.constantFrom('', '.5', '.125')).map(([n, tail]) => n + tail)),
  percent: number(percent),
  ratio: fc.oneof(
    ratio,
    percent.map((stated): Value => ({ kind: 'ratio', stated })),
  ),
  choice: fc.constantFrom(...CHOICES).map(({ id }): Value => ({ kind: 'choice', option: id })),
  'yes-no': fc.boolean().map((yes): Value => ({ kind: 'yes-no', yes })),
  date: day.map((d): Value => ({ kind: 'date', day: d })),
  text: fc
    .array(phrase, { minLength: 1, maxLength: 4 })
    .map((lines): Value => ({ kind: 'text', text: lines.join('\n') })),
  list: fc.array(phrase, { minLength: 1, maxLength: 5 }).map((items): Value => ({ kind: 'list', items })),
  documents: fc.array(issued, { minLength: 1, maxLength: 4 }).map((items): Value => ({ kind: 'documents', items })),
}

describe('the exchange form', () => {
  test.each(Object.entries(VALUES))('%s comes back as it went', (kind, values) => {
    const asked = question(kind as QuestionKind, { bareAllowed: true })
    fc.assert(
      fc.property(values, (value) => {
        const { value: written, none, qualifier } = canonicalOf(value)
        const back = fromCanonical(asked, written, { none, ...(qualifier && { qualifier }) })
        expect(back, written).toEqual({ outcome: 'read', value })
      }),
      { seed: 62, numRuns: runs(300) },
    )
  })

  test('"không phát sinh" stands in the comment, and only where the question allows it', () => {
    expect(canonicalOf({ kind: 'none' })).toEqual({ value: '', none: true })
    expect(fromCanonical(question('count'), '', { none: true })).toEqual({ outcome: 'read', value: { kind: 'none' } })
    const refused = fromCanonical(question('count', { mayBeNone: false }), '', { none: true })
    expect(refused).toEqual({ outcome: 'unread', reason: { why: 'none-not-allowed' } })
  })

  test.each<[QuestionKind, string, string]>([
    ['count', '56.751', 'not-whole'],
    ['count', '56 751', 'not-a-number'],
    ['count', '-1', 'negative'],
    ['percent', '101', 'above-max'],
    ['ratio', '5/0', 'zero-denominator'],
    ['ratio', '98.44%', 'parts-needed'],
    ['ratio', '', 'empty'],
    ['choice', 'Tốt', 'not-an-option'],
    ['yes-no', 'có', 'not-yes-no'],
    ['date', '06/4/2024', 'not-a-date'],
    ['documents', '61/KH-UBND|31/2/2024||', 'not-a-document'],
    ['documents', '61/KH-UBND ngày 6/4', 'not-a-document'],
  ])('%s refuses %j: %s', (kind, written, why) => {
    expect(fromCanonical(question(kind), written)).toMatchObject({ outcome: 'unread', reason: { why } })
  })
})
