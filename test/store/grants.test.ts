// Tokens of an account: whoever claims the refresh token is alone, also between two programs on one database.
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import type { Grants, Store } from '../../src/store/store.ts'
import { later, NOW, tempFolder } from './temp-store.ts'

let store: Store
let here: Grants
let there: Grants

beforeEach(async () => {
  const url = `file:${join(await tempFolder(), 'test.db')}`
  const [one, other] = [await openStore(url), await openStore(url)]
  here = one.grants('zalo-oa:1')
  there = other.grants('zalo-oa:1')
  store = one
  return async () => {
    await one.close()
    await other.close()
  }
})

const pair = (n: number) => ({
  accessToken: `access-${n}`,
  accessEndsAt: later(n * 100),
  refreshToken: `refresh-${n}`,
  obtainedAt: later(n),
})

it('knows nothing of an account at first, nor of another', async () => {
  expect(await here.get()).toBeUndefined()
  await here.adopt({ refreshToken: 'refresh-0', obtainedAt: NOW, seed: 's' })
  expect(await there.get()).toEqual({ refreshToken: 'refresh-0', obtainedAt: NOW, seed: 's' })
  expect(await store.grants('zalo-oa:2').get()).toBeUndefined()
})

it('lets one of many claim', async () => {
  await here.adopt({ refreshToken: 'refresh-0', obtainedAt: NOW })
  const claims = await Promise.all([here, there, here, there].map((g, i) => g.claim('refresh-0', later(i))))
  expect(claims.filter(Boolean)).toHaveLength(1)
  await here.release('refresh-0')
  expect(await there.claim('refresh-0', later(9))).toBe(true)
})

it('gives a claim away only to who knows since when it stands', async () => {
  await here.adopt({ refreshToken: 'refresh-0', obtainedAt: NOW })
  await here.claim('refresh-0', later(1))
  expect(await there.claim('refresh-0', later(5), later(2))).toBe(false)
  expect(await there.claim('refresh-0', later(5), later(1))).toBe(true)
  expect(await here.claim('refresh-0', later(6), later(1))).toBe(false)
})

it('takes a new pair once, and never over a grant that came between', async () => {
  await here.adopt({ refreshToken: 'refresh-0', obtainedAt: NOW, seed: 's' })
  await here.claim('refresh-0', later(1))
  expect(await here.renew('refresh-0', pair(1))).toBe(true)
  expect(await there.get()).toEqual({ ...pair(1), seed: 's' })
  expect(await here.renew('refresh-0', pair(2))).toBe(false)
  expect(await here.claim('refresh-0', later(3))).toBe(false)
  await there.adopt({ refreshToken: 'by-hand', obtainedAt: later(4) })
  expect(await here.renew('refresh-1', pair(2))).toBe(false)
  expect(await here.get()).toEqual({ refreshToken: 'by-hand', obtainedAt: later(4), seed: 's' })
})

it('keeps a refusal until another grant is there', async () => {
  await here.adopt({ refreshToken: 'refresh-0', obtainedAt: NOW })
  await here.claim('refresh-0', later(1))
  await here.refuse('refresh-0', later(2), '-14014')
  expect(await there.get()).toMatchObject({ refusedAt: later(2), refusal: '-14014' })
  expect(await there.claim('refresh-0', later(3))).toBe(false)
  expect(await there.claim('refresh-0', later(3), later(1))).toBe(false)
  expect(await there.claim('refresh-0', later(3), later(2))).toBe(true)
  expect(await here.get()).toEqual({ refreshToken: 'refresh-0', obtainedAt: NOW, refreshingSince: later(3) })
  await there.adopt({ ...pair(1) })
  expect(await here.get()).toEqual(pair(1))
})
