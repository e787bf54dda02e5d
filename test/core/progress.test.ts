/** How far a month is: counts, who is late, and rates that are rounded half up. */
import { describe, expect, it } from 'vitest'
import { lacking, progressOf, type UnitProgress } from '../../src/core/progress.ts'
import { unit } from './figures/tiny-pack.ts'

type Submitted = UnitProgress['submitted']

function state(code: string, submitted?: Submitted, begun = submitted !== undefined): UnitProgress {
  return { unit: unit(code), answered: 0, asked: 3, open: [], begun, ...(submitted && { submitted }) }
}

describe('progress', () => {
  const units = [
    state('IN', 'on-time'),
    state('JUST', 'on-time'),
    state('LATE', 'late'),
    state('DOING', undefined, true),
    state('NOT'),
  ]
  // Within each test: what runs outside of them is no test's for the mutation run.
  const progress = () => progressOf(units)
  const codes = (list: readonly UnitProgress[]) => list.map((u) => u.unit.code)

  it('tells submitted, under way and not begun apart', () => {
    expect(codes(progress().submitted)).toEqual(['IN', 'JUST', 'LATE'])
    expect(codes(progress().underWay)).toEqual(['DOING'])
    expect(codes(progress().notBegun)).toEqual(['NOT'])
    expect(progress().expected).toBe(5)
  })

  it('counts those that were in time', () => expect(progress().onTime).toBe(2))

  it('gives both rates of all units that are expected', () => {
    expect([progress().reportingRate, progress().onTimeRate]).toEqual([60, 40])
  })

  it('names those of whom something is still to come', () => expect(lacking(progress())).toEqual(['DOING', 'NOT']))

  it('a unit that submitted without an answer has submitted', () => {
    const { submitted, notBegun } = progressOf([state('A', 'on-time', false)])
    expect([submitted.length, notBegun.length]).toEqual([1, 0])
  })
})

describe('rates', () => {
  const rate = (part: number, whole: number) =>
    progressOf(Array.from({ length: whole }, (_, i) => state(`U${i}`, i < part ? 'late' : undefined))).reportingRate

  it.each([
    [0, 0, 0],
    [0, 3, 0],
    [3, 3, 100],
    [1, 3, 33],
    [2, 3, 67],
    [1, 8, 13],
    [1, 200, 1],
    [1, 201, 0],
    [18, 22, 82],
    [21, 22, 95],
  ])('%i of %i is %i%%', (part, whole, percent) => expect(rate(part, whole)).toBe(percent))
})
