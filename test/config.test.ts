import { readFileSync } from 'node:fs'
import { inspect, parseEnv } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { channelWarnings, type Environment, readConfig, secretsOf } from '../src/config.ts'
import { Problem } from '../src/problem.ts'
import { SETTING_NAMES } from '../src/settings.ts'

function faultsOf(env: Environment): string[] {
  try {
    readConfig(env)
  } catch (fault) {
    if (!(fault instanceof Problem)) throw fault
    expect(fault.exit).toBe(78)
    return fault.parts.map((part) => `${part.code} ${String(part.params['name'] ?? '')}`.trim())
  }
  return []
}

const OA = { ZALO_APP_ID: '1', ZALO_APP_SECRET: 'a', ZALO_OA_ID: '2', ZALO_OA_SECRET_KEY: 'b' }

describe('channelWarnings', () => {
  it.each<[Environment, string[]]>([
    [{}, []],
    [{ HOST: '0.0.0.0' }, ['no-channel']],
    [{ TRIAL_PAGE: 'off' }, ['no-channel']],
    [{ ZALO_BOT_TOKEN: 'x' }, []],
    [OA, ['zalo-unreachable']],
    [{ ...OA, PUBLIC_URL: 'https://baocao.example.vn' }, []],
    [{ HOST: '0.0.0.0', TELEGRAM_BOT_TOKEN: '1:a' }, []],
  ])('of %j: %j', (env, warnings) => expect(channelWarnings(readConfig(env))).toEqual(warnings))
})

describe('readConfig', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toEqual({
      databaseUrl: 'file:./data/tongket.db',
      packDir: 'prompts/de-an-06',
      host: '127.0.0.1',
      port: 8080,
      timeZone: 'Asia/Ho_Chi_Minh',
      locale: 'vi',
      admins: [],
      trialPage: true,
      logLevel: 'info',
    })
  })

  it('takes an empty setting as not set, and ignores what is not its own', () => {
    expect(readConfig({ PORT: ' ', TELEGRAM_BOT_TOKEN: '', HOME: '/', PATH: '' })).toEqual(readConfig({}))
  })

  it('reads administrators of several channels', () => {
    const { admins } = readConfig({ ADMIN_IDS: 'telegram:123, zalo-oa:456,' })
    expect(admins).toEqual([
      { channel: 'telegram', id: '123' },
      { channel: 'zalo-oa', id: '456' },
    ])
  })

  it('reads Telegram by webhook', () => {
    const { telegram, publicUrl, trialPage } = readConfig({
      TELEGRAM_BOT_TOKEN: '1:abc',
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: 'quiet-word',
      PUBLIC_URL: 'https://report.example.org/',
    })
    expect(telegram).toMatchObject({ mode: 'webhook', apiRoot: 'https://api.telegram.org' })
    expect([telegram?.token.reveal(), telegram?.webhookSecret?.reveal()]).toEqual(['1:abc', 'quiet-word'])
    expect([publicUrl, trialPage]).toEqual(['https://report.example.org', false])
  })

  it('reads both kinds of Zalo', () => {
    const config = readConfig({
      ZALO_APP_ID: '1',
      ZALO_APP_SECRET: 'app-secret',
      ZALO_OA_ID: '2',
      ZALO_OA_SECRET_KEY: 'oa-secret',
      ZALO_BOT_TOKEN: '3:bot-token',
    })
    expect(config.zaloOa).toMatchObject({ appId: '1', oaId: '2', openapiBase: 'https://openapi.zalo.me' })
    expect(config.zaloBot).toMatchObject({ mode: 'polling' })
    expect(secretsOf(config)).toEqual(['app-secret', 'oa-secret', '3:bot-token'])
  })
})

