/**
 * A pack from the texts of its files: a typed `Pack`, or every fault of it at once. Pure; `load-pack` reads the disk.
 */
import { createHash } from 'node:crypto'
import type { Pack } from '../core/pack.ts'
import { assemble, type FormulaOf } from './assemble.ts'
import { MOST_ENTRIES, MOST_UNITS } from './bounds.ts'
import { calendarNamed, type Draft, isForm, NARRATIVE, type PackFiles, readDraft } from './draft.ts'
import { inOrder, type PackFault } from './fault.ts'
import { type Formulas, formulasOf } from './formulas.ts'
import { byId, indicatorsOf } from './index-of.ts'
import { readNarrative } from './narrative.ts'
import { calendarFaults } from './rules-calendar.ts'
import { formulaFaults } from './rules-formulas.ts'
import { nameFaults } from './rules-names.ts'
import { narrativeFaults } from './rules-narrative.ts'
import { headlineFaults, textFaults } from './rules-texts.ts'
import { unitNameFaults } from './rules-unit-names.ts'
import { unitFaults } from './rules-units.ts'
import { faultAt, type Located } from './source.ts'

export type PackResult = { readonly pack: Pack } | { readonly faults: readonly PackFault[] }

/** `files`: by path inside the pack, without `demo/`; a calendar beside the pack by its path as `pack.yaml` writes it. */
export function readPack(files: PackFiles): PackResult {
  const { draft, faults } = readDraft(files)
  const tooMany = tooManyIn(draft)
  // Each rule looks at all of them, some at each beside each.
  if (tooMany.length > 0) return { faults: inOrder([...faults, ...tooMany]) }
  const formulas = formulasOf(draft)
  const all = [...unexpected(files), ...faults, ...formulas.faults, ...ruleFaults(draft, formulas)]
  const pack = all.length === 0 ? assemble(draft, formulaFinder(formulas), versionOf(files)) : undefined
  return pack ? { pack } : { faults: inOrder(all) }
}

/** Where a whole file could not be read, names in the others may well be right. */
function ruleFaults(draft: Draft, formulas: Formulas): PackFault[] {
  const indicators = indicatorsOf(draft)
  const index = byId(indicators)
  const narrative = readNarrative(draft.narrative)
  const alone = [
    ...nameFaults(draft, indicators),
    ...textFaults(draft),
    ...unitNameFaults(draft),
    ...calendarFaults(draft),
  ]
  if (!draft.whole) return [...alone, ...narrative.faults.map((f) => ({ file: NARRATIVE, ...f }))]
  return [
    ...alone,
    ...unitFaults(draft),
    ...headlineFaults(draft, index),
    ...formulaFaults(draft, formulas.drafts, index),
    ...narrativeFaults(draft, narrative, formulas.drafts, indicators, index),
  ]
}

function tooManyIn({ units, forms, derived, checks }: Draft): PackFault[] {
  const questions = forms.flatMap((form) => form.questions)
  return [
    ...beyond(units, MOST_UNITS),
    ...beyond(questions, MOST_ENTRIES),
    ...beyond(derived, MOST_ENTRIES),
    ...beyond(checks, MOST_ENTRIES),
  ]
}

/** Told at the first that is too many. */
function beyond(entries: readonly Located<unknown>[], most: number): PackFault[] {
  const first = entries[most]
  return first ? [faultAt(first, [], 'too-many-entries', `${entries.length} > ${most}`)] : []
}

function formulaFinder({ drafts }: Formulas): FormulaOf {
  return (of, id) => drafts.find((f) => f.of === of && f.id === id)?.formula
}

function isExpected(file: string): boolean {
  return (
    ['pack.yaml', 'units.yaml', 'checks.yaml', NARRATIVE].includes(file) || isForm(file) || file.startsWith('README')
  )
}

/** `forms/20-y-te.yml` would be a form that nobody is ever asked. */
function unexpected(files: PackFiles): PackFault[] {
  const calendar = calendarNamed(files)
  return [...files.keys()]
    .filter((file) => !isExpected(file) && file !== calendar)
    .map((file) => ({ file, line: 1, code: 'unexpected-file', detail: file }))
}

/** The same names and texts give the same version, on every machine. */
function versionOf(files: PackFiles): string {
  const hash = createHash('sha256')
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [name, text] of sorted) hash.update(`${name}\0${Buffer.byteLength(text)}\0${text}`)
  return hash.digest('hex').slice(0, 12)
}
