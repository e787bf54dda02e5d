/** What the narrative prints for every kind of figure, and what becomes of what is missing. */
import { describe, expect, it } from 'vitest'
import { commonDeadline } from '../../src/core/deadlines.ts'
import { day, period } from '../../src/core/period.ts'
import { inlinesOf, plainOf } from '../../src/report/blocks.ts'
import { NarrativeFault } from '../../src/report/report.ts'
import { packWith, reportOf, SAID, type Said } from './sample.ts'

const ALL = ['STP', 'CAT']

/** The text of the first paragraph; nobody is awaited unless told. */
function told(narrative: string, said: Said = {}, police: Said = {}, submitted: readonly string[] = ALL): string {
  const [first] = reportOf(`${narrative}\n\nHết`, said, { police, submitted }).body
  return first ? plainOf(inlinesOf(first)) : ''
}

describe('a figure', () => {
  const cases: [why: string, narrative: string, said: Said, printed: string][] = [
    ['thousands with dots', '{{ khai_tu }}', { khai_tu: SAID.number('56751') }, '56.751'],
    ['below ten with a zero', '{{ khai_tu }}', { khai_tu: SAID.number('5') }, '05'],
    ['ten without', '{{ khai_tu }}', { khai_tu: SAID.number('10') }, '10'],
    ['nought as it is', '{{ khai_tu }}', { khai_tu: SAID.number('0') }, '0'],
    ['without the zero when asked', '{{ khai_tu.plain }}', { khai_tu: SAID.number('5') }, '5'],
    ['with its measure', '{{ hoi_nghi.with_measure }}', { hoi_nghi: SAID.number('5') }, '05 hội nghị'],
    ['what was more than', '{{ khai_tu.with_measure }}', { khai_tu: SAID.number('10000', 'over') }, 'hơn 10.000 hồ sơ'],
    ['an estimate', '{{ khai_tu }}', { khai_tu: SAID.number('500', 'about') }, 'khoảng 500'],
    ['nothing occurred', '{{ khai_tu.with_measure }}', { khai_tu: SAID.none }, 'không phát sinh'],
    ['money to the đồng', '{{ tien.with_measure }}', { tien: SAID.number('8397629206') }, '8.397.629.206 đồng'],
    ['money in millions', '{{ tien.millions }}', { tien: SAID.number('52000000') }, '52 triệu đồng'],
    [
      'money in millions, with the rest',
      '{{ tien.millions }}',
      { tien: SAID.number('8397629206') },
      '8.397,629 triệu đồng',
    ],
    ['decimals with a comma', '{{ diem }}', { diem: SAID.number('97.25') }, '97,3'],
    ['a percentage that nothing proves', '{{ dat.with_measure }}', { dat: SAID.number('97.8') }, '97,8%*'],
    ['an option by its label', '{{ xep_loai }}', { xep_loai: { kind: 'choice', option: 'tot' } }, 'Tốt'],
    ['a day', '{{ ngay }}', { ngay: { kind: 'date', day: day('2024-04-06') } }, '06/4/2024'],
    ['a day in February', '{{ ngay }}', { ngay: { kind: 'date', day: day('2024-02-15') } }, '15/02/2024'],
    ['yes', '{{ co }}', { co: { kind: 'yes-no', yes: true } }, 'có'],
    ['a list', '{{ noi }}', { noi: SAID.list('Một', 'Hai') }, 'Một; Hai'],
  ]
  it.each(cases)('prints %s', (_why, narrative, said, printed) => {
    expect(told(narrative, said)).toBe(printed)
  })

  it('computes a percentage from its parts, not from what was typed', () => {
    const said: Said = {
      ty_le: { kind: 'ratio', parts: { numerator: '37837', denominator: '38263' }, stated: '98.44' },
    }
    expect(told('{{ tren }}/{{ duoi }}, {{ ty_le }} {{ ty_le.stated }}', said)).toBe('37.837/38.263, 98,89% false')
  })

  it('marks a percentage without parts, and says so at the end', () => {
    const { body } = reportOf('Đạt {{ ty_le }}.', { ty_le: { kind: 'ratio', stated: '98' } })
    expect(body.map((b) => `${b.type}: ${plainOf(inlinesOf(b))}`)).toEqual([
      'paragraph: Đạt 98%*.',
      'remark: * số do đơn vị tự báo, chưa có tử số và mẫu số để tính./.',
    ])
  })

  it('is a gap when nobody has given it, also behind a filter', () => {
    const { body, gaps } = reportOf('Có {{ khai_tu }} và {{ tien | append: "!" }}; {{ khai_tu.with_measure }}.')
    expect(gaps).toEqual([
      { id: 'khai_tu', label: 'Khai tử' },
      { id: 'tien', label: 'Nhãn tien' },
    ])
    expect(body[0] && inlinesOf(body[0])).toContainEqual({
      type: 'gap',
      id: 'khai_tu',
      text: '[chưa có số liệu: Khai tử]',
    })
  })

  it('is no gap where the narrative only asks whether it is there', () => {
    const report = reportOf('{% if khai_tu.missing %}Chưa{% endif %}{% if khai_tu.value > 3 %}Nhiều{% endif %}')
    expect(report.gaps).toEqual([])
  })

  it('tells each unit by its name', () => {
    const narrative =
      '{% for u in y_kien.by_unit %}{{ u.unit.name }}: {{ u.text }} {{ u.missing }} {{ u.left_out }} {{ u.none }}; {% endfor %}'
    const said = { y_kien: SAID.text('Tốt') }
    const police = (text: string): string => `Sở Tư pháp: Tốt false false false; Công an tỉnh: ${text};`
    expect(told(narrative, said, {}, ['STP'])).toBe(police('[chưa có] true false false'))
    expect(told(narrative, said)).toBe(police('không gửi true true false'))
    expect(told(narrative, said, { y_kien: SAID.none })).toBe(police('không phát sinh false false true'))
    expect(reportOf(narrative, said).gaps).toEqual([{ id: 'y_kien', label: 'Nhãn y_kien' }])
  })

  it('gives prose by lines, without the dashes that people type', () => {
    const said = { y_kien: SAID.text('- Một\n\n+ Hai\n•Ba\n-5 độ') }
    expect(told('{{ y_kien.lines | join: "/" }}', said)).toBe('Một/Hai/Ba/-5 độ')
  })

  it('gives documents by their parts', () => {
    const item = { number: '1750', symbol: 'UBND-KGVX', date: day('2024-04-06') }
    const narrative =
      '{% for d in van_ban.items %}{{ d.number }}/{{ d.symbol }} {{ d.date }}{{ d.subject }}{% endfor %}'
    expect(told(narrative, { van_ban: { kind: 'documents', items: [item] } })).toBe('1750/UBND-KGVX 06/4/2024')
  })

  it.each([
    [{ number: '57-NQ', symbol: 'TW' }, 'Nghị quyết 57-NQ/TW 57-NQ/TW'],
    [{ number: '03-KL', symbol: 'TU' }, 'Kết luận 03-KL/TU 03-KL/TU'],
    [{ number: '12-CV', symbol: 'TU' }, 'Công văn 12-CV/TU 12-CV/TU'],
    [{ number: '1200-UBND', symbol: 'KGVX' }, 'Công văn 1200-UBND/KGVX 1200-UBND/KGVX'],
    [{ number: '47-QĐ', symbol: 'TW', kind: 'QĐi' }, 'Quy định 47-QĐ/TW 47-QĐ/TW'],
    [{ number: '61', symbol: '', kind: 'KH' }, 'Kế hoạch 61 61'],
    [{ number: '13', symbol: '2023', kind: 'NĐ' }, 'Nghị định 13/2023 13/2023'],
    [{ number: '61', symbol: 'KH-UBND' }, 'Kế hoạch 61/KH-UBND 61/KH-UBND'],
  ])('prints the reference of %j exactly', (item, printed) => {
    const narrative = '{% for d in van_ban.items %}{{ d.kind }} {{ d.reference }} {% endfor %}{{ van_ban }}'
    expect(told(narrative, { van_ban: { kind: 'documents', items: [item] } })).toBe(printed)
  })

  it.each([
    ['KH-UBND', 'Kế hoạch'],
    ['QĐ-TTg', 'Quyết định'],
    ['QD-UBND', 'Quyết định'],
    ['TB/TU', 'Thông báo'],
    ['2024/NĐ-CP', 'Nghị định'],
    ['CTr-UBND', 'Chương trình'],
    ['UBND-KGVX', 'Công văn'],
    ['CV-CAT', 'Công văn'],
    ['', 'Công văn'],
  ])('knows the kind of a document by its symbol: %s', (symbol, kind) => {
    const van_ban = { kind: 'documents', items: [{ number: '1', symbol }] } as const
    expect(told('{% for d in van_ban.items %}{{ d.kind }}{% endfor %}', { van_ban })).toBe(kind)
  })

  it('is awaited until every unit has answered or submitted', () => {
    const narrative = '{% if y_kien.awaited %}{{ y_kien.gap }}{% else %}không gửi{% endif %}'
    const gap = '[chưa có số liệu: Nhãn y_kien]'
    const told = (more: Parameters<typeof reportOf>[2], said: Said = {}): string => {
      const [block] = reportOf(narrative, said, more).body
      return block ? plainOf(inlinesOf(block)).replace('./.', '') : ''
    }
    expect(told({ submitted: [] })).toBe(gap)
    expect(told({ submitted: ['STP'] })).toBe(gap)
    expect(told({ submitted: ['STP', 'CAT'] })).toBe('không gửi')
    expect(told({ submitted: ['STP'], police: { y_kien: SAID.none } })).toBe('không gửi')
    expect(told({ submitted: [], police: { y_kien: SAID.none } }, { y_kien: SAID.none })).toBe('không gửi')
  })

  it('is not called "nothing occurred" by one unit for another that is awaited', () => {
    const said = { y_kien: SAID.none }
    expect(told('{{ y_kien }} {{ y_kien.none }}', said, {}, ['STP'])).toBe('[chưa có số liệu: Nhãn y_kien] false')
    expect(told('{{ y_kien }} {{ y_kien.none }}', said, said)).toBe('không phát sinh true')
  })

  it('tells three answers apart in a column', () => {
    const row = '{{ khai_tu.cell }} | {{ hoi_nghi.cell }} | {{ tien.cell }}'
    expect(told(row, { khai_tu: SAID.number('0'), hoi_nghi: SAID.none })).toBe('0 | không phát sinh | [chưa có]')
  })
})

