/** Reads a part of a file by its schema; what does not fit becomes faults with places. */
import type { z } from 'zod'
import { type FaultCode, isFaultCode, type PackFault } from './fault.ts'
import { faultAt, type Located, type Path, type Source } from './source.ts'

export type Read<T> = { readonly value: Located<T> } | { readonly faults: PackFault[] }

export function readPart<T>(schema: z.ZodType<T>, source: Source, path: Path): Read<T> {
  const data = valueAt(source.data, path)
  const result = schema.safeParse(data)
  if (result.success) return { value: { value: result.data, source, path } }
  const raw: Located<unknown> = { value: data, source, path }
  return { faults: result.error.issues.flatMap((issue) => faultsOf(issue, raw)) }
}

export function valueAt(data: unknown, path: Path): unknown {
  let value = data
  for (const segment of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<string | number, unknown>)[segment] // of any object; checked to be one
  }
  return value
}

/** Keys whose absence says more than "missing". */
const ABSENT: Readonly<Record<string, FaultCode>> = {
  numerator: 'ratio-without-parts',
  denominator: 'ratio-without-parts',
  options: 'choice-without-options',
}

function faultsOf(issue: z.core.$ZodIssue, raw: Located<unknown>): PackFault[] {
  const path = issue.path.map((p) => (typeof p === 'number' ? p : String(p)))
  if (issue.code === 'unrecognized_keys') {
    const where = [...raw.path, ...path]
    return issue.keys.map((key) => {
      return { file: raw.source.file, ...raw.source.atKey(where, key), code: 'unknown-key' as const, detail: key }
    })
  }
  const value = valueAt(raw.value, path)
  const key = String(path.at(-1) ?? '')
  if ((value === undefined || value === null) && key !== '') {
    return [faultAt(raw, path, ABSENT[key] ?? 'missing-key', key)]
  }
  const { code, detail } = wordsOf(issue, key, value)
  return [faultAt(raw, path, code, detail)]
}

function wordsOf(issue: z.core.$ZodIssue, key: string, value: unknown): { code: FaultCode; detail: string } {
  const written = JSON.stringify(value)
  if (isFaultCode(issue.message)) return { code: issue.message, detail: `${key}: ${written}` }
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'wrong-type', detail: key === '' ? issue.expected : `${key}: ${issue.expected}` }
    case 'invalid_value':
      return { code: 'bad-choice', detail: `${key}: ${written} (${issue.values.map(String).join(', ')})` }
    case 'invalid_union':
      return { code: 'bad-choice', detail: `${key}: ${written} (${kindsOf(issue)})` }
    default:
      return { code: 'wrong-type', detail: `${key}: ${issue.message}` }
  }
}

function kindsOf(issue: z.core.$ZodIssueInvalidUnion): string {
  const options: unknown = 'options' in issue ? issue.options : undefined
  return Array.isArray(options) ? options.map(String).join(', ') : ''
}
