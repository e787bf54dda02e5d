/** Answers as rows of the DHIS2 exchange format, out of the store and into it. Called by the command line. */
import { canonicalOf, fromCanonical } from '../core/answer/canonical.ts'
import type { Unread } from '../core/answer/reading.ts'
import { type Pack, type Question, questionsFor, unitOf, unitsOn } from '../core/pack.ts'
import { type Period, windowOf } from '../core/period.ts'
import { sameValue, type Value } from '../core/value.ts'
import type { Reads, Store, Tx } from '../store/store.ts'
import type { Row } from '../text/exchange-format.ts'

export type ImportFault = { readonly row: number; readonly said: string } & (
  | { readonly why: 'unread'; readonly question: Question; readonly reason: Unread }
  | { readonly why: 'unknown-unit' | 'unknown-question' | 'other-period' | 'unclear' | 'locked' }
)

export type Imported =
  | { readonly imported: number; readonly unchanged: number }
  | { readonly faults: readonly ImportFault[] }

const NONE = 'none'

export async function rowsOf(reads: Reads, period: Period): Promise<Row[]> {
  const answers = await reads.answers.inForce({ periods: [period] })
  return answers.map(({ indicator, unit, value }) => {
    const { value: text, none, qualifier } = canonicalOf(value)
    const [said, stated] = value.kind === 'ratio' ? ratioParted(text) : [text]
    const row = { dataElement: indicator, period: period.replace('-', ''), orgUnit: unit, value: said }
    const comment = none ? NONE : (qualifier ?? stated)
    return comment === undefined ? row : { ...row, comment }
  })
}

/** `1199/1500` as the value and `79.3%` as the comment; a percentage alone is the value, without its sign. */
function ratioParted(text: string): [value: string, comment?: string] {
  const [value = '', stated] = text.split(' ')
  return stated === undefined ? [value.replace('%', '')] : [value, stated]
}

/** Back again. The writing with both in the value is taken too: earlier versions wrote it. */
function ratioJoined({ value, comment = '' }: Row): string {
  const text = value.trim()
  if (/^[\d.]+$/.test(text)) return `${text}%`
  return /^[\d.]+%$/.test(comment.trim()) && !text.includes('%') ? `${text} ${comment.trim()}` : text
}

interface Read {
  readonly row: Row
  readonly value: Value
}

/** All rows or none: a file with a fault is to be mended and imported again. */
export async function importRows(
  base: { readonly pack: Pack; readonly now: Date },
  store: Store,
  period: Period,
  rows: readonly Row[],
): Promise<Imported> {
  const read = rows.map((row, i) => readRow(base.pack, period, row, i + 1))
  const faults = read.flatMap((r) => ('fault' in r ? [r.fault] : []))
  if (faults.length > 0) return { faults }
  const good = read.flatMap((r) => ('value' in r ? [r] : []))
  return store.write(async (tx) => {
    const record = await tx.periods.get(period)
    if (record?.lockedAt) return { faults: [{ row: 0, said: period, why: 'locked' as const }] }
    return take(tx, base, period, good)
  })
}

async function take(
  tx: Tx,
  { pack, now }: { pack: Pack; now: Date },
  period: Period,
  rows: readonly Read[],
): Promise<Imported> {
  await tx.periods.open(period, pack.version, now)
  const there = await tx.answers.inForce({ periods: [period] })
  const known = new Map(there.map((a) => [`${a.unit} ${a.indicator}`, a.value]))
  let imported = 0
  for (const { row, value } of rows) {
    const before = known.get(`${row.orgUnit} ${row.dataElement}`)
    if (before && sameValue(before, value)) continue
    await tx.answers.record({ period, unit: row.orgUnit, indicator: row.dataElement, value, typed: row.value, at: now })
    imported += 1
  }
  return { imported, unchanged: rows.length - imported }
}

function toldIn(comment: string | undefined): NonNullable<Parameters<typeof fromCanonical>[2]> {
  if (comment === NONE) return { none: true }
  return comment === 'over' || comment === 'about' ? { qualifier: comment } : {}
}

function readRow(pack: Pack, period: Period, row: Row, position: number): Read | { readonly fault: ImportFault } {
  const fault = (why: Exclude<ImportFault['why'], 'unread'>, said: string) => ({ fault: { row: position, said, why } })
  if (row.period.replace('-', '') !== period.replace('-', '')) return fault('other-period', row.period)
  const unit = unitOf(pack, row.orgUnit)
  if (!unit || !unitsOn(pack, windowOf(period, pack.period).to).includes(unit))
    return fault('unknown-unit', row.orgUnit)
  const question = questionsFor(pack, unit).find((q) => q.id === row.dataElement)
  if (!question) return fault('unknown-question', row.dataElement)
  const text = question.kind === 'ratio' ? ratioJoined(row) : row.value
  const reading = fromCanonical(question, text, toldIn(row.comment))
  if (reading.outcome === 'read') return { row, value: reading.value }
  if (reading.outcome === 'ambiguous') return fault('unclear', row.value)
  return { fault: { row: position, said: row.value, why: 'unread', question, reason: reading.reason } }
}
