/**
 * Makes the bytes of a Word file depend on its content alone: the dates of its entries and of its properties are
 * those of the report, not of the clock. Called by `document`.
 */
import type { Day } from '../../core/period.ts'

/** Signatures and offsets of PKWARE's APPNOTE.TXT, 4.3.7, 4.3.12 and 4.3.16. */
const END_OF_DIRECTORY = 0x06054b50
const END_SIZE = 22
const DIRECTORY_ENTRY = 0x02014b50

/** Midnight of 1 January 1980, the first date that a zip entry can have. */
const FIRST_DATE = 0x0021

export function withoutClock(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  // Our writer puts no comment behind the end record.
  const end = zip.byteLength - END_SIZE
  if (view.getUint32(end, true) !== END_OF_DIRECTORY) throw new Error('not a zip file without comment')
  const entries = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < entries; i++) {
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new Error('the directory of the zip file is damaged')
    const local = view.getUint32(at + 42, true)
    setDate(view, at + 12)
    setDate(view, local + 10)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return zip
}

function setDate(view: DataView, at: number): void {
  view.setUint16(at, 0, true)
  view.setUint16(at + 2, FIRST_DATE, true)
}

export interface Properties {
  readonly title: string
  readonly creator: string
  readonly subject: string
  readonly day: Day
}

/** `docProps/core.xml`. */
export function coreProperties({ title, creator, subject, day }: Properties): string {
  const when = `<dcterms:created xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:created>`
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escaped(title)}</dc:title><dc:subject>${escaped(subject)}</dc:subject>`,
    `<dc:creator>${escaped(creator)}</dc:creator><dc:language>vi-VN</dc:language>`,
    `${when}${when.replaceAll('created', 'modified')}`,
    '</cp:coreProperties>',
  ].join('')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
