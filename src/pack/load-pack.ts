/** Reads a pack's folder from the disk. Called at start, and by `npx tongket check-pack`. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { calendarNamed, type PackFiles } from './draft.ts'
import { type PackResult, readPack } from './read-pack.ts'

/** Throws if `dir` is no folder that can be read. `demo/` and hidden files are no part of the pack. */
export function loadPack(dir: string): PackResult {
  return readPack(filesIn(dir))
}

/** With the calendar that the pack names, also where it stands beside the pack. */
export function filesIn(dir: string): PackFiles {
  const entries = readdirSync(dir, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile())
  const names = entries.map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
  const own = names.filter((name) => !name.startsWith('demo/') && !name.split('/').some((part) => part.startsWith('.')))
  const files = new Map(own.sort().map((name) => [name, readFileSync(join(dir, name), 'utf8')]))
  const calendar = calendarNamed(files)
  if (calendar === undefined || !statSync(join(dir, calendar), { throwIfNoEntry: false })?.isFile()) return files
  return files.set(calendar, readFileSync(join(dir, calendar), 'utf8'))
}
