/** Lengths of the layout that Nghị định 30/2020/NĐ-CP, Phụ lục I, prescribes. Widths in twips, letters in half points. */
import { LineRuleType } from 'docx'

/** 1 cm is 567 twips (1/20 pt). */
const TWIPS_PER_MM = 56.6929

export function mm(millimetres: number): number {
  return Math.round(millimetres * TWIPS_PER_MM)
}

/** A4 upright. */
export const PAGE = { width: mm(210), height: mm(297) }
export const MARGIN = { top: mm(20), bottom: mm(20), left: mm(30), right: mm(20), header: mm(10), footer: mm(10) }
export const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right

/** Quốc hiệu stands on one line in the right column; the body's name may take two in the left. */
export const LEFT_COLUMN = mm(60)
export const RIGHT_COLUMN = TEXT_WIDTH - LEFT_COLUMN

export const FONT = 'Times New Roman'
export const SIZE = {
  body: 28,
  head: 26,
  smallHead: 24,
  recipients: 24,
  recipient: 22,
  table: 24,
  remark: 24,
  footnote: 20,
}

export const FIRST_LINE = mm(12.7)
/** 6 pt. */
export const AFTER_PARAGRAPH = 120

/** In 240ths of a line. The rule is named, since LibreOffice takes a bare number for a fixed height. */
export const SINGLE = { line: 240, lineRule: LineRuleType.AUTO }
export const BODY_LINES = { line: 264, lineRule: LineRuleType.AUTO }
