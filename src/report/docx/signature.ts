/** The foot of the document: to whom it goes, and who signs. */
import { AlignmentType, Paragraph, type Table } from 'docx'
import type { Letterhead } from '../letterhead.ts'
import { twoColumns } from './columns.ts'
import { centred } from './letterhead.ts'
import { SINGLE, SIZE, TEXT_WIDTH } from './measures.ts'
import { text } from './run.ts'

/** Lines left free for the signature and the seal. */
const ROOM_TO_SIGN = 5

export function foot(l: Letterhead): Table {
  return twoColumns(TEXT_WIDTH / 2, [[recipients(l), signature(l)]])
}

function recipients({ recipientsLabel, recipients: lines }: Letterhead): Paragraph[] {
  const paragraph = (children: ReturnType<typeof text>): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.LEFT,
      indent: { firstLine: 0 },
      spacing: { after: 0, ...SINGLE },
      children: [children],
    })
  return [
    paragraph(text(recipientsLabel, { size: SIZE.recipients, bold: true, italics: true })),
    ...lines.map((line) => paragraph(text(line, { size: SIZE.recipient }))),
  ]
}

function signature({ authority, signer }: Letterhead): Paragraph[] {
  const bold = { size: SIZE.body, bold: true }
  return [
    ...authority.map((line) => centred(line, bold)),
    ...Array.from({ length: ROOM_TO_SIGN }, () => centred('', bold)),
    centred(signer, bold),
  ]
}
