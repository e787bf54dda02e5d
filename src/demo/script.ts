/** A month as people typed it: `prompts/<pack>/demo/YYYY-MM.yaml`, read for the demo and for tests of a whole month. */
import { parse } from 'yaml'
import { z } from 'zod'
import type { IndicatorId, UnitCode } from '../core/pack.ts'
import { isPeriod, type Period } from '../core/period.ts'
import { readText } from '../read-text.ts'

const schema = z.strictObject({
  period: z.string().refine(isPeriod),
  answers: z.array(z.strictObject({ unit: z.string(), said: z.array(z.record(z.string(), z.string())) })),
  skipped: z.literal('rest').optional(),
  /** Units that submit; `all-answered`: those that have answered all that is required. */
  submit: z.union([z.array(z.string()), z.literal('all-answered')]),
})

export interface UnitScript {
  readonly unit: UnitCode
  /** What is typed for each question; the others are skipped. */
  readonly said: ReadonlyMap<IndicatorId, string>
  readonly submits: boolean
}

export interface MonthScript {
  readonly period: Period
  readonly units: readonly UnitScript[]
}

/** Throws a Problem for a file that is no text, a ZodError for one of another shape. */
export function readScript(file: string): MonthScript {
  const { period, answers, submit } = schema.parse(parse(readText(file)))
  const units = answers.map(({ unit, said }) => ({
    unit,
    said: new Map(said.flatMap((pair) => Object.entries(pair))),
    submits: submit === 'all-answered' || submit.includes(unit),
  }))
  return { period, units }
}
