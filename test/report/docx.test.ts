/** The Word file opened and read back: the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I. */
import JSZip from 'jszip'
import { beforeAll, describe, expect, it } from 'vitest'
import { renderReport } from '../../src/report/report.ts'
import { packWith, reportOf, SAID } from './sample.ts'

const ROWS = Array.from({ length: 3 }, (_, i) => `| ${i + 1} | Dịch vụ ${i + 1} | {{ khai_tu }} |`).join('\n')
const NARRATIVE = `
# I. Kết quả

Khai tử {{ khai_tu }} hồ sơ[^a], tiền {{ tien }}, đạt {{ dat }}. {{ y_kien }}

## 1. Mục

### 1.1. Điểm

- Một

+ Hai

[^a]: Theo Sở Tư pháp.

---

# Phụ lục I

## BẢNG SỐ

| STT | Dịch vụ | Số |
|---|---|---|
${ROWS}
`
const TYPED = 'a < b & "c" \u0007> d'
const SAYINGS = { khai_tu: SAID.number('5'), dat: SAID.number('97.8'), y_kien: SAID.text(TYPED) }

const submitted = ['STP', 'CAT']
const pack = packWith(NARRATIVE, { addressedTo: ['Bộ A', 'Bộ B'] })
const report = reportOf(NARRATIVE, SAYINGS, { pack, submitted })
let zip: JSZip
let xml = ''

async function entry(name: string): Promise<string> {
  return (await zip.file(name)?.async('string')) ?? ''
}

const all = (pattern: RegExp, text = xml): string[] => [...text.matchAll(pattern)].map((m) => m[1] ?? m[0])
const paragraphs = (text = xml): string[] => all(/<w:p[ >].*?<\/w:p>/gs, text)
const textOf = (part: string): string => all(/<w:t(?: [^>]*)?>(.*?)<\/w:t>/gs, part).join('')
const holding = (words: string): string => paragraphs().find((p) => textOf(p).includes(words)) ?? ''

beforeAll(async () => {
  zip = await JSZip.loadAsync(await renderReport(report, 'docx'))
  xml = await entry('word/document.xml')
})

describe('pages', () => {
  it('are A4 with the margins of the decree', () => {
    expect(all(/<w:pgSz [^>]*>/g)).toHaveLength(2)
    for (const size of all(/<w:pgSz [^>]*>/g))
      expect(size).toMatch(/(?=.*w:w="11906")(?=.*w:h="16838").*w:orient="portrait"/)
    for (const margin of all(/<w:pgMar [^>]*>/g)) {
      // 20 mm above, below and right, 30 mm left.
      for (const side of ['top="1134"', 'bottom="1134"', 'left="1701"', 'right="1134"'])
        expect(margin).toContain(`w:${side}`)
    }
  })

  it('are numbered from 1 in every part, but not on its first page', async () => {
    expect(all(/<w:titlePg\/>/g)).toHaveLength(2)
    expect(all(/<w:pgNumType[^>]*w:start="1"/g)).toHaveLength(2)
    const relations = await entry('word/_rels/document.xml.rels')
    const headers = async (type: string): Promise<string[]> => {
      const ids = all(new RegExp(`<w:headerReference (?=[^>]*w:type="${type}")[^>]*r:id="([^"]*)"`, 'g'))
      const targets = ids.map((id) => new RegExp(`Id="${id}"[^>]*Target="([^"]*)"`).exec(relations)?.[1] ?? '')
      return Promise.all(targets.map((target) => entry(`word/${target}`)))
    }
    const numbered = await headers('default')
    expect(numbered).toHaveLength(2)
    for (const header of numbered) expect(header).toMatch(/w:jc w:val="center".*w:sz w:val="28".*PAGE/s)
    const first = await headers('first')
    expect(first).toHaveLength(2)
    for (const header of first) expect(header).not.toContain('PAGE')
  })
})

