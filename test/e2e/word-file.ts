/** A Word file opened as Word would: the words of its body, without markup. */
import JSZip from 'jszip'

export async function wordsOf(bytes: Uint8Array): Promise<string> {
  const zip = await JSZip.loadAsync(bytes)
  const body = zip.file('word/document.xml')
  if (!body) throw new Error('no word/document.xml: this is no Word file')
  const xml = await body.async('string')
  return xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '')
}
