/** Lines drawn under the letterhead, as long as the decree says. Called by `letterhead`. */
import { BorderStyle, LineRuleType, Paragraph } from 'docx'

/** A line of `length` in the middle of a column of `width`; both in twips. */
export function rule(length: number, width: number): Paragraph {
  const side = Math.max(0, Math.round((width - length) / 2))
  return new Paragraph({
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    indent: { left: side, right: side, firstLine: 0 },
    spacing: { before: 40, after: 0, line: 80, lineRule: LineRuleType.EXACT },
  })
}
