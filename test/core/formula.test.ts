/** Which figures a formula names. */
import { expect, it } from 'vitest'
import { figuresNamedIn } from '../../src/core/formula.ts'
import { formula } from './figures/tiny-pack.ts'

it.each([
  ['1 + 2', []],
  ['a', ['a']],
  ['a + b * 2 - c / a', ['a', 'b', 'c']],
  ['b + a', ['b', 'a']],
  ['a == b && !(c < d) || e >= 1', ['a', 'b', 'c', 'd', 'e']],
  ['ratio(a, b)', ['a', 'b']],
  ['total(a)', ['a']],
  ['running(a, o)', ['a', 'o']],
  ['last(a) != a', ['a']],
  ['ratio(total(a) + last(b), running(c, d))', ['a', 'b', 'c', 'd']],
])('%s names %j', (text, ids) => expect(figuresNamedIn(formula(text))).toEqual(ids))
