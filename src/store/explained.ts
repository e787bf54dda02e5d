/** Turns what the disk and SQLite say when a database cannot be opened into problems with a remedy. */
import { Problem, type ProblemCode } from '../problem.ts'

const SYSTEM: Readonly<Record<string, ProblemCode>> = {
  EACCES: 'database-unwritable',
  EPERM: 'database-unwritable',
  EROFS: 'database-unwritable',
  ENOSPC: 'database-unwritable',
  ENOTDIR: 'database-unwritable',
  EEXIST: 'database-unwritable',
  EISDIR: 'database-unwritable',
  SQLITE_CANTOPEN: 'database-unwritable',
  SQLITE_READONLY: 'database-unwritable',
  SQLITE_FULL: 'database-unwritable',
  SQLITE_IOERR: 'database-unwritable',
  SQLITE_PERM: 'database-unwritable',
  SQLITE_NOTADB: 'database-damaged',
  SQLITE_CORRUPT: 'database-damaged',
  SQLITE_BUSY: 'database-in-use',
}

export async function explained<T>(file: string, open: () => Promise<T>): Promise<T> {
  try {
    return await open()
  } catch (cause) {
    const code = SYSTEM[codeOf(cause)]
    if (!code || cause instanceof Problem) throw cause
    throw new Problem(code, { file, ...(code === 'database-in-use' && { pid: '?' }) }, { cause })
  }
}

/** Node's own `code`, or the one that Prisma's driver adapter wraps, however deep; extended codes end in `_…`. */
function codeOf(fault: unknown): string {
  if (typeof fault !== 'object' || fault === null) return ''
  const code = 'code' in fault ? fault.code : 'originalCode' in fault ? fault.originalCode : undefined
  const known = Object.keys(SYSTEM).find((name) => code === name || String(code).startsWith(`${name}_`))
  return known ?? ('cause' in fault ? codeOf(fault.cause) : '')
}
