/** What `doctor` says of the permission that the Official Account gave the app. Pure; `zalo-oa.ts` asks first. */
import { momentText } from '../../app/today.ts'
import type { TokensState } from '../../zalo-openapi/index.ts'
import type { Base } from '../shell.ts'
import { bad, good, type Row, warning } from './row.ts'

const DAY_MS = 86_400_000
/** Zalo's, of a refresh token that is not used; each use gives a new one. */
const LIFE_DAYS = 90
/** As long as the server warns its administrators. */
const SOON_DAYS = 10

export function permissionRow({ t, config }: Pick<Base, 't' | 'config'>, state: TokensState, now: Date): Row {
  const { standing, works, accessEndsAt, obtainedAt = now } = state
  const row = (make: typeof good, key: string): Row => make('zalo-oa-permission', t(key, { until, ends }))
  const ending = new Date(obtainedAt.getTime() + LIFE_DAYS * DAY_MS)
  const until = momentText(config.timeZone, accessEndsAt ?? now)
  const ends = momentText(config.timeZone, ending)
  switch (standing) {
    case 'unread':
    case 'none':
      return row(bad, 'doctor.permission-none')
    case 'refused':
      return row(bad, works ? 'doctor.permission-refused-until' : 'doctor.permission-refused')
    case 'unknown':
      return works ? row(warning, 'doctor.permission-unknown-until') : row(bad, 'doctor.permission-unknown')
    case 'refreshing':
    case 'good':
      if (!works) return row(warning, 'doctor.permission-waits')
      return isSoon(ending, now) ? row(warning, 'doctor.permission-ends') : row(good, 'doctor.permission-good')
  }
}

function isSoon(ending: Date, now: Date): boolean {
  return ending.getTime() - now.getTime() <= SOON_DAYS * DAY_MS
}