describe('the narrative', () => {
  it('knows the period and how many reported', () => {
    const narrative =
      '{{ period.month }} {{ period.year }} {{ period.from }} {{ period.to }} {{ period.next_month }} {{ submitted_count }}/{{ unit_count }}'
    expect(told(narrative, {}, {}, ['STP'])).toBe('4 2024 15/3/2024 14/4/2024 5/2024 1/2')
  })

  it.each([
    ['{{ khai_sinh }}', 'unknown-variable'],
    ['{% if khai_sinh %}x{% endif %}', 'unknown-variable'],
    ['{{ khai_tu.thang_truoc }}', 'unknown-property'],
    ['{% if khai_tu %}', 'liquid-syntax'],
    ['{{ khai_tu | nghin }}', 'liquid-syntax'],
    ['{% include "khac" %}', 'liquid-syntax'],
  ])('is refused for %s', (narrative, code) => {
    expect(() => reportOf(narrative)).toThrow(expect.objectContaining({ name: 'NarrativeFault', code }))
    expect(() => reportOf(narrative)).toThrow(NarrativeFault)
  })

  it('keeps the markers of lists, and begins appendices at rules', () => {
    const narrative =
      '# I. MỘT\n\n- a\n\n+ b\n\n1. c\n\n---\n\n# Phụ lục I\n\n## DANH MỤC\n\n| A | B |\n|---|---|\n| 1 | 2 |\n'
    const { body, appendices } = reportOf(narrative)
    expect(body.map((b) => (b.type === 'item' ? b.marker : b.type))).toEqual(['heading', '-', '+', '1.'])
    expect(appendices.map((a) => [plainOf(a.name), plainOf(a.title), a.blocks.length])).toEqual([
      ['Phụ lục I', 'DANH MỤC', 1],
    ])
  })

  it('numbers footnotes as they are mentioned', () => {
    const { footnotes } = reportOf('Một[^b] hai[^a] ba[^b].\n\n[^a]: A\n\n[^b]: B\n\n[^c]: C')
    expect(footnotes.map(plainOf)).toEqual(['B', 'A'])
  })

  it.each([
    ['Chỉ đạo.', 'Chỉ đạo./.'],
    ['Chỉ đạo./.', 'Chỉ đạo./.'],
    ['- Chỉ đạo;', 'Chỉ đạo./.'],
    ['**Chỉ đạo**', 'Chỉ đạo./.'],
  ])('ends with the stop of documents: %s', (narrative, ended) => {
    const last = reportOf(narrative).body.at(-1)
    expect(last && plainOf(inlinesOf(last))).toBe(ended)
  })
})

