/**
 * The database's files belong to the account that runs the program and to nobody else: they hold what people wrote, and
 * tokens. SQLite gives the files beside a database the permissions of the database itself.
 */
import { chmod, mkdir, open, readFile, realpath, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

export const PRIVATE_FILE = 0o600
const PRIVATE_FOLDER = 0o700

/**
 * Endings of what lies beside the database: its log, its log's index, who serves it, who was forgotten and the key,
 * the key to its trial page.
 */
export const BESIDE = {
  log: '-wal',
  index: '-shm',
  lock: '.lock',
  holder: '.pid',
  forgotten: '.forgotten',
  forgetKey: '.forget-key',
  trialKey: '.trial-key',
} as const

/**
 * Makes the folder if need be; resolves with the path on which every process that means this file agrees, whatever
 * symbolic links it came by.
 */
export async function realFileOf(file: string): Promise<string> {
  const made = await mkdir(dirname(file), { recursive: true, mode: PRIVATE_FOLDER })
  // The mode is for the innermost folder as well as for those above it that were made with it.
  if (made !== undefined) await ignoringForeign(() => chmod(dirname(file), PRIVATE_FOLDER))
  try {
    return await realpath(file)
  } catch (fault) {
    if (!isAbsent(fault)) throw fault
    return join(await realpath(dirname(file)), basename(file))
  }
}

/** Creates the file if it is not there, so that it never is anybody else's to read. */
export async function keepPrivate(file: string): Promise<void> {
  await (await open(file, 'a', PRIVATE_FILE)).close()
  for (const tail of ['', ...Object.values(BESIDE)]) await ignoringForeign(() => chmod(file + tail, PRIVATE_FILE))
}

/** A file, or the names in a folder, outlive a power cut. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Undefined if it is not there. */
export async function textIn(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (fault) {
    if (isAbsent(fault)) return undefined
    throw fault
  }
}

/** In the place of what was there: at once and whole, on disk when it resolves, and never anybody else's to read. */
export async function putPrivate(file: string, text: string): Promise<void> {
  const draft = `${file}.new`
  await rm(draft, { force: true })
  const handle = await open(draft, 'wx', PRIVATE_FILE)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(draft, file)
  await flush(dirname(file))
}

/** Files that are not there, that belong to another account, or on a disk without permissions, stay as they are. */
async function ignoringForeign(change: () => Promise<void>): Promise<void> {
  try {
    await change()
  } catch (fault) {
    if (!isAbsent(fault) && !hasCode(fault, 'EPERM', 'ENOTSUP', 'EROFS')) throw fault
  }
}

export function isAbsent(fault: unknown): boolean {
  return hasCode(fault, 'ENOENT')
}

function hasCode(fault: unknown, ...codes: readonly string[]): boolean {
  return fault instanceof Error && 'code' in fault && codes.includes(String(fault.code))
}
