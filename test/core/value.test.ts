/** When two answers are the same answer. */
import { expect, it } from 'vitest'
import { sameValue, type Value } from '../../src/core/value.ts'

const VALUES: readonly Value[] = [
  { kind: 'number', amount: '5' },
  { kind: 'number', amount: '5', qualifier: 'over' },
  { kind: 'number', amount: '50' },
  { kind: 'none' },
  { kind: 'text', text: '5' },
  { kind: 'yes-no', yes: true },
  { kind: 'yes-no', yes: false },
  { kind: 'list', items: ['a', 'b'] },
  { kind: 'list', items: ['b', 'a'] },
  { kind: 'ratio', parts: { numerator: '4', denominator: '5' } },
  { kind: 'ratio', parts: { numerator: '4', denominator: '5' }, stated: '80' },
]

it('is the same as itself and as its copy, and as nothing else', () => {
  for (const [i, a] of VALUES.entries())
    for (const [j, b] of VALUES.entries()) expect(sameValue(a, structuredClone(b)), `${i} ${j}`).toBe(i === j)
})
