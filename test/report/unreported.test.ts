/** The document says nothing that nobody reported: nothing, contradicted, partly heard and unproved figures. */
import { describe, expect, it } from 'vitest'
import type { Check, Derived, Pack } from '../../src/core/pack.ts'
import { plainOf } from '../../src/report/blocks.ts'
import { type Report, type ReportInput, renderReport } from '../../src/report/report.ts'
import { check, derived } from '../core/figures/tiny-pack.ts'
import { packWith, reportOf, SAID, type Said } from './sample.ts'

const ALL = ['STP', 'CAT']

interface More extends Partial<ReportInput> {
  readonly police?: Said
  readonly derived?: readonly Derived[]
  readonly checks?: readonly Check[]
}

function month(narrative: string, said: Said, { derived: computed = [], checks = [], ...more }: More = {}): Report {
  const pack: Pack = { ...packWith(narrative), derived: computed, checks }
  return reportOf(narrative, said, { submitted: ALL, pack, ...more })
}

/** Paragraphs and items, without the stop of the last. */
function texts(report: Report): string[] {
  return report.body.map((b) => (b.type === 'table' ? '' : plainOf(b.content).replace(/\.\/\.$/, '.')))
}

async function dataOf(report: Report): Promise<Map<string, Record<string, unknown>>> {
  const data: unknown = JSON.parse(new TextDecoder().decode(await renderReport(report, 'json')))
  const { figures } = data as { figures: { id: string }[] } // the report's own data
  return new Map(figures.map((f) => [f.id, f]))
}

const LIST = [check('danh-muc', 'items(van_ban) <= khai_tu')]
const documents = (count: number): Said['x'] => ({
  kind: 'documents',
  items: Array.from({ length: count }, (_, i) => ({ number: String(i + 1), symbol: 'KH-UBND' })),
})
const nothing = { kind: 'ratio', parts: { numerator: '0', denominator: '0' } } as const

describe('nothing occurred', () => {
  const computed = [
    derived('tong', 'total(khai_tu)', { measure: 'bài' }),
    derived('cong', 'khai_tu + tren'),
    derived('chia', 'ratio(tren, duoi)', { kind: 'percent', measure: '%', decimals: 2 }),
  ]
  const NARRATIVE = [
    '{{ khai_tu }}; {{ tong.with_measure }}; {{ cong.plain }}; {{ ty_le }}; {{ chia }}',
    '{{ khai_tu.none }} {{ tong.none }} {{ cong.none }} {{ ty_le.none }} {{ chia.none }} {{ tren.none }}',
    '{{ chia.missing }} {{ chia.cell }} {{ chia.value | json }}',
    '{% for u in ty_le.by_unit %}{{ u.text }} {{ u.none }}{% endfor %}',
  ].join('\n\n')

  it.each<[string, Said, string[]]>([
    [
      'where all said so',
      { khai_tu: SAID.none, ty_le: SAID.none },
      [
        Array(5).fill('không phát sinh').join('; '),
        'true true true true true true',
        'false không phát sinh null',
        'không phát sinh true.',
      ],
    ],
    [
      'of nothing by nothing',
      { khai_tu: SAID.none, ty_le: nothing },
      [
        'không phát sinh; không phát sinh; 0; không phát sinh; không phát sinh',
        'true true false true true false',
        'false không phát sinh null',
        'không phát sinh true.',
      ],
    ],
    [
      'not where there is one number',
      { khai_tu: SAID.number('0'), ty_le: { kind: 'ratio', parts: { numerator: '0', denominator: '4' } } },
      ['0; 0 bài; 0; 0%; 0%', 'false false false false false false', 'false 0% 0', '0% false.'],
    ],
  ])('is printed %s', (_why, said, printed) => {
    expect(texts(month(NARRATIVE, said, { derived: computed }))).toEqual(printed)
  })

  it('is so in the data and in the Markdown', async () => {
    const report = month(
      'Có {{ tong.with_measure }}, {{ chia }}.',
      { khai_tu: SAID.none, ty_le: nothing },
      {
        derived: computed,
      },
    )
    const data = await dataOf(report)
    expect(data.get('tong')).toMatchObject({ state: 'none', amount: '0', text: 'không phát sinh' })
    expect(data.get('chia')).toMatchObject({ state: 'none', amount: null, text: 'không phát sinh' })
    expect(data.get('ty_le')).toMatchObject({ by_unit: [{ unit: 'STP', text: 'không phát sinh' }] })
    expect(new TextDecoder().decode(await renderReport(report, 'md'))).toContain(
      'Có không phát sinh, không phát sinh./.',
    )
  })

  it('is not said for a unit that is awaited, in whatever is computed either', async () => {
    const more = { derived: [derived('tong', 'khai_tu * 2'), derived('chia', 'ratio(tren, duoi)')], submitted: [] }
    const report = month('{{ tong.none }} {{ y_kien.none }} {{ y_kien.awaited }}', { y_kien: SAID.none }, more)
    expect(texts(report)).toEqual(['false false true.'])
    expect((await dataOf(report)).get('y_kien')).toMatchObject({ state: 'missing', amount: null, text: null })
  })
})

