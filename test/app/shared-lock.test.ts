import fc from 'fast-check'
import { expect, it } from 'vitest'
import { SharedLock } from '../../src/app/shared-lock.ts'
import { runs } from '../runs.ts'

it('lets works run beside each other or alone, in the order asked for', async () => {
  const work = fc.record({
    alone: fc.boolean(),
    turns: fc.integer({ min: 0, max: 5 }),
    pause: fc.integer({ min: 0, max: 3 }),
  })
  const check = async (works: readonly { alone: boolean; turns: number; pause: number }[]) => {
    const lock = new SharedLock()
    const running = new Set<number>()
    const ended: number[] = []
    const wrongs: string[] = []
    const all: Promise<void>[] = []
    for (const [i, { alone, turns, pause }] of works.entries()) {
      const run = async () => {
        if ([...running].some((other) => alone || works[other]?.alone))
          wrongs.push(`${i} beside ${[...running].join()}`)
        const before = works.findIndex((other, k) => other.alone !== alone && k < i && !ended.includes(k))
        if (before >= 0) wrongs.push(`${i} before ${before}`)
        running.add(i)
        for (let turn = 0; turn < turns; turn++) await Promise.resolve()
        running.delete(i)
        ended.push(i)
      }
      all.push(alone ? lock.alone(run) : lock.beside(run))
      for (let turn = 0; turn < pause; turn++) await Promise.resolve()
    }
    await Promise.all(all)
    expect(wrongs).toEqual([])
    expect(ended).toHaveLength(works.length)
  }
  await fc.assert(fc.asyncProperty(fc.array(work, { maxLength: 30 }), check), { seed: 5, numRuns: runs(200) })
})
