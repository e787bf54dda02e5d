/**
 * Two and three people at the cards of one unit, in any order and at the same instant: replies to any card, taps on any
 * button that was ever shown, bare texts, own messages changed, everything delivered twice, the program begun anew with
 * another pack. Whatever happens, an answer stands only under the question that was shown to whoever gave it.
 *
 * RUNS says how many conversations are played for each platform, SEED which ones.
 */
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { runs } from '../runs.ts'
import { rounds } from './cards/deeds.ts'
import { emptyTally, play } from './cards/play.ts'
import { Session, type Setting } from './cards/session.ts'
import { SETTINGS } from './cards/settings.ts'

const RUNS = runs(Number(process.env['RUNS'] ?? 60))
const SEED = Number(process.env['SEED'] ?? 20_261_126)
const MS_PER_RUN = 3000

/** Tables that are made once, so that a conversation begins at once. */
let empty: string

beforeAll(async () => {
  empty = join(await mkdtemp(join(tmpdir(), 'tongket-cards-')), 'empty.db')
  await (await openStore(`file:${empty}`)).close()
})

afterAll(() => rm(join(empty, '..'), { recursive: true }))

describe.each<Setting>(Object.values(SETTINGS))('in $name', (setting) => {
  it(`nothing is taken for something else (${RUNS} conversations)`, {
    timeout: 60_000 + RUNS * MS_PER_RUN,
  }, async () => {
    const tally = emptyTally()
    const property = fc.asyncProperty(rounds, async (played) => {
      const session = await Session.open(setting, (file) => copyFile(empty, file))
      try {
        const wrong = await play(session, played, tally)
        if (wrong.length > 0) throw new Error(`${wrong.join('\n')}\n\n${session.log.join('\n')}`)
      } finally {
        await session.close()
      }
    })
    // To make a conversation shorter takes as long as many of them: SHRINK asks for it.
    const endOnFailure = process.env['SHRINK'] === undefined
    await fc.assert(property, { numRuns: RUNS, seed: SEED, endOnFailure, includeErrorInReport: true })
    expect(tally.stored).toBeGreaterThan(RUNS)
    expect(tally.stale).toBeGreaterThan(0)
    expect(tally.bare).toBeGreaterThan(0)
    expect(tally.lines).toBeGreaterThan(0)
    if (setting.kind === 'group') expect(tally.replaced).toBeGreaterThan(0)
  })
})
