/** Files that people write, read from the disk as text or refused by name. `core/file-text` says what is text. */
import { closeSync, openSync, readSync } from 'node:fs'
import { fileText, type TextFault } from './core/file-text/file-text.ts'
import { Problem } from './problem.ts'

/** Throws a Problem that names the file and says how to save it anew. */
export function readText(file: string): string {
  const read = fileText(bytesOf(file))
  if ('text' in read) return read.text
  throw textProblem(file, read.fault)
}

/** A province's answers of a month take a tenth. What has no size of its own (a pipe, a device) is read no further. */
const MOST_MEGABYTES = 16
const MOST_BYTES = MOST_MEGABYTES * 1_048_576

function bytesOf(file: string): Uint8Array {
  const bytes = upTo(file, MOST_BYTES + 1)
  if (bytes.length > MOST_BYTES) throw new Problem('file-too-large', { file, most: MOST_MEGABYTES })
  return bytes
}

function upTo(file: string, most: number): Uint8Array {
  try {
    const handle = openSync(file, 'r')
    try {
      return beginning(handle, most)
    } finally {
      closeSync(handle)
    }
  } catch (error) {
    throw new Problem('file-unreadable', { file }, { cause: error })
  }
}

function beginning(handle: number, most: number): Uint8Array {
  const chunks: Uint8Array[] = []
  for (let length = 0; length < most; ) {
    const chunk = new Uint8Array(Math.min(CHUNK, most - length))
    const read = readSync(handle, chunk)
    if (read === 0) break
    chunks.push(chunk.subarray(0, read))
    length += read
  }
  return Buffer.concat(chunks)
}

const CHUNK = 65_536

function textProblem(file: string, fault: TextFault): Problem {
  switch (fault.why) {
    case 'binary':
      return new Problem(`file-${fault.what}`, { file })
    case 'legacy':
      return new Problem('file-legacy', { file, line: fault.line, charset: fault.charset })
    case 'charset':
      return new Problem('file-charset', { file, line: fault.line })
    case 'lost':
      return new Problem('file-lost', { file, line: fault.line })
    case 'mangled':
      return new Problem('file-mangled', { file, line: fault.line })
  }
}
