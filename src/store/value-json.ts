/** Values as the table Answer keeps them: JSON with keys in the contract's order, checked on the way in and out. */
import { z } from 'zod'
import { isDay } from '../core/period.ts'
import type { Value } from '../core/value.ts'
import { StoredValueFault } from './faults.ts'
import { jsonOf } from './json.ts'

const amount = z.string().regex(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/)
const day = z.string().refine(isDay)

const document = z.strictObject({
  number: z.string(),
  symbol: z.string(),
  date: day.exactOptional(),
  issuer: z.string().exactOptional(),
  subject: z.string().exactOptional(),
  kind: z.string().exactOptional(),
})

const valueSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('number'),
    amount,
    qualifier: z.enum(['over', 'about']).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('ratio'),
    parts: z.strictObject({ numerator: amount, denominator: amount }).exactOptional(),
    stated: amount.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('choice'), option: z.string() }),
  z.strictObject({ kind: z.literal('yes-no'), yes: z.boolean() }),
  z.strictObject({ kind: z.literal('date'), day }),
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('list'), items: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('documents'), items: z.array(document) }),
]) satisfies z.ZodType<Value>

/** Throws a StoredValueFault for a value that the contract does not know: better no answer than a wrong figure. */
export function valueToJson(value: Value): string {
  return JSON.stringify(checked(value))
}

export function valueFromJson(json: string): Value {
  return checked(jsonOf(json, 'value'))
}

function checked(value: unknown): Value {
  const result = valueSchema.safeParse(value)
  if (!result.success) throw new StoredValueFault('value', result.error)
  return result.data
}
