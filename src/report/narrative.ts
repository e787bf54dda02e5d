/**
 * Fills a pack's `report.md` with figures: Liquid in, Markdown out, in which all that was printed is shielded.
 * Called by `report-model`.
 */
import { Liquid, type Template } from 'liquidjs'
import { FigureDrop, NarrativeFault, UnitDrop } from './drops.ts'
import { clean, shield } from './shield.ts'

/** A pack's narrative is one file: tags that read others do not exist. */
const READING_TAGS = ['include', 'render', 'layout', 'block']

interface Prepared {
  readonly narrative: string
  readonly liquid: Liquid
  readonly template: Template[]
  /** All that it names and does not assign by itself. */
  readonly names: readonly string[]
}

/** Of the last narrative: reading it takes ten times as long as filling it, and a program has one pack. */
let prepared: Prepared | undefined

/** `scope`: everything that the narrative may name. Throws a NarrativeFault for anything else. */
export function fillNarrative(narrative: string, scope: Readonly<Record<string, unknown>>): string {
  if (prepared?.narrative !== narrative) prepared = prepare(narrative)
  const { liquid, template, names } = prepared
  const unknown = names.filter((name) => !Object.hasOwn(scope, name))
  if (unknown[0] !== undefined) throw new NarrativeFault('unknown-variable', unknown.join(', '))
  try {
    return String(liquid.renderSync(template, scope))
  } catch (error) {
    throw own(error) ?? error
  }
}

function prepare(narrative: string): Prepared {
  const liquid = new Liquid({ strictFilters: true, outputEscape: (value: unknown) => shield(textOf(value)) })
  for (const tag of READING_TAGS) Reflect.deleteProperty(liquid.tags, tag)
  // Would print a person's text as it stands.
  liquid.registerFilter('raw', (value: unknown) => value)
  const template = parsed(liquid, clean(narrative))
  return { narrative, liquid, template, names: liquid.globalVariablesSync(template, { partials: false }) }
}

function parsed(liquid: Liquid, narrative: string): Template[] {
  try {
    return liquid.parse(narrative)
  } catch (error) {
    throw new NarrativeFault('liquid-syntax', error instanceof Error ? error.message : String(error), error)
  }
}

/** Liquid wraps what a drop throws. */
function own(error: unknown): NarrativeFault | undefined {
  if (error instanceof NarrativeFault) return error
  if (!(error instanceof Error) || !('originalError' in error)) return undefined
  return own(error.originalError)
}

function textOf(value: unknown): string {
  if (value instanceof FigureDrop || value instanceof UnitDrop) return value.valueOf()
  if (Array.isArray(value))
    return value
      .map(textOf)
      .filter((text) => text !== '')
      .join('; ')
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
