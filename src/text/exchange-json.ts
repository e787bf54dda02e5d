/** DHIS2 data value sets in JSON, flat or with the period and the unit around them, each value with its line. */
import { z } from 'zod'
import { COLUMNS, type ParsedRows, tidy } from './exchange-row.ts'
import { jsonPlaces } from './json-places.ts'

const item = z.object({
  dataElement: z.string(),
  period: z.string(),
  orgUnit: z.string(),
  value: z.string().default(''),
  comment: z.string().nullish(),
  deleted: z.boolean().nullish(),
})

const outer = z.looseObject({
  period: z.string().optional(),
  orgUnit: z.string().optional(),
  dataValues: z.array(z.looseObject({})),
})

/** Of the data value set and of its values, what we read. */
const KNOWN = new Set<string>([...COLUMNS, 'deleted', 'dataValues'])

export function fromJson(text: string): ParsedRows {
  const data = parsed(text)
  if ('fault' in data) return data
  const places = jsonPlaces(text)
  if (places.twice) return { fault: { why: 'key-twice', ...places.twice } }
  const set = outer.safeParse(data.value)
  if (!set.success) {
    const path = set.error.issues[0]?.path ?? []
    const line = places.lines[Number(path[1])] ?? 1
    return { fault: { why: 'shape', line, field: String(path[0] ?? 'dataValues') } }
  }
  return rowsIn(set.data, places.lines)
}

function rowsIn(set: z.infer<typeof outer>, lines: readonly number[]): ParsedRows {
  const { period, orgUnit, dataValues } = set
  const around = { ...(period !== undefined && { period }), ...(orgUnit !== undefined && { orgUnit }) }
  const rows = []
  for (const [index, value] of dataValues.entries()) {
    const line = lines[index] ?? 1
    const read = item.safeParse({ ...around, ...value })
    if (!read.success) return { fault: { why: 'shape', line, field: String(read.error.issues[0]?.path[0] ?? '') } }
    const { comment, deleted, ...rest } = read.data
    rows.push(tidy({ ...rest, line, comment: comment ?? '', deleted: deleted ?? false }))
  }
  if (rows.length === 0) return { fault: { why: 'empty' } }
  const names = [set, ...dataValues].flatMap((object) => Object.keys(object))
  return { rows, ignored: [...new Set(names.filter((name) => !KNOWN.has(name)))] }
}

function parsed(text: string): { readonly value: unknown } | Extract<ParsedRows, { fault: unknown }> {
  if (text.trim() === '') return { fault: { why: 'empty' } }
  try {
    const value: unknown = JSON.parse(text)
    return { value }
  } catch (error) {
    return { fault: { why: 'no-json', ...placeIn(text, error) } }
  }
}

/** V8 says the position of all but an end that comes too early. */
function placeIn(text: string, error: unknown): { line: number; column: number } {
  const said = error instanceof Error ? error.message : ''
  const position = Number(/at position (\d+)/.exec(said)?.[1] ?? text.trimEnd().length)
  const before = text.slice(0, position)
  return { line: before.split('\n').length, column: position - before.lastIndexOf('\n') }
}
