/** Two columns without lines: the head of the document and its foot. Called by `letterhead` and `signature`. */
import { BorderStyle, type Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx'
import { TEXT_WIDTH } from './measures.ts'

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE }

type Row = readonly [left: readonly Paragraph[], right: readonly Paragraph[]]

/** `left`: width of the left column. Widths are fixed and cells have no margins: else the motto wraps. A row is never torn apart by a page's end. */
export function twoColumns(left: number, rows: readonly Row[]): Table {
  const right = TEXT_WIDTH - left
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [left, right],
    borders: NO_BORDERS,
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    rows: rows.map(
      ([first, second]) => new TableRow({ cantSplit: true, children: [cell(first, left), cell(second, right)] }),
    ),
  })
}

function cell(children: readonly Paragraph[], width: number): TableCell {
  return new TableCell({ width: { size: width, type: WidthType.DXA }, borders: NO_BORDERS, children })
}
