/** A fake Official Account with a database and a command line of its own, for the tests of `tongket zalo` and `doctor`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import type { GrantRecord, Store } from '../../src/store/store.ts'
import { type FakeOptions, type FakeZaloOa, startFakeZaloOa } from '../fakes/zalo-oa/fake.ts'
import { settingsFor } from '../fakes/zalo-oa/settings.ts'
import { commandLine, type Ended } from './command-line.ts'

export type Env = Readonly<Record<string, string>>

export interface ZaloAccount {
  readonly fake: FakeZaloOa
  readonly env: Env
  /** With the settings of the account, which `more` may change. Fails the test if a secret is printed. */
  readonly run: (args: string, more?: Env, input?: string) => Promise<Ended>
  /** The database, as a server has it open meanwhile. */
  readonly store: Store
  readonly grant: () => Promise<GrantRecord | undefined>
}

export const PUBLIC_URL = 'https://baocao.example.vn'

export async function zaloAccount(options: FakeOptions = {}): Promise<ZaloAccount> {
  const folder = mkdtempSync(join(tmpdir(), 'tongket-zalo-cli-'))
  const url = `file:${join(folder, 'month.db')}`
  const fake = await startFakeZaloOa(options)
  const store = await openStore(url, { exclusive: true })
  onTestFinished(async () => {
    await store.close()
    await fake.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const env = {
    PUBLIC_URL,
    ...settingsFor(fake),
  }
  const line = commandLine(url)
  const grant = () => store.grants(`zalo-oa:${fake.oaId}`).get()

  async function run(args: string, more: Env = {}, input?: string): Promise<Ended> {
    const before = await secrets()
    const ended = await line(args, { ...env, ...more }, input)
    for (const secret of [...before, ...(await secrets())]) expect(ended.out + ended.err).not.toContain(secret)
    expect(ended.err).not.toMatch(/^\s+at |node:internal/m)
    return ended
  }

  async function secrets(): Promise<string[]> {
    const { accessToken = '', refreshToken = '' } = (await grant()) ?? {}
    const all = [fake.appSecret, fake.oaSecretKey, fake.firstAccessToken, fake.firstRefreshToken]
    return [...all, accessToken, refreshToken, fake.liveAccess() ?? '', fake.liveRefresh() ?? ''].filter(Boolean)
  }

  return { fake, env, run, store, grant }
}

/** A grant that works, as an authorisation leaves it. */
export async function authorised({ fake, store }: Pick<ZaloAccount, 'fake' | 'store'>): Promise<void> {
  await store.grants(`zalo-oa:${fake.oaId}`).adopt({
    accessToken: fake.firstAccessToken,
    accessEndsAt: new Date(Date.now() + 25 * 3_600_000),
    refreshToken: fake.firstRefreshToken,
    obtainedAt: new Date(),
  })
}
