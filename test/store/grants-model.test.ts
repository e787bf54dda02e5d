// The stored tokens behave as the store in memory under which a thousand bad weeks were played (test/zalo-openapi/rotation).
import { array, assert, asyncProperty, constant, constantFrom, nat, oneof, option, record } from 'fast-check'
import { expect, it } from 'vitest'
import type { Grants } from '../../src/store/store.ts'
import { memoryStore } from '../zalo-openapi/rotation/memory-store.ts'
import { later, tempStore } from './temp-store.ts'

const token = constantFrom('a', 'b', 'c')
const time = nat({ max: 3 }).map((n) => later(n))
const act = oneof(
  record({ type: constant('claim' as const), token, at: time, over: option(time, { nil: undefined }) }),
  record({ type: constant('release' as const), token }),
  record({ type: constant('renew' as const), token, next: token, at: time }),
  record({ type: constant('refuse' as const), token, at: time }),
)

type Act = typeof act extends { generate: (...args: never[]) => { value: infer A } } ? A : never
type Store = Pick<Grants, 'claim' | 'release' | 'renew' | 'refuse'>

async function done(store: Store, one: Act): Promise<unknown> {
  switch (one.type) {
    case 'claim':
      return await store.claim(one.token, one.at, one.over)
    case 'release':
      await store.release(one.token)
      return undefined
    case 'renew': {
      const pair = {
        accessToken: `of ${one.next}`,
        accessEndsAt: later(99),
        refreshToken: one.next,
        obtainedAt: one.at,
      }
      return await store.renew(one.token, pair)
    }
    case 'refuse':
      await store.refuse(one.token, one.at, 'why')
      return undefined
  }
}

it('whatever is done, in whatever order', async () => {
  const store = await tempStore()
  let round = 0
  await assert(
    asyncProperty(array(act, { maxLength: 20 }), async (acts) => {
      const first = { refreshToken: 'a', obtainedAt: later(0) }
      const model = memoryStore(first)
      const kept = store.grants(`zalo-oa:${++round}`)
      await kept.adopt(first)
      for (const one of acts) {
        expect(await done(kept, one)).toEqual(await done(model, one))
        expect(await kept.get()).toEqual(await model.get())
      }
    }),
    { numRuns: 300, seed: 20_261_125 },
  )
}, 60_000)
