/** Two columns without lines: the head of the document and its foot. Called by `letterhead` and `signature`. */
import { BorderStyle, type Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx'
import { LEFT_COLUMN, RIGHT_COLUMN, TEXT_WIDTH } from './measures.ts'

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE }

type Row = readonly [left: readonly Paragraph[], right: readonly Paragraph[]]

/** Widths are fixed and cells have no margins: else the motto wraps. A row is never torn apart by a page's end. */
export function twoColumns(rows: readonly Row[]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [LEFT_COLUMN, RIGHT_COLUMN],
    borders: NO_BORDERS,
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    rows: rows.map(
      ([left, right]) =>
        new TableRow({ cantSplit: true, children: [cell(left, LEFT_COLUMN), cell(right, RIGHT_COLUMN)] }),
    ),
  })
}

function cell(children: readonly Paragraph[], width: number): TableCell {
  return new TableCell({ width: { size: width, type: WidthType.DXA }, borders: NO_BORDERS, children })
}
