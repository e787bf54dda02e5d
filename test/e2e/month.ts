/** The sample month as its file means it: played once through the puppet channel, to compare every other way with. */
import { compileMonth } from '../../src/app/compile.ts'
import { canonicalOf } from '../../src/core/answer/canonical.ts'
import { playMonth } from '../../src/demo/play.ts'
import { type MonthScript, readScript } from '../../src/demo/script.ts'
import type { Program } from '../../src/program.ts'
import { openWorld } from '../world.ts'
import { MORNING } from './served.ts'

export const PACK = 'prompts/de-an-06'

export interface Month {
  /** By unit and indicator, canonical. */
  readonly answers: Readonly<Record<string, string>>
  /** How often each was recorded. */
  readonly revisions: Readonly<Record<string, number>>
  readonly submitted: readonly string[]
  /** The compiled report as Markdown. */
  readonly report: string
}

export function sampleMonth(): MonthScript {
  return readScript(`${PACK}/demo/2024-04.yaml`)
}

export async function playedByPuppet(script: MonthScript): Promise<Month> {
  const world = await openWorld({ pack: PACK, now: MORNING })
  try {
    await playMonth({ program: world.program, puppet: world.puppet, script, progress: () => undefined })
    return await monthIn(world.program, script)
  } finally {
    await world.close()
  }
}

export async function monthIn({ app }: Program, { period }: MonthScript): Promise<Month> {
  const { store } = app
  const rows = await store.answers.inForce({ periods: [period] })
  const answers: Record<string, string> = {}
  const revisions: Record<string, number> = {}
  for (const { unit, indicator, value } of rows) {
    const { value: text, none, qualifier } = canonicalOf(value)
    answers[`${unit} ${indicator}`] = none ? 'none' : [text, qualifier].filter(Boolean).join(' ')
    revisions[`${unit} ${indicator}`] = (await store.answers.history(unit, indicator, period)).length
  }
  const submissions = await store.submissions.list(period)
  const submitted = submissions.filter((s) => s.status === 'submitted').map((s) => s.unit)
  const { bytes } = await compileMonth(app, store, period, 'md')
  return { answers, revisions, submitted: submitted.sort(), report: new TextDecoder().decode(bytes) }
}
