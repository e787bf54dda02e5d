/** The app and the Official Account that the fake plays, and ids as Zalo makes them. */
import { createHash } from 'node:crypto'

export const IDENTITY = {
  appId: '360846524940903967',
  appSecret: 'fake-app-secret-of-the-tests',
  oaId: '388613280878808645',
  oaName: 'Tổng hợp số liệu',
  oaSecretKey: 'fake-oa-secret-key-of-the-tests',
} as const

const FIRST_USER = 4_821_604_173_520_918_400n

export type Ids = ReturnType<typeof createIds>

export function createIds() {
  let people = 0n
  let others = 0

  return {
    /** Neighbours become one when somebody reads them as numbers. */
    user: (): string => String(FIRST_USER + ++people),
    /** Of messages, groups, assets and uploads. */
    hex: (): string => {
      others += 1
      return createHash('sha256').update(`id ${others}`).digest('hex').slice(0, 20)
    },
    /** Long, as Zalo's tokens are. */
    token: (kind: string): string => {
      others += 1
      return createHash('sha512').update(`${kind} ${others}`).digest('base64url').repeat(2)
    },
  }
}
