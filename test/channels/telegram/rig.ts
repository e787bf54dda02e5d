/** A channel beside a fake Telegram, an inbox that remembers, a log that can be read, and waits that are short. */

import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'vitest'
import type { Channel, Inbound, Menu } from '../../../src/channels/channel.ts'
import { createTelegram, type TelegramOptions } from '../../../src/channels/telegram/telegram.ts'
import { Secret } from '../../../src/secret.ts'
import { type FakeOptions, type FakeTelegram, startFakeTelegram } from '../../fakes/telegram/fake.ts'

export type Mode = 'polling' | 'webhook'

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error'
  readonly fields: Record<string, unknown>
  readonly message: string
}

export interface Rig {
  readonly fake: FakeTelegram
  readonly channel: Channel
  readonly inbox: Inbound[]
  readonly log: LogLine[]
  /** Waits that the channel asked for, in milliseconds. */
  readonly waits: number[]
  /** Called before an inbound is stored; may throw. */
  onInbound: (inbound: Inbound) => void | Promise<void>
  start(): Promise<void>
  /** Another channel with the same token. */
  other(options?: Partial<TelegramOptions>): Channel
  stop(): Promise<void>
}

export const MENU: Menu = {
  private: [{ name: 'batdau', description: 'Begin' }],
  group: [
    { name: 'baocao', description: 'Answer the form' },
    { name: 'tiendo', description: 'Progress' },
  ],
}

export const WEBHOOK_SECRET = 'a-secret-of-the-tests'

export async function makeRig(
  mode: Mode,
  more: Partial<TelegramOptions> = {},
  fakeOptions: FakeOptions = {},
): Promise<Rig> {
  const host = createServer()
  host.listen(0, '127.0.0.1')
  await once(host, 'listening')
  const origin = `http://127.0.0.1:${(host.address() as AddressInfo).port}` // a string only for a pipe
  const fake = await startFakeTelegram({ webhookOrigin: origin, ...fakeOptions })
  const inbox: Inbound[] = []
  const log: LogLine[] = []
  const waits: number[] = []
  const write = (level: LogLine['level']) => (fields: Record<string, unknown>, message: string) =>
    void log.push({ level, fields, message })
  const options: TelegramOptions = {
    token: new Secret(fake.token),
    apiRoot: fake.apiRoot,
    mode,
    webhookSecret: new Secret(WEBHOOK_SECRET),
    publicUrl: 'https://bao-cao.example',
    menu: MENU,
    now: () => new Date(),
    log: { info: write('info'), warn: write('warn'), error: write('error') },
    random: () => 0.5,
    sleep: async (ms, signal) => {
      waits.push(ms)
      await new Promise((resolve) => setTimeout(resolve, signal?.aborted ? 0 : 20))
    },
    ...more,
  }
  const channel = createTelegram(options)
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
    other: (changed = {}) => createTelegram({ ...options, ...changed }),
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

/** What was said in texts and taps, in the order of arrival. */
export function heard(inbox: readonly Inbound[]): string[] {
  return inbox.map((i) => (i.type === 'text' ? i.text : i.type === 'tap' ? `[${i.data}]` : `(${i.type})`))
}

/** vitest says `any` of these, which the checks of types do not like inside an object. */
export function containing(text: string): unknown {
  return expect.stringContaining(text)
}

export function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern)
}
