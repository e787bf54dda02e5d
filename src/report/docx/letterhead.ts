/** The head of the document: state and body, number and date, title and subject, whom it addresses. */
import { AlignmentType, Paragraph, type Table } from 'docx'
import type { Letterhead } from '../letterhead.ts'
import { twoColumns } from './columns.ts'
import { LEFT_COLUMN, mm, RIGHT_COLUMN, SINGLE, SIZE, TEXT_WIDTH } from './measures.ts'
import { rule } from './rule.ts'
import { type RunStyle, text } from './run.ts'
import { textWidth } from './text-width.ts'

/** The decree wants a third to a half of the line. */
const SHARE_OF_LINE = 0.42

export function head(l: Letterhead): (Paragraph | Table)[] {
  return [
    twoColumns(LEFT_COLUMN, [
      [issuer(l), state(l)],
      [[centred(l.number, { size: SIZE.head }, 60)], [centred(l.placeAndDate, { size: SIZE.body, italics: true }, 60)]],
    ]),
    ...titleOf(l),
    ...addressees(l),
  ]
}

function issuer(l: Letterhead): Paragraph[] {
  return [
    centred(l.superior, { size: SIZE.head }),
    centred(l.issuer, { size: SIZE.head, bold: true }),
    rule(partOf(l.issuer, SIZE.head, LEFT_COLUMN), LEFT_COLUMN),
  ]
}

function state(l: Letterhead): Paragraph[] {
  const isWide = textWidth(l.nation, SIZE.head) > RIGHT_COLUMN - mm(1)
  return [
    centred(l.nation, { size: isWide ? SIZE.smallHead : SIZE.head, bold: true }),
    centred(l.motto, { size: SIZE.body, bold: true }),
    rule(textWidth(l.motto, SIZE.body), RIGHT_COLUMN),
  ]
}

function titleOf(l: Letterhead): Paragraph[] {
  const bold = { size: SIZE.body, bold: true }
  return [
    centred(l.title, bold, mm(7)),
    centred(l.subject, bold),
    centred(l.window, { size: SIZE.body }),
    rule(partOf(l.subject, SIZE.body, TEXT_WIDTH), TEXT_WIDTH),
    centred('', { size: SIZE.head }),
  ]
}

/** One body on the line itself, several below it. */
function addressees({ addressedToLabel: label, addressedTo: all }: Letterhead): Paragraph[] {
  const style = { size: SIZE.body }
  if (all.length === 0) return []
  const end = centred('', { size: SIZE.head })
  if (all.length === 1) return [centred(`${label} ${all.join('')}.`, style), end]
  const listed = all.map((name, i) => {
    const children = [text(`- ${name}${i === all.length - 1 ? '.' : ';'}`, style)]
    return new Paragraph({ children, indent: { left: mm(55), hanging: mm(3), firstLine: 0 }, spacing: { after: 0 } })
  })
  return [new Paragraph({ children: [text(label, style)], indent: { left: mm(30), firstLine: 0 } }), ...listed, end]
}

/** Of a text that takes more than one line, a full line counts. */
function partOf(content: string, size: number, column: number): number {
  return Math.round(Math.min(textWidth(content, size), column) * SHARE_OF_LINE)
}

export function centred(content: string, style: RunStyle, before = 0): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    indent: { firstLine: 0 },
    spacing: { before, after: 0, ...SINGLE },
    children: [text(content, style)],
  })
}