describe('a count that its list contradicts', () => {
  const NARRATIVE = 'Đã ban hành {{ khai_tu }} văn bản.\n\n{{ khai_tu.none }} {{ khai_tu.missing }} {{ khai_tu.cell }}'
  const GAP = '[số liệu chưa khớp: Khai tử]'

  it.each<[string, Said, string]>([
    ['09 with 25 documents', { khai_tu: SAID.number('9'), van_ban: documents(25) }, GAP],
    ['none with one document', { khai_tu: SAID.none, van_ban: documents(1) }, GAP],
    ['25 with 9 main documents', { khai_tu: SAID.number('25'), van_ban: documents(9) }, '25'],
    ['09 with a list that nobody sent', { khai_tu: SAID.number('9') }, '09'],
  ])('%s', (_why, said, printed) => {
    const report = month(NARRATIVE, said, { checks: LIST })
    const isGap = printed === GAP
    expect(texts(report)).toEqual([
      `Đã ban hành ${printed} văn bản.`,
      `false ${isGap} ${isGap ? '[chưa có]' : printed}.`,
    ])
    expect(report.gaps).toEqual(isGap ? [{ id: 'khai_tu', label: 'Khai tử' }] : [])
  })

  it('has no number in the data, nor has what is computed of it, nor its unit', async () => {
    const report = month(
      '{% for u in khai_tu.by_unit %}{{ u.text }} {{ u.missing }}{% endfor %}, {{ doi }}',
      {
        khai_tu: SAID.number('9'),
        van_ban: documents(25),
      },
      { checks: LIST, derived: [derived('doi', 'khai_tu * 2')] },
    )
    const data = await dataOf(report)
    for (const id of ['khai_tu', 'doi']) {
      expect(data.get(id)).toMatchObject({ state: 'missing', amount: null, text: null, contradicted: true })
    }
    expect(data.get('tien')).not.toHaveProperty('contradicted')
    expect(texts(report)).toEqual(['[chưa có] true, [số liệu chưa khớp: label of doi].'])
  })
})