describe('letters', () => {
  it('are Times New Roman 14, in paragraphs that are justified and indented', async () => {
    const defaults = /<w:docDefaults>.*<\/w:docDefaults>/s.exec(await entry('word/styles.xml'))?.[0] ?? ''
    expect(defaults).toContain('w:ascii="Times New Roman"')
    expect(defaults).toContain('<w:sz w:val="28"/>')
    expect(defaults).toContain('w:val="vi-VN"')
    expect(defaults).toContain('<w:jc w:val="both"/>')
    expect(defaults).toContain('<w:ind w:firstLine="720"/>')
    expect(defaults).toMatch(/<w:spacing [^>]*w:after="120"[^>]*w:lineRule="auto"/)
  })

  it.each([
    ['CỘNG HÒA XÃ HỘI', '26', true, false],
    ['Độc lập', '28', true, false],
    ['UBND TỈNH', '26', false, false],
    ['TỔ CÔNG TÁC', '26', true, false],
    ['Số: ', '26', false, false],
    ['Bắc Giang, ngày', '28', false, true],
    ['BÁO CÁO', '28', true, false],
    ['Kết quả tháng', '28', true, false],
    ['Kính gửi:', '28', false, false],
    ['Nơi nhận:', '24', true, true],
    ['- Lưu: VT.', '22', false, false],
    ['TỔ TRƯỞNG', '28', true, false],
    ['Mai Sơn', '28', true, false],
    ['Phụ lục I', '28', true, false],
    ['BẢNG SỐ', '28', true, false],
    ['(Kèm theo Báo cáo số', '28', false, true],
  ])('of "%s" have the size of the decree', (words, size, bold, italic) => {
    const paragraph = holding(words)
    expect(paragraph).toContain(`<w:sz w:val="${size}"/>`)
    expect([paragraph.includes('<w:b/>'), paragraph.includes('<w:i/>')]).toEqual([bold, italic])
  })
})

describe('the text', () => {
  it('stands in order, with the stop of documents and the custom of dashes', () => {
    const body = paragraphs()
      .map(textOf)
      .filter((p) => p !== '')
    const from = body.indexOf('I. Kết quả')
    expect(body.slice(from, from + 7)).toEqual([
      'I. Kết quả',
      'Khai tử 05 hồ sơ, tiền [chưa có số liệu: Nhãn tien], đạt 97,8%*. a &lt; b &amp; &quot;c&quot; &gt; d',
      '1. Mục',
      '1.1. Điểm',
      '- Một',
      '+ Hai',
      '* số do đơn vị tự báo, chưa có tử số và mẫu số để tính./.',
    ])
  })

  it('makes a paragraph of each line of prose', async () => {
    const lines = { y_kien: SAID.text('Một\nHai\n\nBa') }
    const file = await renderReport(reportOf('Ý: {{ y_kien }}.\n\n- {{ y_kien }}\n\nHết', lines, { submitted }), 'docx')
    const own = (await (await JSZip.loadAsync(file)).file('word/document.xml')?.async('string')) ?? ''
    expect(own).not.toContain('<w:br')
    const all = paragraphs(own).map(textOf)
    const first = all.indexOf('Ý: Một')
    expect(all.slice(first, first + 7)).toEqual(['Ý: Một', 'Hai', 'Ba.', '- Một', 'Hai', 'Ba', 'Hết./.'])
  })

  it('has headings of Word', () => {
    expect(holding('I. Kết quả')).toContain('w:pStyle w:val="Heading1"')
    expect(holding('1.1. Điểm')).toContain('w:pStyle w:val="Heading3"')
  })

  it('shows a gap in yellow, and nothing else', () => {
    const yellow = all(/<w:r>(?:(?!<\/w:r>).)*w:highlight w:val="yellow".*?<\/w:r>/gs)
    expect(yellow.map(textOf)).toEqual(['[chưa có số liệu: Nhãn tien]'])
  })

  it('has footnotes of Word', async () => {
    expect(holding('Khai tử 05')).toContain('<w:footnoteReference w:id="1"/>')
    const note = /<w:footnote [^>]*w:id="1".*?<\/w:footnote>/s.exec(await entry('word/footnotes.xml'))?.[0] ?? ''
    expect(textOf(note).trim()).toBe('Theo Sở Tư pháp.')
    expect(note).toContain('<w:sz w:val="20"/>')
  })

  it('repeats the header row of a table of full width', () => {
    const table = all(/<w:tbl>.*?<\/w:tbl>/gs).find((t) => t.includes('Dịch vụ')) ?? ''
    const rows = all(/<w:tr[ >].*?<\/w:tr>/gs, table)
    expect(rows.map((r) => r.includes('<w:tblHeader/>'))).toEqual([true, false, false, false])
    expect(rows.map((r) => textOf(r))).toEqual(['STTDịch vụSố', '1Dịch vụ 105', '2Dịch vụ 205', '3Dịch vụ 305'])
    const widths = all(/<w:gridCol w:w="(\d+)"/g, table).map(Number)
    expect(widths.reduce((a, b) => a + b, 0)).toBe(9071)
  })
})

