/** A store of one grant, as a database would keep it. */
import type { Grant, GrantStore } from '../../../src/zalo-openapi/index.ts'

export interface MemoryStore extends GrantStore {
  grant: Grant | undefined
}

const same = (a: Date | undefined, b: Date | undefined): boolean =>
  a !== undefined && b !== undefined && a.getTime() === b.getTime()

export function memoryStore(grant?: Grant): MemoryStore {
  const store: MemoryStore = {
    grant,
    get: () => Promise.resolve(store.grant),
    claim(refreshToken, now, evenIfSince) {
      const { grant: at } = store
      if (at?.refreshToken !== refreshToken) return Promise.resolve(false)
      const isFree = at.refreshingSince === undefined && at.refusedAt === undefined
      const isIt = same(at.refreshingSince ?? at.refusedAt, evenIfSince)
      if (!isFree && !isIt) return Promise.resolve(false)
      const { refusedAt: _at, refusal: _why, ...rest } = at
      store.grant = { ...rest, refreshingSince: now }
      return Promise.resolve(true)
    },
    release(refreshToken) {
      if (store.grant?.refreshToken === refreshToken) {
        const { refreshingSince: _since, ...rest } = store.grant
        store.grant = rest
      }
      return Promise.resolve()
    },
    renew(refreshToken, pair) {
      if (store.grant?.refreshToken !== refreshToken) return Promise.resolve(false)
      store.grant = pair
      return Promise.resolve(true)
    },
    refuse(refreshToken, now, why) {
      if (store.grant?.refreshToken === refreshToken) {
        const { refreshingSince: _since, ...rest } = store.grant
        store.grant = { ...rest, refusedAt: now, refusal: why }
      }
      return Promise.resolve()
    },
  }
  return store
}
