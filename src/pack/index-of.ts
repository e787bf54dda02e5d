/** Every indicator of a pack by name: what it is, who is asked it, and where it stands. For the rules. */
import type { Draft, FormDraft } from './draft.ts'
import type { RawDerived, RawQuestion, RawUnit } from './schema.ts'
import type { Located } from './source.ts'

/** A question, a part of a ratio, or a derived figure. */
export interface Indicator {
  readonly id: string
  /** The entry that it stands in. */
  readonly at: Located<unknown>
  readonly question?: RawQuestion
  /** Of a part: the ratio question's id. */
  readonly partOf?: string
  readonly derived?: RawDerived
  /** Units that are asked; empty for derived figures. */
  readonly units: readonly RawUnit[]
}

/** With duplicates, in the order of the pack. */
export function indicatorsOf(draft: Draft): Indicator[] {
  const units = draft.units.map((u) => u.value)
  const asked = draft.forms.flatMap((form) => {
    const audience = audienceOf(form, units)
    return form.questions.flatMap((q) => ofQuestion(q, audience))
  })
  const derived = draft.derived.map((at) => ({ id: at.value.id, at, derived: at.value, units: [] }))
  return [...asked, ...derived]
}

function ofQuestion(at: Located<RawQuestion>, units: readonly RawUnit[]): Indicator[] {
  const question = at.value
  const own: Indicator = { id: question.id, at, question, units }
  if (question.kind !== 'ratio') return [own]
  const parts = (['numerator', 'denominator'] as const).map((key) => {
    return { ...own, id: question[key].id, at: { ...at, path: [...at.path, key] }, partOf: question.id }
  })
  return [own, ...parts]
}

export function audienceOf({ form }: FormDraft, units: readonly RawUnit[]): RawUnit[] {
  const audience = form.value.for
  return units.filter((u) => audience.some((a) => a === '*' || a === u.code || a === `kind:${u.kind}`))
}

/** The first of each name; a second one is a fault of its own. */
export function byId(indicators: readonly Indicator[]): ReadonlyMap<string, Indicator> {
  const index = new Map<string, Indicator>()
  for (const indicator of indicators) if (!index.has(indicator.id)) index.set(indicator.id, indicator)
  return index
}

/** Counts, decimals, money, percentages, ratios (their percentage), parts and derived figures. */
export function isNumeric({ question, partOf, derived }: Indicator): boolean {
  if (derived || partOf !== undefined) return true
  return question !== undefined && ['count', 'decimal', 'money', 'percent', 'ratio'].includes(question.kind)
}

/** Asked of two units at one time, where the answers of both cannot be made into one. */
export function isUnaddable({ question, partOf, units }: Indicator): boolean {
  if (partOf !== undefined || !question) return false
  if (!['percent', 'choice', 'yes-no', 'date'].includes(question.kind)) return false
  return units.some((a, i) => units.slice(i + 1).some((b) => overlap(a, b)))
}

/** Whether some day is within the validity of both. */
export function overlap(a: RawUnit, b: RawUnit): boolean {
  const begins = (u: RawUnit): string => u.valid_from ?? '0000'
  const ends = (u: RawUnit): string => u.valid_to ?? '9999'
  return begins(a) <= ends(b) && begins(b) <= ends(a)
}
