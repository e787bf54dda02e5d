// Our own name is taken off what people wrote, where it stands at an end; the rest is left alone.
import { expect, it } from 'vitest'
import { withoutMention } from '../../src/channels/mention.ts'

const OURS = ['[@3886]', '@Tổng hợp', '@Tổng hợp số liệu']

it.each([
  ['[@3886] 12', '12', true],
  ['[@3886]12', '12', true],
  ['@tổng hợp: 12', '12', true],
  ['12 @Tổng hợp', '12', true],
  ['60/80 [@3886]', '60/80', true],
  ['60/80[@3886].', '60/80', true],
  ['@Tổng hợp 60/80 @tổng hợp', '60/80', true],
  ['@Tổng hợp số liệu 12', '12', true],
  ['nhờ @Tổng hợp xem 12', 'nhờ @Tổng hợp xem 12', true],
  ['thư a@Tổng hợp', 'thư a@Tổng hợp', undefined],
  ['12 @Tổng hợp2', '12 @Tổng hợp2', undefined],
  ['12 @Tổng hợp_2', '12 @Tổng hợp_2', undefined],
  ['@Tổng hợp', '@Tổng hợp', true],
  ['@Tổng hợp2 12', '@Tổng hợp2 12', undefined],
  [' 12 ', ' 12 ', undefined],
])('%j becomes %j', (typed, text, addressed) => {
  expect(withoutMention(typed, OURS)).toEqual({ text, ...(addressed && { addressed }) })
})