describe('the head', () => {
  it('is a table without lines, whose columns fill the width', () => {
    const table = all(/<w:tbl>.*?<\/w:tbl>/gs)[0] ?? ''
    expect(table).toContain('<w:tblLayout w:type="fixed"/>')
    expect(all(/<w:gridCol w:w="(\d+)"/g, table).map(Number)).toEqual([3402, 5669])
    expect(
      all(/<w:(?:top|left|bottom|right|insideH|insideV) w:val="(\w+)"/g, table).filter((v) => v !== 'none'),
    ).toEqual(['single', 'single'])
  })

  it('draws a rule as long as the motto, and shorter ones under body and subject', () => {
    const rules = paragraphs().filter((p) => p.includes('<w:pBdr>'))
    const lengths = rules.map((p, i) => {
      const side = Number(/w:left="(\d+)"/.exec(/<w:ind [^>]*>/.exec(p)?.[0] ?? '')?.[1])
      return ([3402, 5669, 9071][i] ?? 0) - 2 * side
    })
    // In bold Times 14, the motto measures 61.5 mm.
    expect(lengths[1]).toBeGreaterThan(3350)
    expect(lengths[1]).toBeLessThan(3650)
    expect(lengths).toHaveLength(3)
    expect(lengths[0]).toBeLessThan((lengths[1] ?? 0) / 2)
  })

  it('lists whom it addresses', () => {
    expect(paragraphs().map(textOf)).toEqual(expect.arrayContaining(['Kính gửi:', '- Bộ A;', '- Bộ B.', '- Như trên;']))
  })
})

describe('the file', () => {
  it('says what it is', async () => {
    const core = await entry('docProps/core.xml')
    expect(core).toContain('<dc:title>Báo cáo mẫu tháng 4/2024</dc:title>')
    expect(core).toContain('<dc:creator>TỔ CÔNG TÁC</dc:creator>')
    expect(core).toContain('2024-04-17T00:00:00Z')
  })

  it('has the same bytes for the same report, whenever it is made', async () => {
    const first = await renderReport(report, 'docx')
    // Entries of a zip file are dated to two seconds.
    await new Promise((done) => setTimeout(done, 2100))
    const second = await renderReport(reportOf(NARRATIVE, SAYINGS, { pack, submitted }), 'docx')
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true)
    const dates = Object.values((await JSZip.loadAsync(first)).files).map((f) => f.date.toISOString())
    expect(new Set(dates)).toEqual(new Set(['1980-01-01T00:00:00.000Z']))
  })

  it('differs when a figure does', async () => {
    const other = reportOf(NARRATIVE, { ...SAYINGS, khai_tu: SAID.number('6') }, { pack, submitted })
    const [a, b] = await Promise.all([renderReport(report, 'docx'), renderReport(other, 'docx')])
    expect(Buffer.from(a).equals(Buffer.from(b))).toBe(false)
  })
})
