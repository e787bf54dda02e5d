/**
 * The sample month on the trial page, through its HTTP: every unit answers in its own group by typing and tapping. The
 * report is that of every other way.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { questionsFor, unitOf } from '../../src/core/pack.ts'
import { monthIn, playedByPuppet, sampleMonth } from './month.ts'
import { act, type Officer } from './officer.ts'
import type { Phone, Screen } from './phones/phone.ts'
import { clockFrom, MORNING, serve } from './served.ts'
import { trialClient } from './trial-client.ts'

const MOST_ACTS = 80

it('the sample month on the trial page gives the same answers and the same report', { timeout: 120_000 }, async () => {
  const script = sampleMonth()
  const folder = mkdtempSync(join(tmpdir(), 'tongket-trial-'))
  const served = await serve({ folder, now: clockFrom(MORNING) })
  try {
    const { program } = served.server
    const { pack } = program.app
    const client = trialClient(served.server.address)
    for (const unitScript of script.units) {
      const unit = unitOf(pack, unitScript.unit)
      if (!unit) throw new Error(`no unit ${unitScript.unit}`)
      const [chat, person] = [`nhom-${unit.code}`, `can-bo-1-${unit.code}`]
      const base = { unit, script: unitScript, questions: questionsFor(pack, unit), chat, person, code: '' }
      // The trial links its groups by itself.
      const officer: Officer = { ...base, opening: '/baocao', stage: 'linked', lastSeen: '' }
      for (let acts = 0; officer.stage !== 'done'; acts++) {
        if (acts === MOST_ACTS) throw new Error(`${unit.code} is not done`)
        const seen = await client.seen(chat)
        const screens = seen.filter((m) => m.fromBot).map(screenOf)
        const done: Promise<void>[] = []
        const phone: Phone = {
          screens: () => screens,
          write: (_chat, _person, text) => void done.push(client.say(chat, person, text)),
          choose: (_chat, _person, _card, label) => {
            done.push(client.tap(chat, person, label))
            return undefined
          },
        }
        act(phone, officer)
        await Promise.all(done)
        await program.idle()
      }
    }
    const [plain, month] = [await playedByPuppet(script), await monthIn(program, script)]
    expect(month.answers).toEqual(plain.answers)
    expect(month.submitted).toEqual(plain.submitted)
    expect(month.report).toBe(plain.report)
    expect(served.faults).toEqual([])
  } finally {
    await served.server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

function screenOf(bubble: { id: number; text: string; choices: readonly { label: string }[] }): Screen {
  return { id: String(bubble.id), text: bubble.text, labels: bubble.choices.map((choice) => choice.label) }
}
