/** Reads a pack's folder from the disk. Called at start, and by `npx tongket check-pack`. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileText, type TextFault } from '../core/file-text/file-text.ts'
import { MOST_BYTES, MOST_BYTES_TOGETHER, MOST_FILES } from './bounds.ts'
import { calendarNamed, type PackFiles } from './draft.ts'
import { inOrder, type PackFault } from './fault.ts'
import { type PackResult, readPack } from './read-pack.ts'

/** Throws if `dir` is no folder that can be read. `demo/` and hidden files are no part of the pack. */
export function loadPack(dir: string): PackResult {
  const { files, faults } = read(dir)
  // What stands in them decides about all the others.
  return faults.length > 0 ? { faults: inOrder(faults) } : readPack(files)
}

/** With the calendar that the pack names, also where it stands beside the pack; without files that are no text. */
export function filesIn(dir: string): PackFiles {
  return read(dir).files
}

interface ReadFiles {
  readonly files: Map<string, string>
  readonly faults: PackFault[]
}

function read(dir: string): ReadFiles {
  const names = namesIn(dir, '').sort()
  const all: ReadFiles = { files: new Map(), faults: [] }
  const [first] = names.slice(MOST_FILES)
  if (first !== undefined) {
    all.faults.push({ file: first, line: 1, code: 'too-many-files', detail: String(MOST_FILES) })
    return all
  }
  for (const name of names) add(all, dir, name)
  const calendar = calendarNamed(all.files)
  if (calendar === undefined || all.files.has(calendar)) return all
  if (statSync(join(dir, calendar), { throwIfNoEntry: false })?.isFile()) add(all, dir, calendar)
  return all
}

/** Of somebody's whole disk, named by mistake, no more than it takes to see that it is no pack. */
function namesIn(dir: string, within: string): string[] {
  const names: string[] = []
  for (const entry of readdirSync(join(dir, within), { withFileTypes: true })) {
    const name = within + entry.name
    if (entry.name.startsWith('.') || (name === 'demo' && entry.isDirectory())) continue
    if (entry.isDirectory()) names.push(...namesIn(dir, `${name}/`))
    else if (entry.isFile()) names.push(name)
    if (names.length > MOST_FILES) break
  }
  return names
}

function add({ files, faults }: ReadFiles, dir: string, name: string): void {
  const { size } = statSync(join(dir, name))
  const before = [...files.values()].reduce((sum, { length }) => sum + length, 0)
  if (size > MOST_BYTES || before + size > MOST_BYTES_TOGETHER) {
    const most = size > MOST_BYTES ? MOST_BYTES : MOST_BYTES_TOGETHER
    faults.push({
      file: name,
      line: 1,
      code: 'file-too-large',
      detail: `${size > MOST_BYTES ? size : before + size} > ${most}`,
    })
    return
  }
  const bytes = readFileSync(join(dir, name))
  const text = fileText(bytes)
  if ('text' in text) files.set(name, text.text)
  // Nobody reads a README for the report: it only counts in the version.
  else if (name.startsWith('README')) files.set(name, bytes.toString('latin1'))
  else faults.push({ file: name, ...faultOf(text.fault) })
}

function faultOf(fault: TextFault): Omit<PackFault, 'file'> {
  switch (fault.why) {
    case 'binary':
      return { line: 1, code: 'text-binary', detail: fault.what }
    case 'legacy':
      return { line: fault.line, code: 'text-legacy', detail: fault.charset }
    case 'charset':
      return { line: fault.line, code: 'text-charset', detail: 'UTF-8' }
    case 'lost':
    case 'mangled':
      return { line: fault.line, code: 'text-damaged', detail: fault.why }
  }
}
