/** Page size, margins and numbers: in the middle of the top margin, none on a part's first page. */
import { AlignmentType, Header, type ISectionOptions, PageNumber, Paragraph, SectionType, TextRun } from 'docx'
import { MARGIN, PAGE, SIZE } from './measures.ts'

/** One part of the document; each counts its pages anew, as appendices must. */
export function part(children: ISectionOptions['children']): ISectionOptions {
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: true,
      page: { size: PAGE, margin: MARGIN, pageNumbers: { start: 1 } },
    },
    headers: { default: new Header({ children: [pageNumber()] }), first: new Header({ children: [empty()] }) },
    children,
  }
}

function pageNumber(): Paragraph {
  const number = new TextRun({ children: [PageNumber.CURRENT], size: SIZE.body })
  return new Paragraph({ alignment: AlignmentType.CENTER, indent: { firstLine: 0 }, children: [number] })
}

function empty(): Paragraph {
  return new Paragraph({ indent: { firstLine: 0 }, children: [] })
}
