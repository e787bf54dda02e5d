/**
 * A backup ends in the SHA-256 of all that stands before it. SQLite keeps no sums of its pages: a byte that changed in
 * a figure would be restored as another figure. Behind the pages that its header counts SQLite reads nothing.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { appendFile, open, stat, truncate } from 'node:fs/promises'

const MARK = '\ntongket-sha256:'
const LENGTH = MARK.length + 64
const HEADER = 100
/** Written as 1. */
const LARGEST_PAGE = 65_536

export async function seal(file: string): Promise<void> {
  const { size } = await stat(file)
  await appendFile(file, MARK + (await digestOf(file, size)))
}

/**
 * Takes the seal off; `broken` if the file is not what was sealed, `none` for backups of earlier versions and copies
 * that were made by hand.
 */
export async function unseal(file: string): Promise<'whole' | 'broken' | 'none'> {
  const { size } = await stat(file)
  const content = size - LENGTH
  const tail = content < 0 ? '' : await textAt(file, content)
  // Cut off or added to: what follows the pages may be what is left of a seal.
  if (!tail.startsWith(MARK)) return (await pagesIn(file)) === size ? 'none' : 'broken'
  if (tail.slice(MARK.length) !== (await digestOf(file, content))) return 'broken'
  await truncate(file, content)
  return 'whole'
}

/** Bytes that SQLite's header counts: size of a page and number of pages (https://sqlite.org/fileformat.html, 1.3). */
async function pagesIn(file: string): Promise<number> {
  const handle = await open(file, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER), 0, HEADER, 0)
    if (bytesRead < HEADER) return 0
    const size = buffer.readUInt16BE(16)
    return (size === 1 ? LARGEST_PAGE : size) * buffer.readUInt32BE(28)
  } finally {
    await handle.close()
  }
}

async function textAt(file: string, position: number): Promise<string> {
  const handle = await open(file, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(LENGTH), 0, LENGTH, position)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** Of the first `length` bytes. */
async function digestOf(file: string, length: number): Promise<string> {
  const hash = createHash('sha256')
  if (length === 0) return hash.digest('hex')
  for await (const chunk of createReadStream(file, { end: length - 1 })) hash.update(chunk as Buffer) // no encoding is set
  return hash.digest('hex')
}
