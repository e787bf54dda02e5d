/**
 * Fills a pack's narrative twice, of a month in which nobody has answered and of one in which everybody has: what takes
 * no end there takes none in the hour in which the report is wanted. `check-pack` asks it.
 */
import { figuresOf } from '../core/figures/figures.ts'
import { type GivenAnswer, type Question, questionsFor } from '../core/pack.ts'
import { type Day, type Period, windowOf } from '../core/period.ts'
import type { Value } from '../core/value.ts'
import type { NarrativeFault } from '../report/report.ts'
import type { App } from './app.ts'
import { unitsOf } from './month.ts'

/** What is wrong with the narrative that only filling it shows; undefined if both months can be filled. */
export async function narrativeFaultIn(
  app: Pick<App, 'pack' | 't'>,
  period: Period,
): Promise<NarrativeFault | undefined> {
  const { compileReport, NarrativeFault: Fault } = await import('../report/report.ts')
  const units = unitsOf(app, period)
  const { to } = windowOf(period, app.pack.period)
  const full = units.flatMap((unit) =>
    questionsFor(app.pack, unit).map((question): GivenAnswer => {
      return { indicator: question.id, unit: unit.code, period, value: sampleOf(question, to) }
    }),
  )
  for (const answers of [[], full]) {
    const submitted = answers.length > 0 ? units.map((unit) => unit.code) : []
    try {
      compileReport({ ...app, period, figures: figuresOf(app.pack, period, answers), units, submitted })
    } catch (fault) {
      if (fault instanceof Fault) return fault
      throw fault
    }
  }
  return undefined
}

const ITEMS = ['A', 'B', 'C']

function sampleOf(question: Question, day: Day): Value {
  const { kind, options } = question
  switch (kind) {
    case 'ratio':
      return { kind, parts: { numerator: '9', denominator: '12' } }
    case 'choice':
      return { kind, option: options?.[0]?.id ?? '' }
    case 'yes-no':
      return { kind, yes: true }
    case 'date':
      return { kind, day }
    case 'text':
      return { kind, text: ITEMS.join('\n') }
    case 'list':
      return { kind, items: ITEMS }
    case 'documents':
      return { kind, items: ITEMS.map((symbol, i) => ({ number: String(i + 1), symbol, date: day })) }
    default:
      return { kind: 'number', amount: '12' }
  }
}
