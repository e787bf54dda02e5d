/**
 * The files of a pack, each entry read by itself: what fits its schema, and the names of what does not, so that one
 * bad entry is one fault and not twenty.
 */
import type { z } from 'zod'
import type { PackFault } from './fault.ts'
import { readPart, valueAt } from './issues.ts'
import type { RawCalendar, RawCheck, RawDerived, RawForm, RawHead, RawHoliday, RawQuestion, RawUnit } from './schema.ts'
import * as schemas from './schema.ts'
import { type Located, type Path, parseSource, type Source } from './source.ts'

/** File names, with `/`, and their texts; a calendar beside the pack under its path as `pack.yaml` writes it. */
export type PackFiles = ReadonlyMap<string, string>

export interface FormDraft {
  readonly form: Located<RawForm>
  readonly questions: readonly Located<RawQuestion>[]
}

export interface CalendarDraft {
  readonly file: Located<RawCalendar>
  readonly holidays: readonly Located<RawHoliday>[]
  readonly working: readonly Located<string>[]
}

export interface Draft {
  readonly head?: Located<RawHead>
  readonly units: readonly Located<RawUnit>[]
  readonly forms: readonly FormDraft[]
  readonly derived: readonly Located<RawDerived>[]
  readonly checks: readonly Located<RawCheck>[]
  readonly narrative: string
  /** Absent if the pack names none. */
  readonly calendar?: CalendarDraft
  /** Names in entries that could not be read: they exist, so nobody who names them is at fault. */
  readonly lost: ReadonlySet<string>
  /** False if a whole file is unreadable: then nothing can be said of names. */
  readonly whole: boolean
}

export const NARRATIVE = 'report.md'

export function isForm(file: string): boolean {
  return /^forms\/[^/]+\.yaml$/.test(file)
}

/** Gathers faults while reading. */
class Reader {
  readonly faults: PackFault[] = []
  readonly lost = new Set<string>()
  whole = true

  source(files: PackFiles, file: string): Source | undefined {
    const parsed = parseSource(file, files.get(file) ?? '')
    if ('source' in parsed) return parsed.source
    this.faults.push(...parsed.faults)
    this.whole = false
    return undefined
  }

  part<T>(schema: z.ZodType<T>, source: Source | undefined, path: Path): Located<T> | undefined {
    if (!source) return undefined
    const read = readPart(schema, source, path)
    if ('value' in read) return read.value
    this.faults.push(...read.faults)
    namesIn(valueAt(source.data, path), this.lost)
    return undefined
  }

  /** Each entry of a list by itself, also where the mapping around it has faults of its own. */
  entries<T>(schema: z.ZodType<T>, source: Source | undefined, key: string): Located<T>[] {
    const list = source && valueAt(source.data, [key])
    if (!Array.isArray(list)) return []
    return list.flatMap((_, index) => this.part(schema, source, [key, index]) ?? [])
  }
}

/** Ids, codes and kinds anywhere in data that could not be read. */
function namesIn(data: unknown, names: Set<string>): void {
  if (typeof data !== 'object' || data === null) return
  for (const [key, value] of Object.entries(data)) {
    if ((key === 'id' || key === 'code' || key === 'kind') && typeof value === 'string') names.add(value)
    namesIn(value, names)
  }
}

export function readDraft(files: PackFiles): { readonly draft: Draft; readonly faults: PackFault[] } {
  const reader = new Reader()
  for (const file of ['pack.yaml', 'units.yaml', NARRATIVE].filter((f) => !files.has(f)))
    reader.faults.push(absent(file))
  const forms = [...files.keys()].filter(isForm).sort()
  if (forms.length === 0) reader.faults.push(absent('forms/*.yaml'))
  if (reader.faults.length > 0) reader.whole = false
  const open = (file: string): Source | undefined => (files.has(file) ? reader.source(files, file) : undefined)
  const pack = open('pack.yaml')
  const units = open('units.yaml')
  const checks = open('checks.yaml')
  reader.part(schemas.unitsFileSchema, units, [])
  reader.part(schemas.checksFileSchema, checks, [])
  const head = reader.part(schemas.headSchema, pack, [])
  const content = {
    units: reader.entries(schemas.unitSchema, units, 'units'),
    forms: forms.flatMap((file) => readForm(reader, open(file))),
    derived: reader.entries(schemas.derivedSchema, pack, 'derived'),
    checks: reader.entries(schemas.checkSchema, checks, 'checks'),
    narrative: files.get(NARRATIVE) ?? '',
  }
  const calendar = readCalendar(reader, files, pack)
  const draft = {
    ...(head && { head }),
    ...(calendar && { calendar }),
    ...content,
    lost: reader.lost,
    whole: reader.whole,
  }
  return { draft, faults: reader.faults }
}

function readForm(reader: Reader, source: Source | undefined): FormDraft[] {
  const form = reader.part(schemas.formSchema, source, [])
  const questions = reader.entries(schemas.questionSchema, source, 'questions')
  return form ? [{ form, questions }] : []
}

function readCalendar(reader: Reader, files: PackFiles, pack: Source | undefined): CalendarDraft | undefined {
  const name = calendarNamed(files)
  if (!pack || name === undefined) return undefined
  if (!files.has(name)) {
    reader.faults.push({ file: pack.file, ...pack.at(['calendar']), code: 'missing-file', detail: name })
    return undefined
  }
  const source = reader.source(files, name)
  const file = reader.part(schemas.calendarFileSchema, source, [])
  const holidays = reader.entries(schemas.holidaySchema, source, 'holidays')
  const working = reader.entries(schemas.workingSchema, source, 'working')
  return file && { file, holidays, working }
}

/** The path of the calendar that `pack.yaml` names, if it is one that may be read. */
export function calendarNamed(files: PackFiles): string | undefined {
  const pack = parseSource('pack.yaml', files.get('pack.yaml') ?? '')
  const name = 'source' in pack ? valueAt(pack.source.data, ['calendar']) : undefined
  return schemas.calendarPath.safeParse(name).data
}

function absent(file: string): PackFault {
  return { file, line: 1, code: 'missing-file', detail: file }
}
