/** Tables of the narrative: a header row that repeats on every page, columns as wide as their content needs. */
import {
  AlignmentType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { type Block, type Cell, plainOf } from '../blocks.ts'
import { mm, SINGLE, SIZE, TEXT_WIDTH } from './measures.ts'
import { runs } from './run.ts'
import { textWidth } from './text-width.ts'

type TableBlock = Extract<Block, { type: 'table' }>

const CELL_MARGIN = mm(1.2)
const NARROWEST = mm(12)
/** Wider content than this wraps: a long text must not press the figures beside it together. */
const WIDEST_WISH = mm(110)

export function tableOf(table: TableBlock): Table {
  const widths = columnWidths(table)
  const centred = table.head.map((_, i) => table.align[i] === 'center' || (!table.align[i] && isShort(table, i)))
  const row = (cells: readonly Cell[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: widths.map((width, i) => {
        const alignment = isHead || centred[i] ? AlignmentType.CENTER : alignmentOf(table, i)
        return cellOf(cells[i] ?? [], width, alignment, isHead)
      }),
    })
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    margins: { left: CELL_MARGIN, right: CELL_MARGIN, top: 30, bottom: 30 },
    rows: [row(table.head, true), ...table.rows.map((cells) => row(cells, false))],
  })
}

function cellOf(
  content: Cell,
  width: number,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType],
  bold: boolean,
): TableCell {
  const children = runs(content, { size: SIZE.table, ...(bold && { bold }) })
  const paragraph = new Paragraph({ alignment, indent: { firstLine: 0 }, spacing: { after: 0, ...SINGLE }, children })
  const size = { size: width, type: WidthType.DXA }
  return new TableCell({ width: size, verticalAlign: VerticalAlignTable.CENTER, children: [paragraph] })
}

function alignmentOf(table: TableBlock, column: number): (typeof AlignmentType)[keyof typeof AlignmentType] {
  return table.align[column] === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT
}

/** Figures, dates, symbols: nothing in the column has two words of length. */
function isShort(table: TableBlock, column: number): boolean {
  return table.rows.every((row) => wordsOf(row[column] ?? []).length <= 16)
}

/** Every column has room for its longest word; what is left goes to those that wish for more, in proportion. */
function columnWidths(table: TableBlock): number[] {
  const texts = table.head.map((cell, i) => [cell, ...table.rows.map((row) => row[i] ?? [])].map(wordsOf))
  const widest = (all: readonly string[]): number =>
    Math.max(0, ...all.map((text) => textWidth(text, SIZE.table))) + 2 * CELL_MARGIN + mm(1.5)
  const words = texts.map((all) => all.flatMap((text) => text.split(/\s+/u)))
  const least = words.map((all) => Math.min(Math.max(widest(all), NARROWEST), TEXT_WIDTH / 3))
  const wish = texts.map((all, i) => Math.max(Math.min(widest(all), WIDEST_WISH) - (least[i] ?? 0), NARROWEST / 3))
  const spare = TEXT_WIDTH - sum(least)
  const shares = least.map((width, i) => Math.floor(width + (spare * (wish[i] ?? 0)) / sum(wish)))
  const fitting = spare >= 0 ? shares : least.map((width) => Math.floor((width * TEXT_WIDTH) / sum(least)))
  return fitting.map((width, i) => (i === 0 ? width + TEXT_WIDTH - sum(fitting) : width))
}

/** A gap is no measure of its column: it goes once the figure has come. */
function wordsOf(cell: Cell): string {
  return plainOf(cell.filter((inline) => inline.type !== 'gap'))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0)
}
