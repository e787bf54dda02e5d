/** What people type comes out as they typed it: in the Word file, in the Markdown read back, in the data, everywhere. */
import fc from 'fast-check'
import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { cleanText } from '../../src/core/number/fold.ts'
import { type Block, linesOf, plainOf } from '../../src/report/blocks.ts'
import { readMarkdown } from '../../src/report/read-markdown.ts'
import { type Report, renderReport } from '../../src/report/report.ts'
import { clean } from '../../src/report/shield.ts'
import { runs } from '../runs.ts'
import { packWith, reportOf, SAID } from './sample.ts'

const PIECES =
  '# |## |#|**|*|__|_|~~|---|===|***|- |+ |* |1. |1.|1) |> |```|`|    |  |\t|[a](b)|![a](b)|[^1]|[^1]: x|[ ] |<b>|<br>|<!--|-->|&amp;|&nbsp;|&#35;|\\|\\*|$|$&|$1|$a|{{ khai_tu }}|{% raw %}|{%|}}|{{|www.a.vn|https://a.vn|a@b.vn|mailto:a@b.vn|:-:|:|;|()|"|“|”|–|…|•|·|đ|Sở|a|5|%|\u00a0|\u3000|😀|é|\uE083|\uE085|\u200b|./.|.'
    .split('|')
    .concat(['|', '| a |', '|---|', '\n', '\n\n', '\n- ', '\n    ', '\n1. ', '\n# ', '\n---', '\n==='])

/** As it is stored. */
const typed = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme', maxLength: 3 })), {
    minLength: 1,
    maxLength: 9,
  })
  .map((pieces) => clean(cleanText(pieces.join(''))))
  .filter((text) => text !== '')
const typedLine = typed.map((text) => text.replace(/\s*\n\s*/gu, ' ').trim()).filter((text) => text !== '')

const BEFORE = ['', 'a', '“', ' b ']

/** Each place of a document: the narrative, and what stands there for an answer. */
const PLACES: readonly [narrative: string, printed: (text: string) => string][] = [
  ['{{ y_kien }}', (x) => x],
  ['Lời {{ y_kien }}; hết', (x) => `Lời ${x}; hết`],
  ['a{{ y_kien }}b', (x) => `a${x}b`],
  ['**{{ y_kien }}**', (x) => x],
  ['a**{{ y_kien }}**b *{{ y_kien }}*c', (x) => `a${x}b ${x}c`],
  ['**A{{ khai_tu }}{{ y_kien }}**b', (x) => `A05${x}b`],
  ['“**{{ y_kien }}**”', (x) => `“${x}”`],
  ['- {{ y_kien }}', (x) => x],
  ['- a\n  + {{ y_kien }}', (x) => `a\u0001${x}`],
  ['1. {{ y_kien }}', (x) => x],
  ['# {{ y_kien }}', (x) => x],
  ['### A {{ y_kien }}', (x) => `A ${x}`],
  ['| A | B |\n|---|---|\n| {{ y_kien }} | **{{ y_kien }}** |', (x) => `A\u0001B\u0001${x}\u0001${x}`],
  ['{% for u in y_kien.by_unit %}{{ u.text }}{% endfor %}', (x) => `${x}không gửi`],
  ['{% capture c %}{{ y_kien }}{% endcapture %}**{{ c }}**', (x) => x],
  ['{{ y_kien | append: "x" }}', (x) => `${x}x`],
]

function cellsOf(block: Block): string[] {
  return block.type === 'table' ? [...block.head, ...block.rows.flat()].map(plainOf) : [plainOf(block.content)]
}

function told(blocks: readonly Block[]): string {
  return blocks.flatMap(cellsOf).join('\u0001')
}

async function file(report: Report, format: 'md' | 'json'): Promise<string> {
  return new TextDecoder().decode(await renderReport(report, format))
}

/** Without what the head and the foot print: five blocks before, two behind. */
async function readBack(report: Report): Promise<Block[]> {
  const { body } = readMarkdown(await file(report, 'md'))
  return body.slice(4, -2)
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** The texts of the paragraphs of a part of the Word file. */
async function paragraphsOf(report: Report, part = 'document'): Promise<string[]> {
  const zip = await JSZip.loadAsync(await renderReport(report, 'docx'))
  const xml = (await zip.file(`word/${part}.xml`)?.async('string')) ?? ''
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) => {
    const parts = [...paragraph.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>|<w:br\/>/gs)]
    return parts
      .map(([, text]) => text?.replace(/&(\w+);/g, (_, name: string) => ENTITIES[name] ?? '?') ?? '\n')
      .join('')
  })
}

function monthOf(narrative: string, text: string): Report {
  const said = { y_kien: SAID.text(text), khai_tu: SAID.number('5'), noi: SAID.list(text) }
  return reportOf(narrative, said, { submitted: ['STP', 'CAT'], pack: packWith(narrative) })
}