describe('wrong settings', () => {
  it.each([
    ['PORT', '80a'],
    ['PORT', '65536'],
    ['HOST', 'http://x'],
    ['TIME_ZONE', 'Asia/Bac_Giang'],
    ['LOCALE', 'fr'],
    ['ADMIN_IDS', '123'],
    ['ADMIN_IDS', 'telegram:1,signal:2'],
    ['ADMIN_IDS', 'telegram:1:2'],
    ['ADMIN_IDS', 'telegram:-1001234567890'],
    ['ADMIN_IDS', 'telegram:0'],
    ['ADMIN_IDS', 'telegram:quan_tri'],
    ['TELEGRAM_BOT_TOKEN', 'abc'],
    ['TELEGRAM_MODE', 'push'],
    ['TELEGRAM_API_ROOT', 'api.telegram.org'],
    ['TELEGRAM_WEBHOOK_SECRET', 'has space'],
    ['PUBLIC_URL', 'ftp://x'],
    ['PUBLIC_URL', 'https://x/?a=1'],
    ['DATABASE_URL', './data/x.db'],
    ['DATABASE_URL', 'file:'],
    ['TRIAL_PAGE', 'yes'],
    ['LOG_LEVEL', 'loud'],
    ['ZALO_BOT_MODE', 'push'],
  ])('%s=%s is told by name', (name, text) => {
    expect(faultsOf({ [name]: text })).toEqual([`setting-wrong ${name}`])
  })

  it('tells all at once, each once', () => {
    const faults = faultsOf({
      PORT: 'x',
      TIME_ZONE: 'x',
      TELEGRAM_MODE: 'webhook',
      DATABASE_URL: 'postgresql://a/b',
      TRIAL_PAGE: 'on',
      HOST: '0.0.0.0',
      ZALO_OA_ID: '5',
    })
    expect(faults).toEqual([
      'postgresql-not-yet',
      'setting-wrong PORT',
      'setting-wrong TIME_ZONE',
      'setting-missing-beside PUBLIC_URL',
      'setting-missing-beside TELEGRAM_WEBHOOK_SECRET',
      'setting-missing-beside ZALO_APP_ID',
      'setting-missing-beside ZALO_APP_SECRET',
      'setting-missing-beside ZALO_OA_SECRET_KEY',
      'trial-page-exposed',
      'trial-page-beside',
    ])
  })

  it('never says a secret that is wrong', () => {
    try {
      readConfig({ TELEGRAM_BOT_TOKEN: 'oops-secret-without-number' })
      expect.unreachable()
    } catch (fault) {
      expect(inspect(fault, { depth: 9 })).not.toContain('oops-secret')
    }
  })

  it('takes any text, or names a setting: nothing else is thrown', () => {
    const anyText = fc.oneof(fc.string(), fc.constantFrom('on', 'webhook', '0.0.0.0', 'file:x', '1:a', 'en'))
    const anyEnv = fc.dictionary(fc.constantFrom(...SETTING_NAMES), anyText)
    fc.assert(
      fc.property(anyEnv, (env) => {
        for (const fault of faultsOf(env))
          expect(fault).toMatch(/^(setting-\S+ [A-Z_]+|postgresql-not-yet|trial-page-(exposed|beside))$/)
      }),
      { seed: 20240415 },
    )
  })
})

describe('the trial page', () => {
  it.each([
    [{}, true],
    [{ HOST: '0.0.0.0' }, false],
    [{ TRIAL_PAGE: 'off' }, false],
    [{ TELEGRAM_BOT_TOKEN: '1:a' }, false],
    [{ TELEGRAM_BOT_TOKEN: '1:a', TRIAL_PAGE: 'auto' }, false],
    [{ TRIAL_PAGE: 'on', HOST: 'localhost' }, true],
    [{ TRIAL_PAGE: 'on', HOST: '::1' }, true],
    [{ TRIAL_PAGE: 'on', HOST: '127.0.0.53' }, true],
  ])('%j opens it: %s', (env, open) => {
    expect(readConfig(env).trialPage).toBe(open)
  })

  it.each(['0.0.0.0', '::', '10.0.0.5', 'server.local', '127.example.org'])('is refused on %s', (HOST) => {
    expect(faultsOf({ TRIAL_PAGE: 'on', HOST })).toEqual(['trial-page-exposed'])
  })

  it.each([{ TELEGRAM_BOT_TOKEN: '1:a' }, { ZALO_BOT_TOKEN: 'x' }, OA])('is refused beside %j', (platform) => {
    expect(faultsOf({ ...platform, TRIAL_PAGE: 'on' })).toEqual(['trial-page-beside'])
    const exposed = { ...platform, TRIAL_PAGE: 'on', HOST: '0.0.0.0' }
    expect(faultsOf(exposed)).toEqual(['trial-page-exposed', 'trial-page-beside'])
  })

  it('is refused beside a part of an account too, and names what is set', () => {
    expect(() => readConfig({ TRIAL_PAGE: 'on', ZALO_APP_SECRET: 'a', ZALO_BOT_TOKEN: 'x' })).toThrow(
      expect.objectContaining({
        parts: expect.arrayContaining([
          expect.objectContaining({ params: { settings: 'ZALO_BOT_TOKEN, ZALO_APP_SECRET' } }),
        ]) as unknown,
      }),
    )
  })
})

describe('secrets', () => {
  const { telegram } = readConfig({ TELEGRAM_BOT_TOKEN: '77:quiet' })

  it('print nowhere', () => {
    const shown = [JSON.stringify(telegram), inspect(telegram), String(telegram?.token)]
    for (const text of shown) {
      expect(text).toContain('[secret]')
      expect(text).not.toContain('quiet')
    }
  })
})

describe('.env.example', () => {
  const text = readFileSync('.env.example', 'utf8')
  const example = parseEnv(text)

  it('lists every setting and no other', () => {
    expect(Object.keys(example).sort()).toEqual([...SETTING_NAMES].sort())
  })

  it('is what stands when nothing is set', () => {
    expect(readConfig(example)).toEqual(readConfig({}))
  })

  it('explains each group', () => {
    const groups = text.split('\n\n').filter((group) => /^[A-Z]/m.test(group))
    for (const group of groups) expect(group).toMatch(/^# \S/)
  })
})
