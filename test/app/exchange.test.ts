/** What a file of answers may not do: answer twice, contradict itself, or be counted for more than it brought. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importRows, rowsOf } from '../../src/app/exchange.ts'
import type { ReadRow } from '../../src/text/exchange-format.ts'
import { packOf, question, unit } from '../core/figures/tiny-pack.ts'
import { APRIL, NOW, tempStore } from '../store/temp-store.ts'

const pack = packOf({
  units: [unit('A'), unit('B')],
  questions: [question('n'), question('r', { kind: 'ratio' }), question('t', { kind: 'text', mayBeNone: false })],
})

type Given = Partial<ReadRow> & { readonly line: number }

function row({ line, ...more }: Given): ReadRow {
  return { dataElement: 'n', period: '202404', orgUnit: 'A', value: '827', line, ...more }
}

async function imported(given: readonly Given[]): Promise<unknown> {
  const store = await tempStore()
  const done = await importRows({ pack, now: NOW }, store, APRIL, given.map(row))
  if (!('faults' in done)) return done
  expect(await rowsOf(store, APRIL)).toEqual([])
  return done.faults.map((f) =>
    [f.line, f.column, f.unit, f.question, f.why, 'first' in f ? f.first : ''].join(' ').trim(),
  )
}

const told = (imported: number, unchanged = 0, repeated = 0): object => ({ imported, unchanged, repeated })

describe('a file', () => {
  it.each<[string, Given[], unknown]>([
    ['of three answers', [{ line: 2 }, { line: 3, orgUnit: 'B' }, { line: 4, dataElement: 't', value: 'x' }], told(3)],
    ['that says a thing twice', [{ line: 2 }, { line: 3 }], told(1, 0, 1)],
    [
      'that says it in two ways',
      [
        { line: 2, value: '5.0' },
        { line: 3, value: '5' },
      ],
      told(1, 0, 1),
    ],
    ['with two answers to one question', [{ line: 2 }, { line: 9, value: '828' }], ['9 value A n twice 2']],
    [
      'with three',
      [{ line: 2 }, { line: 3, value: '1' }, { line: 4, value: '2' }],
      ['3 value A n twice 2', '4 value A n twice 2'],
    ],
    ['with an answer and nothing', [{ line: 2 }, { line: 3, value: '', comment: 'none' }], ['3 value A n twice 2']],
    ['with an answer and a rough one', [{ line: 2 }, { line: 3, comment: 'over' }], ['3 value A n twice 2']],
    ['with a value that is none', [{ line: 2, comment: 'none' }], ['2 comment A n contradiction']],
    ['with none', [{ line: 2, value: ' ', comment: 'none' }], told(1)],
    [
      'with none where an answer is needed',
      [{ line: 2, dataElement: 't', value: '', comment: 'none' }],
      ['2 value A t unread'],
    ],
    [
      "with a person's number, in words",
      [{ line: 2 }, { line: 3, dataElement: 't', value: 'CCCD 024395001234' }],
      ['3 value A t personal'],
    ],
    [
      "with what looks like a person's number and is none",
      [{ line: 2, dataElement: 't', value: 'Số 024395001234', comment: 'confirmed' }],
      told(1),
    ],
    [
      'with a secret, confirmed or not',
      [
        { line: 2, dataElement: 't', value: 'Tài liệu mật' },
        { line: 3, orgUnit: 'B', dataElement: 't', value: 'TỐIMẬT', comment: 'confirmed' },
      ],
      ['2 value A t unread', '3 value B t unread'],
    ],
    ['with a confirmed figure', [{ line: 2, comment: 'confirmed' }], ['2 comment A n unknown-comment']],
    ['with a figure of nine digits', [{ line: 2, value: '991234567' }], told(1)],
    ['with a remark', [{ line: 2, comment: 'số liệu tạm' }], ['2 comment A n unknown-comment']],
    ['with a remark on prose', [{ line: 2, dataElement: 't', comment: 'over' }], ['2 comment A t unknown-comment']],
    ['with a percentage on a count', [{ line: 2, comment: '5%' }], ['2 comment A n unknown-comment']],
    [
      'with "over" on a ratio',
      [{ line: 2, dataElement: 'r', value: '1/2', comment: 'over' }],
      ['2 comment A r unknown-comment'],
    ],
    ['with a percentage beside a ratio', [{ line: 2, dataElement: 'r', value: '1/2', comment: '50%' }], told(1)],
    [
      'with two percentages',
      [{ line: 2, dataElement: 'r', value: '50', comment: '51%' }],
      ['2 comment A r unknown-comment'],
    ],
    [
      'with two percentages and two parts',
      [{ line: 2, dataElement: 'r', value: '1/2 50%', comment: '51%' }],
      ['2 comment A r unknown-comment'],
    ],
    [
      'with deleted values',
      [
        { line: 2, deleted: true },
        { line: 3, value: 'x' },
      ],
      ['2 deleted A n deleted', '3 value A n unread'],
    ],
    ['with damaged letters', [{ line: 2, dataElement: 't', value: 'h\ufffd sơ' }], ['2 value A t damaged']],
    ['of another month', [{ line: 2, period: '202403' }], ['2 period A n other-period']],
    ['with an unknown unit', [{ line: 2, orgUnit: 'C' }], ['2 orgUnit C n unknown-unit']],
    ['with an unknown question', [{ line: 2, dataElement: 'm' }], ['2 dataElement A m unknown-question']],
    [
      'with faults out of order',
      [{ line: 2 }, { line: 3, value: '1' }, { line: 4, value: 'x' }],
      ['3 value A n twice 2', '4 value A n unread'],
    ],
  ])('%s', async (_, given, expected) => expect(await imported(given)).toEqual(expected))

  it('of a locked month is not taken', async () => {
    const store = await tempStore()
    await store.write(async (tx) => {
      await tx.periods.open(APRIL, pack.version, NOW)
      await tx.periods.lock(APRIL, NOW)
    })
    expect(await importRows({ pack, now: NOW }, store, APRIL, [row({ line: 2 })])).toEqual({ locked: APRIL })
  })
})

describe('what was imported', () => {
  it('and confirmed is written so that it can be imported again', async () => {
    const store = await tempStore()
    const rows = [row({ line: 2, dataElement: 't', value: 'Số 024395001234', comment: 'confirmed' })]
    await importRows({ pack, now: NOW }, store, APRIL, rows)
    const written = await rowsOf(store, APRIL)
    expect(written).toMatchObject([{ value: 'Số 024395001234', comment: 'confirmed' }])
    const again = await importRows({ pack, now: NOW }, await tempStore(), APRIL, [row({ line: 2, ...written[0] })])
    expect(again).toEqual(told(1))
  })

  it('is what is there, and as many answers as were told', async () => {
    const given = fc.record({
      line: fc.nat(99),
      orgUnit: fc.constantFrom('A', 'B'),
      dataElement: fc.constantFrom('n', 't'),
      value: fc.constantFrom('1', '2'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(given, { maxLength: 6 }), async (rows) => {
        const store = await tempStore()
        const done = await importRows({ pack, now: NOW }, store, APRIL, rows.map(row))
        const there = await rowsOf(store, APRIL)
        const asked = new Map(rows.map((r) => [`${r.orgUnit} ${r.dataElement}`, new Set<string>()]))
        for (const r of rows) asked.get(`${r.orgUnit} ${r.dataElement}`)?.add(r.value)
        const isClear = [...asked.values()].every((values) => values.size === 1)
        expect('faults' in done).toBe(!isClear)
        expect(there).toHaveLength(isClear ? asked.size : 0)
        if ('imported' in done) expect([done.imported, done.repeated]).toEqual([asked.size, rows.length - asked.size])
      }),
      { seed: 96, numRuns: 15 },
    )
  })
})
