/** Files of answers as people's programs write them: every value with its line, or the fault with its line. */
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRows, type Row, writeRows } from '../../src/text/exchange-format.ts'
import { runs } from '../runs.ts'

const HEAD = 'dataElement,period,orgUnit,value,comment'

function lines(parsed: ReturnType<typeof parseRows>): string[] {
  if ('fault' in parsed) return [`fault ${Object.values<unknown>(parsed.fault).join(' ')}`]
  return parsed.rows.map((r) =>
    [r.line, r.orgUnit, r.dataElement, r.value, r.comment ?? '-', r.deleted ?? ''].join('|'),
  )
}

describe('CSV', () => {
  it.each<[string, string, string[]]>([
    ['plain', `${HEAD}\na,202404,STP,1,\nb,202404,STP,2,none\n`, ['2|STP|a|1|-|', '3|STP|b|2|none|']],
    [
      'with the line ends of Windows',
      `${HEAD}\r\na,202404,STP,1,\r\nb,202404,STP,2,\r\n`,
      ['2|STP|a|1|-|', '3|STP|b|2|-|'],
    ],
    [
      'with values of several lines',
      `${HEAD}\na,202404,STP,"x\ny",\nb,202404,STP,2,`,
      ['2|STP|a|x\ny|-|', '4|STP|b|2|-|'],
    ],
    ['with empty lines', `\n${HEAD}\n\na,202404,STP,1,\n,,,,\n\nb,202404,STP,2,`, ['4|STP|a|1|-|', '7|STP|b|2|-|']],
    ['with semicolons, as Excel in Vietnam', `${HEAD.replaceAll(',', ';')}\na;202404;STP;1,5;\n`, ['2|STP|a|1,5|-|']],
    ['with tabs, as Unicode text of Excel', `${HEAD.replaceAll(',', '\t')}\na\t202404\tSTP\t1\t\n`, ['2|STP|a|1|-|']],
    ['with the separator said', `sep=;\n${HEAD.replaceAll(',', ';')}\na;202404;STP;1;`, ['3|STP|a|1|-|']],
    ['with DHIS2’s names', '"dataelement","period","orgunit","value"\n"a","202404","STP","1"', ['2|STP|a|1|-|']],
    ['in another order, blanks around', 'value , orgUnit,period,dataElement\n1, STP ,202404, a', ['2|STP|a|1|-|']],
    ['with empty cells behind', `${HEAD},,\na,202404,STP,1,,,\n`, ['2|STP|a|1|-|']],
    [
      'with deleted values',
      `${HEAD},deleted\na,202404,STP,1,,true\nb,202404,STP,1,,false`,
      ['2|STP|a|1|-|true', '3|STP|b|1|-|'],
    ],
    [
      'with formulas of a guarded export',
      `${HEAD}\na,202404,STP,"'=1+1",\nb,202404,STP,-3,`,
      ['2|STP|a|=1+1|-|', '3|STP|b|-3|-|'],
    ],
    ['with nothing', '', ['fault empty']],
    ['with blanks only', ' \n \n', ['fault empty']],
    ['with a header only', `${HEAD}\n`, ['fault empty']],
    ['with empty rows only', `${HEAD}\n,,,,\n`, ['fault empty']],
    ['with one column twice', 'value,dataElement,period,orgUnit,Value\n1,a,202404,STP,2', ['fault key-twice 1 value']],
    ['with too few cells', `${HEAD}\na,202404,STP,1,\na,b`, ['fault no-csv 3']],
    ['with too many', `${HEAD}\na,202404,STP,1,5,none`, ['fault no-csv 2']],
    ['with a quote that does not end', `${HEAD}\na,202404,STP,1,\na,202404,STP,"1,\n`, ['fault no-csv 3']],
    ['with a quote inside', `${HEAD}\na,202404,S"T"P,1,`, ['fault no-csv 2']],
    ['of another kind', '\n\nunit,period,value\nSTP,202404,5', ['fault columns 3 dataElement,orgUnit']],
  ])('%s', (_, text, expected) => expect(lines(parseRows(text, 'csv'))).toEqual(expected))

  it('says which columns it does not use, if anything stands there', () => {
    const read = parseRows(`${HEAD},storedBy,followup,note\na,202404,STP,1,,lan,,\n`, 'csv')
    expect(read).toMatchObject({ ignored: ['storedBy'] })
  })
})

