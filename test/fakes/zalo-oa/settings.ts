/** The program's settings with which it takes a fake Official Account for Zalo; for tests and benchmarks of the whole program. */
import type { FakeZaloOa } from './fake.ts'

export function settingsFor(fake: FakeZaloOa): Readonly<Record<string, string>> {
  return {
    ZALO_APP_ID: fake.appId,
    ZALO_APP_SECRET: fake.appSecret,
    ZALO_OA_ID: fake.oaId,
    ZALO_OA_SECRET_KEY: fake.oaSecretKey,
    ZALO_OAUTH_BASE: fake.base,
    ZALO_OPENAPI_BASE: fake.base,
  }
}