describe('what some units sent, while others are awaited', () => {
  const said = { y_kien: SAID.text('Tốt'), noi: SAID.list('Chợ') }
  const REST = (label: string): string => `[chưa có số liệu: Nhãn ${label} (Công an tỉnh)]`

  it.each([
    ['{% for l in y_kien.lines %}\n\n- {{ l }}\n\n{% endfor %}', ['Tốt', `${REST('y_kien')}.`]],
    ['{% for l in noi.items %}\n\n- {{ l }}\n\n{% endfor %}', ['Chợ', `${REST('noi')}.`]],
    ['{{ noi }}', [`Chợ; ${REST('noi')}.`]],
    ['{{ y_kien }}', [`Tốt\n${REST('y_kien')}.`]],
    ['{% if y_kien.awaited %}{{ y_kien.gap }}{% endif %}; {{ y_kien }}', [`${REST('y_kien')}; Tốt.`]],
  ])('%s', (narrative, printed) => {
    const report = month(narrative, said, { submitted: ['STP'] })
    expect(texts(report)).toEqual(printed)
    expect(report.gaps).toHaveLength(1)
    const whole = month(narrative, said)
    expect([whole.gaps, JSON.stringify(texts(whole)).includes('[chưa')]).toEqual([[], false])
  })

  it('counts the others where they are many', () => {
    const names = ['STP', 'CAT', 'A', 'B', 'C', 'D']
    const units = names.map((code) => ({ code, name: `Sở ${code}`, short: code, kind: 'department' }))
    const gap = (submitted: string[]): string[] => {
      const pack = { ...packWith('{{ y_kien.gap }}'), units }
      return texts(reportOf('', said, { pack, units, submitted }))
    }
    expect(gap(['STP', 'CAT', 'A'])).toEqual(['[chưa có số liệu: Nhãn y_kien (Sở B, Sở C, Sở D)].'])
    expect(gap(['STP'])).toEqual(['[chưa có số liệu: Nhãn y_kien (5 đơn vị)].'])
  })

  it.each<[string, Said, Said, string[], string]>([
    ['awaited', {}, {}, [], 'awaited'],
    ['one awaited, one said none', { y_kien: SAID.none }, {}, ['STP'], 'awaited'],
    ['all said none', { y_kien: SAID.none }, { y_kien: SAID.none }, [], 'none'],
    ['one said none, one left it out', { y_kien: SAID.none }, {}, ALL, 'none'],
    ['all left it out', {}, {}, ALL, 'left out'],
    ['one wrote, one left it out', { y_kien: SAID.text('Tốt') }, {}, ALL, 'words'],
  ])('tells apart: %s', (_why, stp, police, submitted, told) => {
    const narrative =
      '{% if y_kien.awaited %}awaited{% elsif y_kien.none %}none{% elsif y_kien.left_out %}left out{% else %}words{% endif %}'
    expect(texts(month(narrative, stp, { police, submitted }))).toEqual([`${told}.`])
  })
})

describe('what rests on a percentage that nothing proves', () => {
  const computed = [
    derived('con_lai', '100 - ty_le', { kind: 'percent', measure: '%' }),
    derived('so', '200 * ty_le / 100', { kind: 'count', measure: 'người' }),
    derived('so_tien', '1000000 * ty_le', { kind: 'money', measure: 'đồng' }),
  ]
  const NARRATIVE =
    'Đạt {{ ty_le }}, chiếm {{ con_lai }} {{ con_lai.stated }}, {{ so }}, {{ so.plain }}, {{ so.with_measure }}, {{ so_tien.millions }}.'

  it('has its mark, and the foot says so', async () => {
    const report = month(NARRATIVE, { ty_le: { kind: 'ratio', stated: '98' } }, { derived: computed })
    expect(texts(report)).toEqual([
      'Đạt 98%*, chiếm 2%* true, 196*, 196*, 196 người*, 98 triệu đồng*.',
      '* số do đơn vị tự báo hoặc tính từ số tự báo, chưa có tử số và mẫu số để tính.',
    ])
    expect((await dataOf(report)).get('con_lai')).toMatchObject({ amount: '2', text: '2%', unproved: true })
  })

  it('has none where the parts are known', async () => {
    const said: Said = { ty_le: { kind: 'ratio', parts: { numerator: '98', denominator: '100' } } }
    const report = month(NARRATIVE, said, { derived: computed })
    expect(texts(report)).toEqual(['Đạt 98%, chiếm 2% false, 196, 196, 196 người, 98 triệu đồng.'])
    expect((await dataOf(report)).get('con_lai')).not.toHaveProperty('unproved')
  })

  it('has its mark explained in an appendix and a footnote too', () => {
    const narrative = 'Hết[^a].\n\n[^a]: Chiếm {{ con_lai }}.\n\n---\n\n# Phụ lục I\n\n## BẢNG\n\n{{ con_lai }}'
    const report = month(narrative, { ty_le: { kind: 'ratio', stated: '98' } }, { derived: computed })
    expect([texts(report).length, report.appendices[0]?.blocks.at(-1)?.type]).toEqual([2, 'remark'])
  })
})
