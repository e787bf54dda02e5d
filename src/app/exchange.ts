/** Answers as rows of the DHIS2 exchange format, out of the store and into it. Called by the command line. */
import { canonicalOf, fromCanonical, type Told } from '../core/answer/canonical.ts'
import { personalIn } from '../core/answer/guard.ts'
import type { Personal, Unread } from '../core/answer/reading.ts'
import { type Pack, type Question, questionsFor, unitOf, unitsOn } from '../core/pack.ts'
import { type Period, windowOf } from '../core/period.ts'
import { sameValue, type Value } from '../core/value.ts'
import type { Reads, Store, Tx } from '../store/store.ts'
import type { Column, ReadRow, Row } from '../text/exchange-format.ts'

/** Where a fault stands in the file, as it is written there; `said` is what is at fault. */
export interface FaultPlace {
  /** Of the file, counting from 1. */
  readonly line: number
  readonly column: Column
  readonly unit: string
  readonly question: string
  readonly said: string
}

export type ImportFault = FaultPlace &
  (
    | { readonly why: 'unread'; readonly asked: Question; readonly reason: Unread }
    /** It may be kept if `comment` says that it is none of that. */
    | { readonly why: 'personal'; readonly look: Personal['look'] }
    /** The same answer was given, otherwise, in the line `first`. */
    | { readonly why: 'twice'; readonly first: number }
    | { readonly why: Exclude<RowFault, WithMore> }
  )

/** Faults of which more is told. */
type WithMore = 'unread' | 'twice' | 'personal'

type RowFault =
  | 'unread'
  | 'personal'
  | 'twice'
  | 'unknown-unit'
  | 'unknown-question'
  | 'other-period'
  | 'unclear'
  | 'deleted'
  /** Replacement characters, which JSON may hold as escapes that the reader of files does not see. */
  | 'damaged'
  /** A value, and beside it that nothing occurred. */
  | 'contradiction'
  /** A remark that would be lost: only a few words have a meaning here. */
  | 'unknown-comment'

export type Imported =
  | {
      readonly imported: number
      readonly unchanged: number
      /** Lines that say again, in the same words, what a line before them said. */
      readonly repeated: number
    }
  | { readonly faults: readonly ImportFault[] }
  | { readonly locked: Period }

const NONE = 'none'
/** Somebody looked at words that look like a person's data, and they are none. */
const CONFIRMED = 'confirmed'
const WORDS: ReadonlySet<string> = new Set<Question['kind']>(['text', 'list', 'documents'])

export async function rowsOf(reads: Reads, period: Period): Promise<Row[]> {
  const answers = await reads.answers.inForce({ periods: [period] })
  return answers.map(({ indicator, unit, value }) => {
    const { value: text, none, qualifier } = canonicalOf(value)
    const [said, stated] = value.kind === 'ratio' ? ratioParted(text) : [text]
    const row = { dataElement: indicator, period: period.replace('-', ''), orgUnit: unit, value: said }
    const isConfirmed = WORDS.has(value.kind) && personalIn(text) !== undefined
    const comment = none ? NONE : isConfirmed ? CONFIRMED : (qualifier ?? stated)
    return comment === undefined ? row : { ...row, comment }
  })
}

/** `1199/1500` as the value and `79.3%` as the comment; a percentage alone is the value, without its sign. */
function ratioParted(text: string): [value: string, comment?: string] {
  const [value = '', stated] = text.split(' ')
  return stated === undefined ? [value.replace('%', '')] : [value, stated]
}

/** Back again. The writing with both in the value is taken too: earlier versions wrote it. */
function ratioJoined({ value, comment }: Row): string {
  const text = value.trim()
  if (/^[\d.]+$/.test(text)) return `${text}%`
  return comment === undefined ? text : `${text} ${comment}`
}

interface Read {
  readonly row: ReadRow
  readonly value: Value
  readonly told: Told
}

/** All rows or none: a file with a fault is to be mended and imported again. */
export async function importRows(
  base: { readonly pack: Pack; readonly now: Date },
  store: Store,
  period: Period,
  rows: readonly ReadRow[],
): Promise<Imported> {
  const read = rows.map((row) => readRow(base.pack, period, row))
  const { kept, faults } = eachOnce(read.flatMap((r) => ('value' in r ? [r] : [])))
  const all = [...read.flatMap((r) => ('fault' in r ? [r.fault] : [])), ...faults]
  if (all.length > 0) return { faults: all.sort((a, b) => a.line - b.line) }
  return store.write(async (tx) => {
    const record = await tx.periods.get(period)
    if (record?.lockedAt) return { locked: period }
    return { ...(await take(tx, base, period, kept)), repeated: rows.length - kept.length }
  })
}

