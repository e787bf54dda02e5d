/** Lists and documents as sets: what two of them have in common, together, or less. Items of either keep their order. */
import { fold } from '../fold.ts'
import type { IssuedDocument, Value } from '../value.ts'

export type SetValue = Extract<Value, { kind: 'list' | 'documents' }>

export function isSet(value: Value | undefined): value is SetValue {
  return value?.kind === 'list' || value?.kind === 'documents'
}

/** How items of one kind are told apart, and what two that are the same say together. */
interface Alike<T> {
  /** Only items of the same key may be the same. */
  readonly key: (item: T) => string
  readonly same: (a: T, b: T) => boolean
  readonly merged: (old: T, fresh: T) => T
}

const LINES: Alike<string> = {
  key: (item) => fold(item).replace(/[\s.,;:]{1,9}$/, ''),
  same: () => true,
  merged: (old) => old,
}

/** By number and symbol; two bodies may give the same, then the day tells them apart. */
const DOCUMENTS: Alike<IssuedDocument> = {
  key: ({ number, symbol }) => `${number.replace(/^0+(?=\d)/, '')}/${symbol}`.toUpperCase(),
  same: (a, b) => a.date === undefined || b.date === undefined || a.date === b.date,
  merged: (old, fresh) => {
    const { date = old.date, issuer = old.issuer, subject = old.subject } = fresh
    return {
      number: old.number,
      symbol: old.symbol,
      ...(date !== undefined && { date }),
      ...(issuer !== undefined && { issuer }),
      ...(subject !== undefined && { subject }),
    }
  },
}

/** All of both, each once; what `fresh` says of an item counts. Of two kinds, `fresh` alone. */
export function united(now: SetValue, fresh: SetValue): SetValue {
  if (now.kind === 'list' && fresh.kind === 'list') return { kind: 'list', items: unite(now.items, fresh.items, LINES) }
  if (now.kind === 'documents' && fresh.kind === 'documents')
    return { kind: 'documents', items: unite(now.items, fresh.items, DOCUMENTS) }
  return fresh
}

/** Those of `now` that are not in `fresh`. */
export function without(now: SetValue, fresh: SetValue): SetValue {
  if (now.kind === 'list' && fresh.kind === 'list') return { kind: 'list', items: less(now.items, fresh.items, LINES) }
  if (now.kind === 'documents' && fresh.kind === 'documents')
    return { kind: 'documents', items: less(now.items, fresh.items, DOCUMENTS) }
  return now
}

function unite<T>(now: readonly T[], fresh: readonly T[], alike: Alike<T>): T[] {
  const items: T[] = []
  const places = new Map<string, number[]>()
  for (const item of [...now, ...fresh]) {
    const key = alike.key(item)
    const found = (places.get(key) ?? []).find((i) => isAt(items, i, item, alike))
    const old = found === undefined ? undefined : items[found]
    if (found !== undefined && old !== undefined) items[found] = alike.merged(old, item)
    else places.set(key, [...(places.get(key) ?? []), items.push(item) - 1])
  }
  return items
}

function isAt<T>(items: readonly T[], index: number, item: T, alike: Alike<T>): boolean {
  const there = items[index]
  return there !== undefined && alike.same(there, item)
}

function less<T>(now: readonly T[], fresh: readonly T[], alike: Alike<T>): T[] {
  const gone = Map.groupBy(fresh, (item) => alike.key(item))
  return now.filter((item) => !(gone.get(alike.key(item)) ?? []).some((other) => alike.same(item, other)))
}
