/** A channel beside a fake Official Account, an inbox that remembers, a log that can be read, and waits that are short. */
import type { Channel, Inbound } from '../../../src/channels/channel.ts'
import type { OaTrouble } from '../../../src/channels/zalo-oa/options.ts'
import { createZaloOa } from '../../../src/channels/zalo-oa/zalo-oa.ts'
import { Secret } from '../../../src/secret.ts'
import { type FakeOptions, type FakeZaloOa, startFakeZaloOa } from '../../fakes/zalo-oa/fake.ts'
import { memoryStore } from '../../zalo-openapi/rotation/memory-store.ts'
import { startHost } from './plain.ts'

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error'
  readonly fields: Record<string, unknown>
  readonly message: string
}

export interface Rig {
  readonly fake: FakeZaloOa
  readonly channel: Channel
  readonly inbox: Inbound[]
  readonly log: LogLine[]
  readonly troubles: OaTrouble[]
  /** Called before an inbound is stored; may throw. */
  onInbound: (inbound: Inbound) => void | Promise<void>
  /** Resolves when the account is known and the webhook is set. */
  start(): Promise<void>
  stop(): Promise<void>
}

export async function makeRig(options: FakeOptions = {}): Promise<Rig> {
  const { now = Date.now } = options
  const fake = await startFakeZaloOa({ echoes: false, ...options })
  const grants = memoryStore({ refreshToken: fake.firstRefreshToken, obtainedAt: new Date(now()) })
  const log: LogLine[] = []
  const troubles: OaTrouble[] = []
  const inbox: Inbound[] = []
  const write = (level: LogLine['level']) => (fields: Record<string, unknown>, message: string) =>
    void log.push({ level, fields, message })
  const channel = createZaloOa({
    appId: fake.appId,
    appSecret: new Secret(fake.appSecret),
    oaId: fake.oaId,
    oaSecretKey: new Secret(fake.oaSecretKey),
    oauthBase: fake.base,
    openapiBase: fake.base,
    paidPerMonth: 0,
    grants,
    onTrouble: (trouble) => void troubles.push(trouble),
    log: { info: write('info'), warn: write('warn'), error: write('error') },
    now: () => new Date(now()),
    random: () => 0.5,
    sleep: (_ms, signal) => new Promise((resolve) => setTimeout(resolve, signal?.aborted ? 0 : 20)),
  })
  const host = await startHost()
  host.answer = async ({ headers, raw }) =>
    (await channel.webhook?.({ headers, body: Buffer.from(raw) }))?.status ?? 404
  const rig: Rig = {
    fake,
    channel,
    inbox,
    log,
    troubles,
    onInbound: () => undefined,
    async start() {
      await channel.start(async (inbound) => {
        await rig.onInbound(inbound)
        inbox.push(inbound)
      })
      fake.setWebhook(host.url)
      await fake.until(() => channel.ready())
    },
    async stop() {
      await channel.stop()
      await host.stop()
      await fake.stop()
    },
  }
  return rig
}