/** Nobody can say which of two different answers was meant. */
function eachOnce(read: readonly Read[]): { kept: readonly Read[]; faults: readonly ImportFault[] } {
  const kept = new Map<string, Read>()
  const faults: ImportFault[] = []
  for (const one of read) {
    const { row, value } = one
    const key = `${row.orgUnit} ${row.dataElement}`
    const first = kept.get(key)
    if (!first) kept.set(key, one)
    else if (!sameValue(first.value, value))
      faults.push({ ...placed(row, 'value', row.value), why: 'twice', first: first.row.line })
  }
  return { kept: [...kept.values()], faults }
}

async function take(
  tx: Tx,
  { pack, now }: { pack: Pack; now: Date },
  period: Period,
  rows: readonly Read[],
): Promise<{ imported: number; unchanged: number }> {
  await tx.periods.open(period, pack.version, now)
  const there = await tx.answers.inForce({ periods: [period] })
  const known = new Map(there.map((a) => [`${a.unit} ${a.indicator}`, a.value]))
  let imported = 0
  for (const { row, value, told } of rows) {
    const before = known.get(`${row.orgUnit} ${row.dataElement}`)
    if (before && sameValue(before, value)) continue
    const { orgUnit: unit, dataElement: indicator } = row
    const revision = await tx.answers.record({ period, unit, indicator, value, typed: row.value, at: now })
    const look = told.confirmed ? personalIn(row.value)?.look : undefined
    const subject = `answer:${period}/${unit}/${indicator}`
    if (look) await tx.audit({ at: now, action: 'not-personal', subject, detail: { revision, look } })
    imported += 1
  }
  return { imported, unchanged: rows.length - imported }
}

/** What the comment says; undefined for a remark that this kind of answer does not know. */
function toldIn({ kind }: Question, comment: string | undefined): Told | undefined {
  if (comment === undefined) return {}
  if (comment === NONE) return { none: true }
  if (WORDS.has(kind)) return comment === CONFIRMED ? { confirmed: true } : undefined
  if (kind === 'ratio') return PERCENT.test(comment) ? {} : undefined
  const isNumber = kind === 'count' || kind === 'decimal' || kind === 'money' || kind === 'percent'
  return isNumber && (comment === 'over' || comment === 'about') ? { qualifier: comment } : undefined
}

const PERCENT = /^[\d.]+%$/

function placed({ line, orgUnit, dataElement }: ReadRow, column: Column, said: string): FaultPlace {
  return { line, column, unit: orgUnit, question: dataElement, said }
}

function readRow(pack: Pack, period: Period, row: ReadRow): Read | { readonly fault: ImportFault } {
  const fault = (why: Exclude<RowFault, WithMore>, column: Column, said: string) => ({
    fault: { ...placed(row, column, said), why },
  })
  if (row.deleted) return fault('deleted', 'deleted', 'true')
  if (row.value.includes('\ufffd')) return fault('damaged', 'value', '')
  if (row.period.replace('-', '') !== period.replace('-', '')) return fault('other-period', 'period', row.period)
  const unit = unitOf(pack, row.orgUnit)
  if (!unit || !unitsOn(pack, windowOf(period, pack.period).to).includes(unit))
    return fault('unknown-unit', 'orgUnit', row.orgUnit)
  const question = questionsFor(pack, unit).find((q) => q.id === row.dataElement)
  if (!question) return fault('unknown-question', 'dataElement', row.dataElement)
  const told = toldIn(question, row.comment)
  if (!told || isDoubled(question, row)) return fault('unknown-comment', 'comment', row.comment ?? '')
  if (told.none && row.value.trim() !== '') return fault('contradiction', 'comment', row.value)
  const text = question.kind === 'ratio' && !told.none ? ratioJoined(row) : row.value
  const reading = fromCanonical(question, text, told)
  if (reading.outcome === 'read') return { row, value: reading.value, told }
  // What must not be kept is not said again either.
  if (reading.outcome === 'personal')
    return { fault: { ...placed(row, 'value', ''), why: 'personal', look: reading.found.look } }
  if (reading.outcome === 'ambiguous') return fault('unclear', 'value', row.value)
  return { fault: { ...placed(row, 'value', row.value), why: 'unread', asked: question, reason: reading.reason } }
}

/** A percentage may stand beside two parts, not beside another percentage. */
function isDoubled({ kind }: Question, { value, comment = NONE }: ReadRow): boolean {
  return kind === 'ratio' && comment !== NONE && (value.includes('%') || !value.includes('/'))
}
