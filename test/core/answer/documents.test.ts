/** Documents however they are typed: every form of number and symbol in use, and what must not be taken for one. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { canonicalOf, fromCanonical } from '../../../src/core/answer/canonical.ts'
import { readLead } from '../../../src/core/answer/document-lead.ts'
import { describe as describeParts } from '../../../src/core/answer/document-parts.ts'
import { plainSigns, referenceIn } from '../../../src/core/answer/document-reference.ts'
import { withoutBullet } from '../../../src/core/answer/list.ts'
import { type IssuedDocument, referenceOf } from '../../../src/core/value.ts'
import { valueFromJson, valueToJson } from '../../../src/store/value-json.ts'
import { runs } from '../../runs.ts'
import { CONTEXT, question, reading } from './questions.ts'

const Table = z.array(
  z.strictObject({
    line: z.string(),
    is: z.string().optional(),
    words: z.string().optional(),
    no: z.literal(true).optional(),
  }),
)
const table = Table.parse(parse(readFileSync(new URL('documents.yaml', import.meta.url), 'utf8')))

function fields({ number, symbol, date, issuer = '', subject = '', kind = '' }: IssuedDocument): string {
  return [number, symbol, date ?? '', issuer, subject, kind].join('|')
}

function outcomeOf(line: string): string {
  const read = reading('documents', line)
  if (read.outcome === 'read')
    return read.value.kind === 'documents' ? read.value.items.map(fields).join(' + ') : read.value.kind
  if (read.outcome !== 'unread') return read.outcome
  const { reason } = read
  return 'words' in reason ? `words ${reason.words}` : reason.why
}

function wanted({ is, words }: z.infer<typeof Table>[number]): string {
  if (is !== undefined) return `${is}${'|'.repeat(5 - (is.match(/\|/g)?.length ?? 0))}`
  return words === undefined ? 'not-a-document' : `words ${words}`
}

describe('a line', () => {
  it.each(table.map((row) => [row.line, wanted(row)]))('%s is %s', (line, expected) => {
    expect(outcomeOf(line)).toBe(expected)
  })

  it('stands in a table of at least 120 forms', () => expect(table.length).toBeGreaterThanOrEqual(120))
})

describe('what is printed', () => {
  it.each(['57-NQ/TW', '61/KH-UBND', '13/2023/NĐ-CP', '123-KH/TWĐTN-BTG', '1200-UBND/KGVX', '879/TCTTKĐA'])(
    '%s is what was typed',
    (line) => {
      const read = reading('documents', line)
      const items = read.outcome === 'read' && read.value.kind === 'documents' ? read.value.items : []
      expect(items.map(referenceOf)).toEqual([line])
    },
  )

  it('is read again as it was: from an export, from the store, and typed', () => {
    const rows = table.filter((row) => row.is !== undefined)
    for (const { line } of rows) {
      const read = reading('documents', line)
      if (read.outcome !== 'read') throw new Error(line)
      const { value } = read
      expect(fromCanonical(question('documents'), canonicalOf(value).value)).toEqual({ outcome: 'read', value })
      expect(valueFromJson(valueToJson(value))).toEqual(value)
      const [item] = value.kind === 'documents' ? value.items : []
      if (item && item.kind === undefined) {
        const again = reading('documents', referenceOf(item))
        const { number, symbol } = item
        expect(again, line).toEqual({ outcome: 'read', value: { kind: 'documents', items: [{ number, symbol }] } })
      }
    }
  })

  it('of a stored value of before is what it was', () => {
    const stored = '{"kind":"documents","items":[{"number":"61","symbol":"KH-UBND","issuer":"UBND"}]}'
    expect(valueToJson(valueFromJson(stored))).toBe(stored)
  })
})

describe('whatever is typed', () => {
  const piece = fc.oneof(
    fc.constantFrom(...table.map((row) => row.line)),
    fc.constantFrom(
      'UBND tỉnh',
      'về',
      'của',
      'ngày 15/3/2024',
      'ban hành',
      'Kế hoạch số',
      '61/KH-UBND',
      '57-NQ/TW',
      'rà soát',
      ',',
      '-',
      '/',
      ';',
    ),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  )

  it('no word of it is lost or made up: what is not understood is refused', () => {
    const letters = (text: string): string =>
      text
        .toLowerCase()
        .normalize('NFD')
        .replace(/[^a-z0-9]/g, '')
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 5 }), (pieces) => {
        const line = pieces.join(' ')
        const read = reading('documents', line)
        if (read.outcome !== 'read' || read.value.kind !== 'documents') return
        const whole = letters(line.normalize('NFKC'))
        for (const { number, symbol, issuer = '', subject = '' } of read.value.items) {
          for (const field of [number, symbol, subject, ...issuer.split(', ')])
            expect(whole).toContain(letters(field.normalize('NFKC')))
        }
      }),
      { seed: 97, numRuns: runs(2000) },
    )
  })
})

describe('a hundred thousand letters', () => {
  const long = (piece: string): string => piece.repeat(100_000 / piece.length)
  const alone = [
    '1/A-',
    '1-A/',
    '1/A ',
    '61/KH-UBND ',
    '- ',
    '1. ',
    '/',
    '-',
    ' ',
    '  ,',
    '1',
    'ban hành ',
    'về ',
    'ngày 1/',
  ]
  const behind = ['1/A-', 'A-', ' ', '- ', ', ngày ', 'của ', 'UBND tỉnh ', 've ', 'ký ngày ', '(', ';']
  const before = [' ', ', ', 'ban hành ', 'số ', 'kế hoạch ', '(']
  const shapes = [
    ...alone.map(long),
    ...behind.map((piece) => `61/KH-UBND ${long(piece)}x`),
    ...before.map((piece) => `x${long(piece)}61/KH-UBND`),
  ]

  function take(line: string): void {
    const bare = withoutBullet(line)
    const found = referenceIn(plainSigns(bare))
    if (found) readLead(bare.slice(0, found.start), CONTEXT.window)
    describeParts(bare.slice(found?.end), CONTEXT.window)
  }

  /** The least of three: others use the machine too. */
  function millisecondsOf(line: string): number {
    const times = [1, 2, 3].map(() => {
      const from = performance.now()
      take(line)
      return performance.now() - from
    })
    return Math.min(...times)
  }

  it('take no longer than as many of prose, whatever their shape', () => {
    const plain = millisecondsOf(long('Sở Tư pháp đã giải quyết hồ sơ '))
    const slow = shapes.filter((shape) => millisecondsOf(shape) > 3 * plain).map((shape) => shape.slice(0, 30))
    expect(slow).toEqual([])
  }, 60_000)
})
