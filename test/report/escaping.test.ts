/** Whatever people type is printed as text: it adds no heading, table, link, footnote, gap or Liquid output. */
import fc from 'fast-check'
import type { Nodes } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { type Block, inlinesOf, plainOf } from '../../src/report/blocks.ts'
import { readMarkdown } from '../../src/report/read-markdown.ts'
import { renderReport } from '../../src/report/report.ts'
import { clean } from '../../src/report/shield.ts'
import { reportOf, SAID } from './sample.ts'

const NARRATIVE = [
  '# I. MỤC {{ y_kien }}',
  '{{ y_kien }}',
  '- {{ y_kien }} và **{{ y_kien }}**',
  '| A | B |\n|---|---|\n| {{ noi }} | {{ y_kien }} |',
  '{% capture c %}{{ y_kien }}{% endcapture %}{{ c }}{{ c | append: "x" }}{{ y_kien | raw }}',
  'Hết',
].join('\n\n')

const PIECES = [
  '# ',
  '## Đề',
  '\n',
  '\n\n',
  '---',
  '===',
  '- ',
  '+ ',
  '1. ',
  '1\\. ',
  '> ',
  '```',
  '    ',
  '\t',
  '|',
  '|---|',
  '[a](b)',
  '![a](b)',
  '[^1]',
  '[^1]: x',
  '<b>',
  '<!--',
  '-->',
  '&amp;',
  '&#35;',
  '`',
  '*',
  '**',
  '_',
  '~~',
  '\\',
  'www.a.vn',
  'https://a.vn',
  'a@b.vn',
  '{{ khai_tu }}',
  '{% raw %}',
  '{%',
  '}}',
  '\uE080',
  '\uE081',
  '\uE082',
  '\uE083',
  '\uE023',
  '\u0000',
  '\uD800',
  '\u00a0',
  '\u2028',
  'Sở',
  'đ',
  '.',
  './.',
]
const typed = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 8 })
  .map((a) => a.join(''))

function shape(blocks: readonly Block[]): string[] {
  return blocks.map((b) => (b.type === 'table' ? `table ${b.head.length}×${b.rows.length}` : b.type))
}

/** Links under other words than their own address. */
function disguised(node: Nodes): string[] {
  if (node.type === 'link') return node.url.endsWith(toText(node)) ? [] : [node.url]
  return 'children' in node ? node.children.flatMap(disguised) : []
}

function toText(node: Nodes): string {
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(toText).join('') : ''
}

/** As printed: white space counts once. */
function spaced(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

describe('what people type', () => {
  it('never becomes structure, in any place', () => {
    fc.assert(
      fc.property(typed, (text) => {
        // Blank text would leave headings empty; that is another matter.
        const said = `Lời ${text}`
        const answers = { y_kien: SAID.text(said), noi: SAID.list(said) }
        const { body, appendices, footnotes, gaps } = reportOf(NARRATIVE, answers, { submitted: ['STP', 'CAT'] })
        expect(shape(body)).toEqual(['heading', 'paragraph', 'item', 'table 2×1', 'paragraph', 'paragraph'])
        expect([appendices, footnotes, gaps]).toEqual([[], [], []])
        const [heading, paragraph] = body
        expect(heading && spaced(plainOf(inlinesOf(heading)))).toBe(spaced(`I. MỤC ${clean(said)}`))
        expect(paragraph && spaced(plainOf(inlinesOf(paragraph)))).toBe(spaced(clean(said)))
        expect(body.flatMap(inlinesOf).filter((i) => !['text', 'break'].includes(i.type))).toEqual([])
      }),
      { seed: 601, numRuns: 120 },
    )
  })

  it('is read back from the Markdown file as it was', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const said = `${text.replace(/[\n\r\u2028]/gu, ' ')} lời`
        const narrative = '{{ y_kien }}\n\n- {{ y_kien }}\n\n| A |\n|---|\n| {{ y_kien }} |\n\nHết'
        const report = reportOf(narrative, { y_kien: SAID.text(said) }, { submitted: ['STP', 'CAT'] })
        const file = new TextDecoder().decode(await renderReport(report, 'md'))
        expect(disguised(unified().use(remarkParse).use(remarkGfm).parse(file))).toEqual([])
        const { body } = readMarkdown(file)
        // The head has five blocks, the foot two.
        const own = body.slice(4, -2)
        expect(shape(own)).toEqual(shape(report.body))
        expect(own.map((b) => spaced(plainOf(inlinesOf(b))))).toEqual(
          report.body.map((b) => spaced(plainOf(inlinesOf(b)))),
        )
      }),
      { seed: 602, numRuns: 120 },
    )
  })
})
