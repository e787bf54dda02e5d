// A thousand bad weeks of two processes: what is lost is what no program could have kept, and people hear of it in time.
import { expect, it } from 'vitest'
import { playRound, type RoundEnd } from './round.ts'

const ROUNDS = 1000

it('loses nothing but replies, and is never silent about it', async () => {
  const ends: RoundEnd[] = []
  for (let seed = 1; seed <= ROUNDS; seed++) ends.push(await playRound(chanceOf(seed)))

  const told = (found: (end: RoundEnd) => readonly string[]): string[] =>
    ends.flatMap((end, i) => found(end).map((what) => `round ${i + 1}: ${what}`))
  const sum = (count: (end: RoundEnd) => number): number => ends.reduce((all, end) => all + count(end), 0)

  expect(told((end) => end.breaches)).toEqual([])
  expect(told((end) => end.uncommitted)).toEqual([])
  expect(told((end) => end.silent)).toEqual([])
  expect(Math.max(...ends.map((end) => end.mostSuccesses))).toBe(1)

  // Calls work again in the end, and people were needed for what nobody could have kept, and for that alone.
  expect(told((end) => (end.works ? [] : ['no calls']))).toEqual([])
  const needless = (end: RoundEnd): boolean => end.needed !== end.lostPairs + end.dropped
  expect(told((end) => (needless(end) ? [JSON.stringify(end)] : []))).toEqual([])
  // A lost pair is told before anybody tries the token again.
  expect(told((end) => (end.lostPairs > end.unknownTold ? [JSON.stringify(end)] : []))).toEqual([])

  const kept = ends.filter((end) => end.dropped === 0)
  const needed = kept.filter((end) => end.needed > 0).length
  expect(needed).toBe(kept.filter((end) => end.lostPairs > 0).length)
  expect(needed).toBeGreaterThan(150)
  expect(ends.filter((end) => end.dropped > 0).length).toBeGreaterThan(100)
  expect(ends.filter((end) => end.needed === 0 && end.unknownTold === 0).length).toBeGreaterThan(500)
  expect(sum((end) => end.deaths)).toBeGreaterThan(5000)
  expect(sum((end) => end.presentations)).toBeGreaterThan(5000)
}, 300_000)

/** mulberry32 */
function chanceOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
