// How long channels wait before they try their platform again.
import { expect, it } from 'vitest'
import { SendFailure } from '../../src/channels/channel.ts'
import { waitAfter } from '../../src/channels/supervise.ts'

it('grows from one second to thirty, spread over the upper half', () => {
  const fault = new Error('any')
  expect([1, 2, 3, 4, 5, 6, 99].map((n) => waitAfter(fault, n, 1))).toEqual([
    1000, 2000, 4000, 8000, 16000, 30000, 30000,
  ])
  expect(waitAfter(fault, 3, 0)).toBe(2000)
})

it('looks once a minute whether somebody has mended the token', () => {
  expect(waitAfter(new SendFailure('bad-credentials', 'getMe'), 1, 0)).toBe(60_000)
})
