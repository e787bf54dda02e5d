/** Files that people write, read from the disk as text or refused by name. `core/file-text` says what is text. */
import { readFileSync } from 'node:fs'
import { fileText, type TextFault } from './core/file-text/file-text.ts'
import { Problem } from './problem.ts'

/** Throws a Problem that names the file and says how to save it anew. */
export function readText(file: string): string {
  const read = fileText(bytesOf(file))
  if ('text' in read) return read.text
  throw textProblem(file, read.fault)
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new Problem('file-unreadable', { file }, { cause: error })
  }
}

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
