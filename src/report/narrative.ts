/**
 * Fills a pack's `report.md` with figures: Liquid in, Markdown out, in which all that was printed is shielded.
 * Called by `report-model`.
 */
import { Context, Liquid, type Template } from 'liquidjs'
import { type Budget, newBudget, Spent } from './budget.ts'
import { FigureDrop, NarrativeFault, UnitDrop } from './drops.ts'
import { clean, shield } from './shield.ts'

/** A pack's narrative is one file: tags that read others do not exist. */
const READING_TAGS = ['include', 'render', 'layout', 'block']

interface Prepared {
  readonly narrative: string
  readonly liquid: Liquid
  /** Of the filling under way. */
  budget: Budget
  readonly template: Template[]
  /** All that it names and does not assign by itself. */
  readonly names: readonly string[]
}

/** Of the last narrative: reading it takes ten times as long as filling it, and a program has one pack. */
let prepared: Prepared | undefined

/**
 * `scope`: everything that the narrative may name. Throws a NarrativeFault for anything else, and for a narrative
 * without end.
 */
export function fillNarrative(narrative: string, scope: Readonly<Record<string, unknown>>): string {
  if (prepared?.narrative !== narrative) prepared = prepare(narrative)
  const { template, names } = prepared
  const unknown = names.filter((name) => !Object.hasOwn(scope, name))
  if (unknown[0] !== undefined) throw new NarrativeFault('unknown-variable', unknown.join(', '))
  try {
    return filled(prepared, template, scope)
  } catch (error) {
    throw own(error) ?? error
  }
}

/** Liquid's own limits are of time for steps, and the same for every filling for the rest; so its counters are ours. */
function filled(prepared: Prepared, template: Template[], scope: Readonly<Record<string, unknown>>): string {
  const { liquid } = prepared
  const budget = newBudget()
  const context = new Context(scope, liquid.options, { sync: true }, { liquid })
  context.renderLimit.check = budget.step
  context.memoryLimit.use = budget.hold
  prepared.budget = budget
  return String(liquid.renderSync(template, context))
}

function prepare(narrative: string): Prepared {
  const outputEscape = (value: unknown): string => {
    const text = textOf(value)
    made.budget.print(text.length)
    return shield(text)
  }
  const liquid = new Liquid({ strictFilters: true, outputEscape })
  for (const tag of READING_TAGS) Reflect.deleteProperty(liquid.tags, tag)
  // Would print a person's text as it stands.
  liquid.registerFilter('raw', (value: unknown) => value)
  const template = parsed(liquid, clean(narrative))
  const names = liquid.globalVariablesSync(template, { partials: false })
  const made: Prepared = { narrative, liquid, budget: newBudget(), template, names }
  return made
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
  if (error instanceof Spent) return new NarrativeFault('endless', error.message, error)
  if (!(error instanceof Error) || !('originalError' in error)) return undefined
  const fault = own(error.originalError)
  const line = /, line:(\d+)/.exec(error.message)?.[1]
  if (fault && line !== undefined) fault.line ??= Number(line)
  return fault
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
