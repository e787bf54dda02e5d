/** Letters and paragraphs of the whole document. */
import { AlignmentType, type IStylesOptions } from 'docx'
import { AFTER_PARAGRAPH, BODY_LINES, FIRST_LINE, FONT, SINGLE, SIZE } from './measures.ts'

function heading(run: { readonly allCaps?: boolean; readonly italics?: boolean }): {
  run: { font: string; size: number; bold: true; color: string; allCaps?: boolean; italics?: boolean }
  paragraph: object
} {
  return {
    run: { font: FONT, size: SIZE.body, bold: true, color: '000000', ...run },
    paragraph: {
      alignment: AlignmentType.JUSTIFIED,
      indent: { firstLine: FIRST_LINE },
      spacing: { before: AFTER_PARAGRAPH, after: AFTER_PARAGRAPH, ...BODY_LINES },
      keepNext: true,
    },
  }
}

export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: FONT, size: SIZE.body, color: '000000', language: { value: 'vi-VN', eastAsia: 'vi-VN' } },
      paragraph: {
        alignment: AlignmentType.JUSTIFIED,
        indent: { firstLine: FIRST_LINE },
        spacing: { before: 0, after: AFTER_PARAGRAPH, ...BODY_LINES },
      },
    },
    heading1: heading({ allCaps: true }),
    heading2: heading({}),
    heading3: heading({ italics: true }),
    footnoteText: {
      run: { font: FONT, size: SIZE.footnote },
      paragraph: { indent: { firstLine: 0 }, spacing: { after: 0, ...SINGLE } },
    },
  },
}
