/** Units of a day, audiences of forms, what a unit is asked. */
import { describe, expect, it } from 'vitest'
import { type Form, isFor, questionsFor, unitOf, unitsOn } from '../../src/core/pack.ts'
import { day } from '../../src/core/period.ts'
import { packOf, question, unit } from './figures/tiny-pack.ts'

describe('units', () => {
  const pack = packOf({
    units: [
      unit('ALWAYS'),
      unit('OLD', { to: '2025-06-30' }),
      unit('NEW', { from: '2025-07-01' }),
      unit('BRIEF', { from: '2025-06-30', to: '2025-06-30' }),
    ],
    questions: [],
  })
  const on = (text: string) => unitsOn(pack, day(text)).map((u) => u.code)

  it('stand from their first to their last day, both included, in the order of the pack', () => {
    expect(on('2025-06-29')).toEqual(['ALWAYS', 'OLD'])
    expect(on('2025-06-30')).toEqual(['ALWAYS', 'OLD', 'BRIEF'])
    expect(on('2025-07-01')).toEqual(['ALWAYS', 'NEW'])
    expect(on('2025-07-02')).toEqual(['ALWAYS', 'NEW'])
  })

  it('are found by code, exactly', () => {
    expect(unitOf(pack, 'NEW')?.validFrom).toBe('2025-07-01')
    expect(unitOf(pack, 'new')).toBeUndefined()
  })
})

describe('a form', () => {
  const form = (...audience: string[]): Form => ({ id: 'f', title: 'F', audience, questions: [] })
  it.each([
    [['*'], true],
    [['A'], true],
    [['kind:shop'], true],
    [['B', 'A'], true],
    [['B'], false],
    [['shop'], false],
    [['kind:A'], false],
    [['kind:other', 'a'], false],
    [[], false],
  ])('for %j: %s', (audience, asked) => expect(isFor(form(...audience), unit('A'))).toBe(asked))

  it('asks its questions in order, after those of the forms before it', () => {
    const pack = packOf({ questions: [question('a'), question('b')], more: { for: ['B'], questions: [question('c')] } })
    expect(questionsFor(pack, unit('A')).map((q) => q.id)).toEqual(['a', 'b'])
    expect(questionsFor(pack, unit('B')).map((q) => q.id)).toEqual(['a', 'b', 'c'])
  })
})
