/**
 * A hundred thousand messages that nobody planned for: no exception, one of the three outcomes, and never a digit
 * that the person did not type. The invariant below knows nothing of the parsers: it compares digits with digits.
 */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Reading } from '../../../src/core/answer/reading.ts'
import type { QuestionKind, Value } from '../../../src/core/value.ts'
import { KINDS, reading } from './questions.ts'

const CHUNKS = 10
const MESSAGES = 100_000

const source: unknown = parse(readFileSync(new URL('typed-forms.yaml', import.meta.url), 'utf8'))
// Checked by the test of the table itself.
const forms = (source as { forms: [string, string][] }[]).flatMap((section) => section.forms.map(([typed]) => typed))

const digits = fc.stringMatching(/^\d{1,13}$/)
const piece = fc.oneof(
  digits,
  fc.stringMatching(/^\d{1,3}([., ]\d{3}){1,3}$/),
  fc.stringMatching(/^\d{1,4}[.,/:-]\d{1,4}$/),
  fc.constantFrom(
    'khoảng',
    'hơn',
    'trên',
    'khai tử',
    'hồ sơ',
    'triệu',
    'tỷ',
    'tr',
    'k',
    'đồng',
    '%',
    'không',
    'phát sinh',
  ),
  fc.constantFrom(
    'dạ',
    'ạ',
    'rưỡi',
    'nghìn',
    'tháng 4',
    'năm',
    'thiếu',
    'MẬT',
    'ngày',
    'số',
    'UBND',
    '/KH-UBND',
    'có',
    'chưa',
  ),
  fc.constantFrom(
    '.',
    ',',
    '/',
    ':',
    '-',
    '+',
    '(',
    ')',
    '\n',
    ';',
    '~',
    '>',
    '?',
    '\u00a0',
    '\u200b',
    '\u0301',
    '\ue000',
    '👍',
    '²',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
)
const composed = fc
  .tuple(fc.array(piece, { minLength: 1, maxLength: 7 }), fc.constantFrom('', ' ', ' ', '  '))
  .map(([pieces, glue]) => pieces.join(glue))
const mutated = fc
  .tuple(fc.constantFrom(...forms), fc.array(fc.tuple(fc.nat(60), fc.nat(2), piece), { maxLength: 3 }))
  .map(([form, edits]) => edits.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), form))
const message = fc.oneof(composed, mutated)

describe('messages that nobody planned for', () => {
  test.each(Array.from({ length: CHUNKS }, (_, chunk) => chunk))('part %i', (chunk) => {
    const numRuns = MESSAGES / CHUNKS
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), message, fc.boolean(), (kind, typed, flag) => {
        const outcome = reading(kind, typed, { bareAllowed: flag, mayBeNone: flag })
        const fault = faultIn(outcome, kind, typed)
        if (fault) throw new Error(`${fault}: ${kind} ${JSON.stringify(typed)} → ${JSON.stringify(outcome)}`)
      }),
      { seed: 1000 + chunk, numRuns },
    )
  })

  test('long nonsense is answered at once', () => {
    const long = [
      '1 '.repeat(5000),
      '1.'.repeat(1900),
      ' '.repeat(200_000),
      '1 234'.repeat(790),
      '-'.repeat(3999),
      '(MẬ'.repeat(1300),
    ]
    for (const kind of KINDS) for (const typed of long) reading(kind, `${typed}x`)
  }, 3000)
})

describe('the invariant itself', () => {
  test.each<[string, string, boolean]>([
    ['56.751', '56751', true],
    ['56.751', '56752', false],
    ['56.751', '5675', false],
    ['1tr2', '1200000', true],
    ['1tr2', '1300000', false],
    ['12 15', '1215', false],
    ['05', '5', true],
    ['97,80', '97.8', true],
  ])('%s gives %s: %s', (typed, amount, allowed) => {
    expect(isFromDigits(amount, typed)).toBe(allowed)
  })
})

const SHAPES: Record<QuestionKind, Value['kind']> = {
  count: 'number',
  decimal: 'number',
  money: 'number',
  percent: 'number',
  ratio: 'ratio',
  choice: 'choice',
  'yes-no': 'yes-no',
  date: 'date',
  text: 'text',
  list: 'list',
  documents: 'documents',
}

function faultIn(outcome: Reading, kind: QuestionKind, typed: string): string | undefined {
  if (outcome.outcome === 'unread') return typeof outcome.reason.why === 'string' ? undefined : 'no reason'
  const values = outcome.outcome === 'ambiguous' ? outcome.readings : [outcome.value]
  if (outcome.outcome === 'ambiguous' && (values.length < 2 || values.length > 3)) return 'not two or three readings'
  if (new Set(values.map((v) => JSON.stringify(v))).size < values.length) return 'the same reading twice'
  return values.map((value) => faultInValue(value, kind, typed)).find((fault) => fault !== undefined)
}

function faultInValue(value: Value, kind: QuestionKind, typed: string): string | undefined {
  if (value.kind === 'none') return undefined
  if (value.kind !== SHAPES[kind]) return 'a value of another kind'
  for (const amount of amountsIn(value)) {
    if (!/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/.test(amount)) return 'not canonical'
    if (!isFromDigits(amount, typed)) return 'digits that were not typed'
  }
  if (value.kind === 'text' || value.kind === 'list') {
    const kept = value.kind === 'text' ? value.text : value.items.join('')
    if (/[\ue000\ue001\p{Cc}\p{Cf}]/u.test(kept.replaceAll('\n', ''))) return 'invisible characters'
    if (!isSubsequence(plain(kept), plain(typed))) return 'letters that were not typed'
  }
  return undefined
}

function amountsIn(value: Value): string[] {
  if (value.kind === 'number') return [value.amount]
  if (value.kind !== 'ratio') return []
  const parts = value.parts ? [value.parts.numerator, value.parts.denominator] : []
  return value.stated === undefined ? parts : [...parts, value.stated]
}

/** Words and letters that multiply, however they are spelled. */
const MULTIPLIES = /k|tr|ty|ti|nghin|ngan|ruoi/

function isFromDigits(amount: string, typed: string): boolean {
  const ascii = plain(typed)
  if (MULTIPLIES.test(ascii)) {
    const said = ascii.replace(/ruoi/g, '5').replace(/[^1-9]/g, '')
    return said.includes(amount.replace(/[^1-9]/g, ''))
  }
  const runs = ascii.match(/\d{1,3}(?: \d{3})+(?:[.,]\d+)?|[.,]?\d+(?:[.,]\d+)*/g) ?? []
  const split = ascii.match(/[.,]?\d+(?:[.,]\d+)*/g) ?? []
  return [...runs, ...split].flatMap(writings).includes(bare(amount))
}

/** The digits of a run, and without the zeros that end its decimals. */
function writings(run: string): string[] {
  return [bare(run), bare(run.replace(/[.,](\d*?)0+$/, '.$1'))]
}

/** Without separators and leading zeros. */
function bare(text: string): string {
  return text.replace(/\D/g, '').replace(/^0+/, '')
}

/** Own way to plain letters and digits: nothing of the source is used here. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{M}\p{Cf}\p{Co}]|[^\P{Cc}\n\t]/gu, '')
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\p{Zs}/gu, ' ')
    .replace(/\u0111/gi, 'd')
    .toLowerCase()
}

function isSubsequence(part: string, whole: string): boolean {
  let at = 0
  for (const c of part) {
    if (/\s/.test(c)) continue
    at = whole.indexOf(c, at) + 1
    if (at === 0) return false
  }
  return true
}