describe('what people type', () => {
  it.each(PLACES)('comes out as typed, in the model and in the Markdown read back: %s', async (narrative, printed) => {
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const report = monthOf(`${narrative}\n\nHết`, text)
        expect(told(report.body.slice(0, -1))).toBe(printed(text))
        expect(told(await readBack(report))).toBe(told(report.body))
      }),
      { seed: 701, numRuns: runs(40) },
    )
  })

  it.each([
    ['{% for l in y_kien.lines %}\n\n- {{ l }}\n\n{% endfor %}', '- '],
    [
      '{% for u in y_kien.by_unit %}{% for l in u.lines %}\n\n{{ u.unit.short }}: {{ l }}\n\n{% endfor %}{% endfor %}',
      '',
    ],
  ])('comes out line by line: %s', async (narrative, marker) => {
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        // With a word in front nothing is a bullet.
        const lines = text.split('\n').filter((line) => line.trim() !== '')
        const report = monthOf(`${narrative}\n\nHết`, lines.map((line) => `Lời ${line}`).join('\n'))
        const own = report.body.slice(0, -1).flatMap(cellsOf)
        const before = marker === '' ? 'Sở TP: ' : ''
        expect(own).toEqual(lines.map((line) => `${before}Lời ${line}`.trim()))
        expect(told(await readBack(report))).toBe(told(report.body))
      }),
      { seed: 702, numRuns: runs(40) },
    )
  })

  it('comes out of lists and of footnotes', async () => {
    await fc.assert(
      fc.asyncProperty(typedLine, fc.constantFrom(...BEFORE), async (text, before) => {
        const narrative = `{% for n in noi.items %}\n\n- ${before}{{ n }}[^a]\n\n{% endfor %}\n\nHết\n\n[^a]: {{ y_kien }}`
        const report = monthOf(narrative, text)
        expect(report.body.slice(0, 1).flatMap(cellsOf)).toEqual([`${before.trimStart()}${text}`])
        expect(report.footnotes.map(plainOf)).toEqual([text])
        const { footnotes } = readMarkdown(await file(report, 'md'))
        expect(footnotes.map(plainOf)).toEqual([text])
        expect(told(await readBack(report))).toBe(told(report.body))
      }),
      { seed: 703, numRuns: runs(60) },
    )
  })

  it('comes out of the Word file, a paragraph for each line', async () => {
    const narrative =
      'Đầu\n\n{{ y_kien }}\n\n- {{ y_kien }}\n\n# {{ y_kien }}\n\n| A |\n|---|\n| {{ y_kien }} |\n\nCuối[^a].\n\n[^a]: {{ y_kien }}'
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const report = monthOf(narrative, text)
        const all = await paragraphsOf(report)
        const own = all.slice(all.indexOf('Đầu') + 1, all.indexOf('Cuối./.'))
        const lines = text.split('\n').filter((line) => line !== '')
        expect(own).toEqual([...lines, ...lines.map((line, i) => (i === 0 ? `- ${line}` : line)), text, 'A', text])
        expect(await paragraphsOf(report, 'footnotes')).toContain(` ${text}`)
        expect(linesOf(report.footnotes[0] ?? []).map(plainOf)).toEqual(lines)
      }),
      { seed: 704, numRuns: runs(30) },
    )
  })

  it('is in the data as it is', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const data: unknown = JSON.parse(await file(monthOf('{{ y_kien }}', text), 'json'))
        const { figures } = data as { figures: { id: string }[] } // the report's own data
        expect(figures.find((f) => f.id === 'y_kien')).toMatchObject({
          text,
          by_unit: [{ value: { kind: 'text', text }, text }, { value: null }],
        })
      }),
      { seed: 705, numRuns: runs(60) },
    )
  })
})

describe('a bullet that somebody typed', () => {
  it.each([
    ['- Một', 'Một'],
    ['-Một', 'Một'],
    ['+ Một', 'Một'],
    ['* Một', 'Một'],
    ['• Một', 'Một'],
    ['•Một', 'Một'],
    ['– Một', 'Một'],
    ['-5 độ', '-5 độ'],
    ['**Một**', '**Một**'],
    ['*Một*', '*Một*'],
    ['---', '---'],
    ['--Một', '--Một'],
    ['-', '-'],
    ['+84', '+84'],
    ['1. Một', '1. Một'],
    ['# Một', '# Một'],
  ])('%s is the line %s', (line, told) => {
    const [block] = monthOf('{% for l in y_kien.lines %}\n\n- {{ l }}\n\n{% endfor %}\n\nHết', line).body
    expect(block && cellsOf(block)).toEqual([told])
  })
})
