/** The report as a Word file. The folder around this file is the only user of the docx writer. */
import { Document, Packer, Paragraph } from 'docx'
import type { Inline } from '../blocks.ts'
import type { Report } from '../report-model.ts'
import { clean } from '../shield.ts'
import { appendixOf, bodyOf } from './body.ts'
import { head } from './letterhead.ts'
import { SIZE } from './measures.ts'
import { part } from './page.ts'
import { coreProperties, withoutClock } from './reproducible.ts'
import { runs, text } from './run.ts'
import { foot } from './signature.ts'
import { STYLES } from './styles.ts'

export async function toDocx(report: Report): Promise<Uint8Array> {
  const { letterhead, body, appendices, footnotes, name, dated } = report
  const document = new Document({
    styles: STYLES,
    // Line ends inside headings and footnotes, which are justified too, leave the line before them as it is.
    compatibility: { doNotExpandShiftReturn: true },
    footnotes: Object.fromEntries(footnotes.map((note, i) => [i + 1, { children: [footnote(note)] }])),
    sections: [
      part([...head(letterhead), ...bodyOf(body), gapBeforeFoot(), foot(letterhead)]),
      ...appendices.map((appendix) => part(appendixOf(appendix, letterhead.attachedTo))),
    ],
  })
  const properties = coreProperties({
    title: clean(name),
    creator: clean(letterhead.issuer),
    subject: clean(letterhead.subject),
    day: dated,
  })
  const bytes = await Packer.toBuffer(document, undefined, [{ path: 'docProps/core.xml', data: properties }])
  return withoutClock(new Uint8Array(bytes))
}

function footnote(content: readonly Inline[]): Paragraph {
  const style = { size: SIZE.footnote }
  return new Paragraph({ style: 'FootnoteText', children: [text(' ', style), ...runs(content, style)] })
}

function gapBeforeFoot(): Paragraph {
  return new Paragraph({ spacing: { after: 0 }, keepNext: true, children: [] })
}