describe('JSON', () => {
  const value = (more: object): object => ({ dataElement: 'a', period: '202404', orgUnit: 'STP', value: '1', ...more })
  const pretty = (data: unknown): string => JSON.stringify(data, null, 1)

  it.each<[string, string, string[]]>([
    [
      'one a line',
      `{"dataValues":[\n${JSON.stringify(value({}))},\n${JSON.stringify(value({ dataElement: 'b' }))}]}`,
      ['2|STP|a|1|-|', '3|STP|b|1|-|'],
    ],
    [
      'spread out',
      pretty({ dataValues: [value({ comment: 'none' }), value({})] }),
      ['3|STP|a|1|none|', '10|STP|a|1|-|'],
    ],
    [
      'with lists and objects around',
      pretty({ a: [{ b: [1] }], dataValues: [value({ c: [{ d: 1 }] }), value({})] }),
      ['10|STP|a|1|-|', '21|STP|a|1|-|'],
    ],
    [
      'with the period and the unit around',
      '{"period":"202404","orgUnit":"STP",\n"dataValues":[{"dataElement":"a","value":"5"}]}',
      ['2|STP|a|5|-|'],
    ],
    [
      'deleted, without a value',
      '{"dataValues":[{"dataElement":"a","period":"202404","orgUnit":"STP","deleted":true}]}',
      ['1|STP|a||-|true'],
    ],
    [
      'with brackets and quotes in texts',
      pretty({ dataValues: [value({ value: '"]}, {[' }), value({})] }),
      ['3|STP|a|"]}, {[|-|', '9|STP|a|1|-|'],
    ],
    ['with nothing', ' ', ['fault empty']],
    ['with no values', '{"dataValues": []}', ['fault empty']],
    [
      'with a key twice',
      '{"dataValues":[\n{"dataElement":"a","period":"202404","orgUnit":"STP","value":"1",\n"value":"2"}]}',
      ['fault key-twice 3 value'],
    ],
    ['with the list twice', '{"dataValues":[],\n"dataValues":[]}', ['fault key-twice 2 dataValues']],
    ['with a number', '{"dataValues":[\n{"dataElement":"a","period":202404}]}', ['fault shape 2 period']],
    ['with a word in the list', '{"dataValues":[\n\n"a"]}', ['fault shape 3 dataValues']],
    ['with another list', '[]', ['fault shape 1 dataValues']],
    ['cut off', '{\n"dataValues": [\n', ['fault no-json 2 16']],
  ])('%s', (_, text, expected) => expect(lines(parseRows(text, 'json'))).toEqual(expected))

  it('says which fields it does not use', () => {
    const read = parseRows(JSON.stringify({ dataSet: 'x', dataValues: [value({ storedBy: 'lan' })] }), 'json')
    expect(read).toMatchObject({ ignored: ['dataSet', 'storedBy'] })
  })
})

describe('an export', () => {
  it.each([
    ['=1+1', '"\'=1+1"'],
    ['+84 912', '"\'+84 912"'],
    ['-5 độ', '"\'-5 độ"'],
    ['@tong', '"\'@tong"'],
    ['\tx', '"\'\tx"'],
    ["'=x", '"\'\'=x"'],
    ['＝1', '"\'＝1"'],
    ['-3', '"-3"'],
    ['-3.5', '"-3.5"'],
    ['3', '3'],
    ["'quoted", '"\'quoted"'],
  ])('writes %j as the cell %s', (value, cell) => {
    const text = writeRows([{ dataElement: 'a', period: '202404', orgUnit: 'STP', value }], 'csv')
    expect(text).toBe(`${HEAD}\na,202404,STP,${cell},`)
  })

  it.each(['csv', 'json'] as const)('in %s comes back as it went, and computes nothing', (format) => {
    const risky = fc
      .tuple(fc.constantFrom('=', '+', '-', '@', '\t', "'", "'=", "''-", '＝', ';', '"', ' '), fc.string())
      .map((p) => p.join(''))
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      risky,
      fc.integer().map(String),
      fc.float({ noNaN: true }).map(String),
    )
    const text = cell.map((c) => c.replace(/\r\n?/g, '\n').toWellFormed())
    const name = fc.stringMatching(/^[=+@'-]?[A-Za-z0-9_]+$/)
    const row: fc.Arbitrary<Row> = fc
      .tuple(name, name, text, text)
      .map(([dataElement, orgUnit, value, comment]) => ({
        dataElement,
        period: '202404',
        orgUnit,
        value,
        comment: comment.trim(),
      }))
      .map(({ comment, ...rest }) => (comment === '' ? rest : { ...rest, comment }))
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (rows) => {
        const written = writeRows(rows, format)
        const read = parseRows(written, format)
        expect('rows' in read && read.rows.map(({ line: _, ...r }) => r)).toEqual(rows)
        const lines: string[][] = format === 'csv' ? parse(written, { relax_column_count: true }) : []
        for (const cell of lines.flat())
          if (!/^-?\d+(\.\d+)?$/.test(cell)) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
      }),
      { seed: 95, numRuns: runs(400) },
    )
  })
})

it('JSON within JSON without end costs no more than its length', () => {
  const deep = (depth: number) => `{"dataValues":[${'['.repeat(depth)}${']'.repeat(depth)}]}`
  const time = (depth: number) => {
    const before = process.threadCpuUsage()
    expect(parseRows(deep(depth), 'json')).toHaveProperty('fault')
    return process.threadCpuUsage(before).user / 1000
  }
  time(10_000)
  expect(time(400_000)).toBeLessThan(Math.max(time(100_000), 40) * 12)
})
