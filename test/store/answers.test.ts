import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { period } from '../../src/core/period.ts'
import type { NewAnswer, Store } from '../../src/store/store.ts'
import { APRIL, answerOf, chatIn, later, NOW, personIn, tempStore } from './temp-store.ts'

const MARCH = period('2024-03')
const none = { kind: 'none' } as const

function record(store: Store, more: Partial<NewAnswer>): Promise<number> {
  return store.write((tx) => tx.answers.record(answerOf(more)))
}

describe('answers', () => {
  it('are added as revisions of which the newest is in force', async () => {
    const store = await tempStore()
    const chat = await chatIn(store, '-1')
    const person = await personIn(store, '7')
    expect(await record(store, {})).toBe(1)
    const said = { personId: person.id, chatId: chat.id, messageId: '12', at: later(1) }
    expect(await record(store, { ...said, value: none, typed: '0' })).toBe(2)
    const wanted = { ...answerOf({ ...said, value: none, typed: '0' }), revision: 2 }
    expect(await store.answers.inForce({ periods: [APRIL], units: ['STP'] })).toEqual([wanted])
    expect(await store.answers.history('STP', 'hs_khai_tu')).toEqual([wanted, { ...answerOf(), revision: 1 }])
  })

  it('that were withdrawn are in force no more, and may be given again', async () => {
    const store = await tempStore()
    await record(store, {})
    await record(store, { value: null })
    expect(await store.answers.inForce({})).toEqual([])
    expect(await record(store, { value: none })).toBe(3)
    expect(await store.answers.inForce({})).toMatchObject([{ value: none, revision: 3 }])
  })

  it('are counted apart for each period, unit and indicator', async () => {
    const store = await tempStore()
    const keys = [{}, { period: MARCH }, { unit: 'CA' }, { indicator: 'hs_ket_hon' }]
    for (const key of keys) expect(await record(store, key)).toBe(1)
    const count = async (filter: Parameters<Store['answers']['inForce']>[0]) =>
      (await store.answers.inForce(filter)).length
    expect(await count({})).toBe(4)
    expect(await count({ periods: [MARCH, APRIL], units: ['STP'] })).toBe(3)
    expect(await count({ until: MARCH })).toBe(1)
    expect(await count({ until: MARCH, periods: [APRIL] })).toBe(0)
    expect(await count({ indicators: ['hs_ket_hon'] })).toBe(1)
    expect(await count({ units: [] })).toBe(0)
    expect(await store.answers.history('STP', 'hs_khai_tu', MARCH)).toHaveLength(1)
    expect((await store.answers.history('STP', 'hs_khai_tu')).map((a) => a.period)).toEqual([APRIL, MARCH])
  })

  it('are found by the message that gave them, as long as they are in force', async () => {
    const store = await tempStore()
    const chat = await chatIn(store, '-1')
    const message = { chatId: chat.id, messageId: '12' }
    await record(store, message)
    await record(store, { ...message, indicator: 'hs_ket_hon' })
    await record(store, { indicator: 'hs_ket_hon', chatId: chat.id, messageId: '13' })
    expect(await store.answers.inForce({ message })).toMatchObject([{ indicator: 'hs_khai_tu' }])
    expect(await store.answers.inForce({ message, units: ['CA'] })).toEqual([])
    expect(await store.answers.inForce({ message: { ...message, messageId: '99' } })).toEqual([])
  })

  it('refuse a value that no one can have meant, and lose nothing by it', async () => {
    const store = await tempStore()
    await record(store, {})
    await expect(record(store, { value: { kind: 'number', amount: '1.199' } })).resolves.toBe(2)
    await expect(record(store, { value: { kind: 'number', amount: '1,199' } })).rejects.toMatchObject({
      name: 'StoredValueFault',
    })
    await expect(record(store, { value: { kind: 'number', amount: '007' } })).rejects.toMatchObject({
      name: 'StoredValueFault',
    })
    expect(await store.answers.history('STP', 'hs_khai_tu')).toHaveLength(2)
  })

  it('come out in any order of recording as the last that was recorded of each', async () => {
    const store = await tempStore()
    const said = fc.record({ indicator: fc.constantFrom('a', 'b', 'c'), amount: fc.option(fc.nat().map(String)) })
    const run = async (all: readonly { indicator: string; amount: string | null }[], unit: string) => {
      await Promise.all(
        all.map(({ indicator, amount }) =>
          record(store, { unit, indicator, value: amount === null ? null : { kind: 'number', amount } }),
        ),
      )
      const wanted = new Map(all.map((a) => [a.indicator, a.amount]))
      const found = await store.answers.inForce({ units: [unit] })
      const inForce = found.map((a) => [a.indicator, a.value.kind === 'number' ? a.value.amount : a.value.kind])
      expect(inForce.sort()).toEqual([...wanted].filter(([, amount]) => amount !== null).sort())
    }
    let unit = 0
    await fc.assert(
      fc.asyncProperty(fc.array(said, { maxLength: 12 }), (all) => run(all, `U${unit++}`)),
      { seed: 6, numRuns: 30 },
    )
  })

  it('keep what a person typed to the letter', async () => {
    const store = await tempStore()
    const typed = '  8.397,5\n"triệu" \uE000 🙂\u0000'
    await record(store, { typed, at: NOW })
    expect((await store.answers.inForce({}))[0]?.typed).toBe(typed)
  })
})
