/** No sentence ends in nothing: the narrative's own open ends are closed, people's words are left as they are. */
import { describe, expect, it } from 'vitest'
import { type Block, inlinesOf, plainOf } from '../../src/report/blocks.ts'
import { reportOf, SAID, type Said } from './sample.ts'

const GAP = '[chưa có nội dung]'

function texts(blocks: readonly Block[]): string[] {
  return blocks.map((b) => (b.type === 'table' ? 'bảng' : plainOf(inlinesOf(b))))
}

function told(narrative: string, said: Said = {}): string[] {
  const report = reportOf(`${narrative}\n\nHết`, said, { submitted: ['STP', 'CAT'] })
  expect(report.gaps.filter((g) => g.id === '')).toEqual([])
  return texts(report.body.slice(0, -1))
}

describe('a sentence that ends in nothing', () => {
  it.each<[narrative: string, printed: string[]]>([
    // Says nothing: is not printed.
    ['- Tỷ lệ của từng dịch vụ: .\n\n- Sau', ['Sau']],
    ['- Tỷ lệ của từng dịch vụ:.\n\n- Sau', ['Sau']],
    ['- Tỷ lệ của từng dịch vụ:\n\n- Sau', ['Sau']],
    ['- Các nơi: {% for n in noi.items %}{{ n }}{% endfor %}.', []],
    ['Trước. Các nơi: {{ noi.items | join: "; " }}.', ['Trước.']],
    ['2.1. Các nơi: ;', []],
    ['2\\. Các nơi:.\n\n# Mục\n\na', ['Mục', 'a']],
    ['**Các nơi:**\n\n---\n\n# Phụ lục\n\n## BẢNG\n\na', []],
    ['# Mục\n\nCác nơi:\n\n# Khác\n\na', ['Mục', GAP, 'Khác', 'a']],
    ['- {{ noi.items | join: "; " }}.\n\na', ['a']],
    ['.\n\na', ['a']],
    // Tells what somebody answered: is kept, with a gap that nobody overlooks.
    ['Có {{ khai_tu }} nơi, gồm: .', [`Có 05 nơi, gồm: ${GAP}.`]],
    ['- Có {{ khai_tu }} nơi, gồm:\n\n- Sau', [`Có 05 nơi, gồm: ${GAP}.`, 'Sau']],
    ['Trước. Có {{ khai_tu }} nơi, gồm:.', [`Trước. Có 05 nơi, gồm: ${GAP}.`]],
    ['**Trước.** Các nơi:.', [`Trước. Các nơi: ${GAP}.`]],
    ['Câu dài\ncác nơi:.', [`Câu dài các nơi: ${GAP}.`]],
    // Something comes behind.
    ['Như sau:\n\n# I. MỤC\n\na', ['Như sau:', 'I. MỤC', 'a']],
    ['# I\n\nNhư sau:\n\n## 1\n\na', ['I', 'Như sau:', '1', 'a']],
    ['Như sau:\n\n- a', ['Như sau:', 'a']],
    ['- Như sau:\n\n+ a', ['Như sau:', 'a']],
    ['- Như sau:\n\n  - a', ['Như sau:', 'a']],
    ['- Như sau:\n\n| A |\n|---|\n| b |', ['Như sau:', 'bảng']],
    ['Như sau:\n\nĐoạn', ['Như sau:', 'Đoạn']],
    ['Như sau:\nđoạn', ['Như sau: đoạn']],
    ['Lúc 8:00.', ['Lúc 8:00.']],
    ['<!-- not-printed:\n khai_tu -->\n\na', ['a']],
    // Brackets around nothing.
    ['Nơi ({{ noi.items | join: "; " }}), hết', ['Nơi, hết']],
    ['Nơi ( ; ) hết', ['Nơi hết']],
    ['Nơi (a), hết', ['Nơi (a), hết']],
  ])('%j', (narrative, printed) => {
    // What stands behind is another part where it begins one.
    expect(told(narrative, { khai_tu: SAID.number('5') })).toEqual(printed)
  })

  it.each(['Kết quả như sau:', 'Kết quả: .', '.', 'nơi ()', ':', '5:.'])(
    'is left as it is where a person wrote it: %s',
    (text) => {
      const said = { y_kien: SAID.text(text) }
      expect(told('- {{ y_kien }}\n\n- {{ y_kien }}\n\n- Ý: {{ y_kien }}', said)).toEqual([text, text, `Ý: ${text}`])
    },
  )
})

describe('a section without content', () => {
  it.each<[string, string[]]>([
    ['# I\n\n## 1\n\n## 2\n\na', ['I', '1', GAP, '2', 'a']],
    ['# I\n\n# II\n\na', ['I', GAP, 'II', 'a']],
    ['# I\n\n{% for n in noi.items %}- {{ n }}{% endfor %}\n\n# II\n\na', ['I', GAP, 'II', 'a']],
    ['# I\n\n- Các nơi:.\n\n# II\n\na', ['I', GAP, 'II', 'a']],
    ['# I\n\n## 1\n\na\n\n# II\n\nb', ['I', '1', 'a', 'II', 'b']],
  ])('says that it has none: %j', (narrative, printed) => {
    expect(told(narrative)).toEqual(printed)
  })

  it('may be the last, or an appendix', () => {
    const report = reportOf('# I\n\na\n\n# II\n\n---\n\n# Phụ lục I\n\n## BẢNG', {}, { submitted: ['STP', 'CAT'] })
    expect([texts(report.body), report.appendices.map((a) => texts(a.blocks))]).toEqual([
      ['I', 'a', 'II', `${GAP}./.`],
      [[GAP]],
    ])
  })
})