describe('the letterhead', () => {
  it('leaves number and day of a draft blank', () => {
    const { letterhead: l } = reportOf('Hết')
    expect(l.number).toMatch(/^Số: \u00a0+\/BC-TCT$/u)
    expect(l.placeAndDate).toMatch(/^Bắc Giang, ngày \u00a0+ tháng 4 năm 2024$/u)
    expect(l.subject).toBe('Kết quả tháng 4/2024')
    expect(l.window).toBe('(Từ ngày 15/3/2024 đến ngày 14/4/2024)')
    expect(l.recipients).toEqual(['- Văn phòng Chính phủ;', '- Lưu: VT.'])
  })

  it.each([
    [{ days: 3, working: false, at: '17:00' }, 15, '2024-04', 'tháng 4 năm 2024'],
    [{ days: 20, working: false, at: '17:00' }, 15, '2024-04', 'tháng 5 năm 2024'],
    [{ days: 2, working: true, at: '17:00' }, 1, '2024-12', 'tháng 01 năm 2025'],
    [{ days: 2, working: true, at: '17:00' }, 1, '2024-01', 'tháng 02 năm 2024'],
  ])('bears the month in which the figures are due: %j from day %i of %s', (deadline, fromDay, month, told) => {
    const pack = { ...packWith('Hết'), deadline, period: { fromDay } }
    const { letterhead: l, dated } = reportOf('Hết', {}, { pack, period: period(month) })
    expect([l.placeAndDate.endsWith(told), l.attachedTo.endsWith(`${told})`), dated.slice(0, 7)]).toEqual([
      true,
      true,
      commonDeadline(pack, period(month)).slice(0, 7),
    ])
  })

  it('has number and date once it was issued', () => {
    const { letterhead: l } = reportOf('Hết', {}, { issue: { number: '12', day: day('2024-02-06') } })
    expect([l.number, l.placeAndDate]).toEqual(['Số: 12/BC-TCT', 'Bắc Giang, ngày 06 tháng 02 năm 2024'])
  })

  it('names whom it addresses first among those who get it', () => {
    const pack = packWith('Hết', { addressedTo: ['Bộ Công an'] })
    expect(reportOf('Hết', {}, { pack }).letterhead.recipients[0]).toBe('- Như trên;')
  })
})
