/** A channel beside a fake Bot Platform, an inbox that remembers, a log that can be read, and waits that are short. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Channel, Inbound } from '../../../src/channels/channel.ts'
import { createZaloBot, type ZaloBotOptions } from '../../../src/channels/zalo-bot/zalo-bot.ts'
import { Secret } from '../../../src/secret.ts'
import { type FakeOptions, type FakeZaloBot, startFakeZaloBot } from '../../fakes/zalo-bot/fake.ts'

export type Mode = 'polling' | 'webhook'

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error'
  readonly fields: Record<string, unknown>
  readonly message: string
}

export interface Rig {
  readonly fake: FakeZaloBot
  readonly channel: Channel
  readonly inbox: Inbound[]
  readonly log: LogLine[]
  /** Waits that the channel asked for, in milliseconds. */
  readonly waits: number[]
  /** Called before an inbound is stored; may throw. */
  onInbound: (inbound: Inbound) => void | Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

export const WEBHOOK_SECRET = 'a-secret-of-the-tests'

export async function makeRig(
  mode: Mode,
  more: Partial<ZaloBotOptions> = {},
  fakeOptions: FakeOptions = {},
): Promise<Rig> {
  const host = createServer()
  host.listen(0, '127.0.0.1')
  await once(host, 'listening')
  const origin = `http://127.0.0.1:${(host.address() as AddressInfo).port}` // a string only for a pipe
  const fake = await startFakeZaloBot({ webhookOrigin: origin, ...fakeOptions })
  const inbox: Inbound[] = []
  const log: LogLine[] = []
  const waits: number[] = []
  const write = (level: LogLine['level']) => (fields: Record<string, unknown>, message: string) =>
    void log.push({ level, fields, message })
  const channel = createZaloBot({
    token: new Secret(fake.token),
    apiBase: `${fake.apiBase}/`,
    mode,
    webhookSecret: new Secret(WEBHOOK_SECRET),
    publicUrl: 'https://bao-cao.example/',
    now: () => new Date(),
    log: { info: write('info'), warn: write('warn'), error: write('error') },
    random: () => 0.5,
    sleep: async (ms, signal) => {
      waits.push(ms)
      await new Promise((resolve) => setTimeout(resolve, signal?.aborted ? 0 : 20))
    },
    ...more,
  })
  forward(host, channel)
  const rig: Rig = {
    fake,
    channel,
    inbox,
    log,
    waits,
    onInbound: () => undefined,
    start: () =>
      channel.start(async (inbound) => {
        await rig.onInbound(inbound)
        inbox.push(inbound)
      }),
    async stop() {
      await channel.stop()
      await fake.stop()
      host.close()
      host.closeAllConnections()
    },
  }
  return rig
}

function forward(host: Server, channel: Channel): void {
  host.on('request', (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const answering = channel.webhook?.({ headers: request.headers, body: Buffer.concat(chunks) })
      answering?.then(
        ({ status }) => response.writeHead(status).end(),
        () => response.writeHead(599).end(),
      )
    })
  })
}

/** What was said, in the order of arrival. */
export function heard(inbox: readonly Inbound[]): string[] {
  return inbox.map((i) => (i.type === 'text' ? i.text : `(${i.type})`))
}

/** A known beginning of chance, the same in every run. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 16807) % 2147483647
    return state / 2147483647
  }
}
