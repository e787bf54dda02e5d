// Each state of the tokens in one line: well, a warning while messages still go out, else not well.
import { expect, it } from 'vitest'
import { permissionRow } from '../../../src/cli/doctor/permission-row.ts'
import { readConfig } from '../../../src/config.ts'
import { readTexts } from '../../../src/text/texts.ts'
import type { TokensState } from '../../../src/zalo-openapi/index.ts'

const NOW = new Date('2024-04-16T02:00:00.000Z')
const accessEndsAt = new Date('2024-04-17T03:00:00.000Z')
const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * 86_400_000)

const works = { works: true, accessEndsAt, obtainedAt: daysAgo(1) } as const
const broken = { works: false, accessEndsAt: daysAgo(1), obtainedAt: daysAgo(2) } as const

it.each<[TokensState, 'well' | 'warns' | 'bad', RegExp]>([
  [{ standing: 'none', works: false }, 'bad', /not allowed the app/],
  [{ standing: 'good', ...works }, 'well', /until 10:00 17\/4\/2024 .*until 09:00 14\/7\/2024/],
  [{ standing: 'refreshing', ...works }, 'well', /works until/],
  [{ standing: 'good', ...works, obtainedAt: daysAgo(81) }, 'warns', /ends soon, at 09:00 25\/4\/2024.*authorize/],
  [{ standing: 'good', ...broken }, 'warns', /could not be renewed yet/],
  [{ standing: 'refreshing', ...broken }, 'warns', /could not be renewed yet/],
  [{ standing: 'unknown', ...works }, 'warns', /until 10:00 17\/4\/2024; run/],
  [{ standing: 'unknown', ...broken }, 'bad', /nothing can be sent/],
  [{ standing: 'refused', ...works }, 'bad', /until 10:00 17\/4\/2024; run/],
  [{ standing: 'refused', ...broken }, 'bad', /nothing can be sent/],
])('%o', (state, how, said) => {
  const {
    ok,
    warns = false,
    detail,
  } = permissionRow({ t: readTexts('locales', 'en'), config: readConfig({}) }, state, NOW)
  expect({ ok, warns }).toEqual({ ok: how !== 'bad', warns: how === 'warns' })
  expect(detail).toMatch(said)
})
