// What is to be done about a grant, at the edges of each time. The grant is of hour 0; its access token ends at hour 25.
import { describe, expect, it } from 'vitest'
import type { Grant } from '../../../src/zalo-openapi/index.ts'
import { type Known, nextStep } from '../../../src/zalo-openapi/next-step.ts'

const HOUR = 3_600_000
const MINUTE = 60_000
const at = (hour: number, ms = 0): Date => new Date(Date.UTC(2026, 10, 1) + hour * HOUR + ms)

const GRANT: Grant = { accessToken: 'a', accessEndsAt: at(25), refreshToken: 'r', obtainedAt: at(0) }

type Case = readonly [name: string, grant: Partial<Grant>, known: Partial<Known> & { readonly now: Date }, step: string]

const CASES: readonly Case[] = [
  ['young', {}, { now: at(1) }, 'nothing'],
  ['with a little more than five hours left', {}, { now: at(20, -1) }, 'nothing'],
  ['with five hours left', {}, { now: at(20) }, 'refresh'],
  ['at its end', {}, { now: at(25) }, 'refresh'],
  ['not taken by Zalo', {}, { now: at(1), isRejected: true }, 'refresh'],
  ['of four hours, after one', { accessEndsAt: at(4) }, { now: at(1) }, 'nothing'],
  ['of four hours, after two', { accessEndsAt: at(4) }, { now: at(2) }, 'refresh'],

  ['claimed just now', { refreshingSince: at(20) }, { now: at(20, 2 * MINUTE - 1) }, 'wait'],
  ['claimed just now, and at its end', { refreshingSince: at(25) }, { now: at(25, MINUTE) }, 'wait'],
  ['claimed two minutes ago', { refreshingSince: at(20) }, { now: at(20, 2 * MINUTE) }, 'unknown'],
  ['claimed by this process in vain', { refreshingSince: at(20) }, { now: at(20, 1), lost: at(20) }, 'unknown'],
  ['claimed by another than this process', { refreshingSince: at(20, 1) }, { now: at(20, 2), lost: at(20) }, 'wait'],
  ['claimed long ago, before the end', { refreshingSince: at(20) }, { now: at(25, 2 * MINUTE - 1) }, 'unknown'],
  ['claimed long ago, after the end', { refreshingSince: at(20) }, { now: at(25, 2 * MINUTE) }, 'refresh'],
  ['tried after the end', { refreshingSince: at(26) }, { now: at(27, -1) }, 'unknown'],
  ['tried after the end, an hour ago', { refreshingSince: at(26) }, { now: at(27) }, 'refresh'],
  ['claimed, and not taken', { refreshingSince: at(20) }, { now: at(21, -1), isRejected: true }, 'unknown'],
  ['claimed an hour ago, and not taken', { refreshingSince: at(20) }, { now: at(21), isRejected: true }, 'refresh'],

  ['claimed in a future near enough', { refreshingSince: at(21) }, { now: at(21, 1 - 2 * MINUTE) }, 'wait'],
  ['claimed by a clock that was set back', { refreshingSince: at(30) }, { now: at(21) }, 'unknown'],
  ['claimed so, and at its end', { refreshingSince: at(99) }, { now: at(26) }, 'refresh'],

  ['refused', { refusedAt: at(20) }, { now: at(24), startedAt: at(21) }, 'refused'],
  ['refused, at its end', { refusedAt: at(20) }, { now: at(26), startedAt: at(19) }, 'refused'],
  ['refused to an earlier process', { refusedAt: at(20) }, { now: at(26), startedAt: at(21) }, 'refresh'],
]

describe('a grant', () => {
  it.each(CASES)('%s', (_name, grant, known, step) => {
    expect(nextStep({ ...GRANT, ...grant }, { startedAt: at(0), ...known }).step).toBe(step)
  })

  it('without an access token has nothing to lose', () => {
    const bare: Grant = { refreshToken: 'r', obtainedAt: at(0) }
    expect(nextStep(bare, { now: at(0), startedAt: at(0) }).step).toBe('refresh')
    expect(nextStep({ ...bare, refreshingSince: at(0) }, { now: at(0, 10 * MINUTE), startedAt: at(0) }).step).toBe(
      'unknown',
    )
    expect(nextStep({ ...bare, refreshingSince: at(0) }, { now: at(1), startedAt: at(0) }).step).toBe('refresh')
  })

  it('that takes over names what it takes over', () => {
    const claimed = { ...GRANT, refreshingSince: at(20) }
    expect(nextStep(claimed, { now: at(26), startedAt: at(0) })).toEqual({ step: 'refresh', over: at(20) })
    const refused = { ...GRANT, refusedAt: at(20) }
    expect(nextStep(refused, { now: at(26), startedAt: at(21) })).toEqual({ step: 'refresh', over: at(20) })
  })

  it('whose end nobody wrote down ends 25 hours after it was obtained', () => {
    const { accessEndsAt: _end, ...open } = GRANT
    expect(nextStep(open, { now: at(20, -1), startedAt: at(0) }).step).toBe('nothing')
    expect(nextStep(open, { now: at(20), startedAt: at(0) }).step).toBe('refresh')
  })
})
