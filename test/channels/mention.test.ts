// Our own name is taken off what people wrote, where it stands at an end; the rest is left alone.
import { expect, it } from 'vitest'
import { withoutMention } from '../../src/channels/mention.ts'

const OURS = ['[@3886]', '@Tổng hợp']

it.each([
  ['[@3886] 12', '12', true],
  ['[@3886]12', '12', true],
  ['@tổng hợp: 12', '12', true],
  ['12 @Tổng hợp', '12', true],
  ['@Tổng hợp', '@Tổng hợp', true],
  ['@Tổng hợp2 12', '@Tổng hợp2 12', undefined],
  [' 12 ', ' 12 ', undefined],
])('%j becomes %j', (typed, text, addressed) => {
  expect(withoutMention(typed, OURS)).toEqual({ text, ...(addressed && { addressed }) })
})
