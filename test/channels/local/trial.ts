/** A trial page over real HTTP, for the tests of its API and of the page: made-up chats, a store in memory. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Inbound, Inbox } from '../../../src/channels/channel.ts'
import {
  addressWith,
  createLocal,
  type LocalChannel,
  type LocalChat,
  type LocalPerson,
} from '../../../src/channels/local/local.ts'
import type { LocalStore } from '../../../src/channels/local/local-store.ts'
import { Secret } from '../../../src/secret.ts'
import { createChecks } from '../../../src/web/readiness.ts'
import { createWeb, type Web } from '../../../src/web/server.ts'
import { memoryStore } from './memory-store.ts'

export const PEOPLE: LocalPerson[] = [
  { id: 'lan', name: 'Nguyễn Thị Lan', role: 'cán bộ Sở Tư pháp' },
  { id: 'hung', name: 'Trần Văn Hùng', role: 'trưởng phòng Sở Tư pháp' },
  { id: 'son', name: 'Lê Sơn', role: 'lãnh đạo' },
]

const commands = ['/baocao', '/tiendo', '/tongket', '/xuatbaocao']

export const CHATS: LocalChat[] = [
  { id: 'stp', title: 'Sở Tư pháp', kind: 'group', note: 'Nhóm báo cáo của Sở', people: ['lan', 'hung'], commands },
  { id: 'syt', title: 'Sở Y tế', kind: 'group', note: 'Nhóm báo cáo của Sở', commands },
  { id: 'lanh-dao', title: 'Lãnh đạo Tổ công tác Đề án 06', kind: 'group', people: ['son'], commands },
  { id: 'rieng', title: 'Trợ lý Tổng Kết', kind: 'private', note: 'Trò chuyện riêng', people: ['lan'], commands },
]

export const KEY = '0123456789abcdef0123456789abcdef01234567'

export interface Trial {
  readonly url: string
  /** What the program prints: opens the page. */
  readonly address: string
  /** Headers of whoever has opened the page. */
  readonly opened: Readonly<Record<string, string>>
  readonly port: number
  readonly channel: LocalChannel
  readonly store: LocalStore
  readonly heard: Inbound[]
  readonly faults: string[]
  close(): Promise<void>
  /** As the page asks. */
  get(path: string): Promise<Response>
  /** `headers`: others than the page's, beside its cookie. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>
}

export interface TrialOptions {
  /** What the program does with a message; by default nothing. */
  readonly inbox?: (inbound: Inbound, channel: LocalChannel) => void | Promise<void>
  readonly reset?: () => Promise<void>
  readonly port?: number
  readonly store?: LocalStore
  readonly chats?: LocalChat[]
  readonly now?: () => Date
  readonly zone?: string
  readonly key?: string
}

export function pageTexts(locale: 'vi' | 'en'): Record<string, string> {
  const file: unknown = parse(readFileSync(new URL(`../../../locales/${locale}.yaml`, import.meta.url), 'utf8'))
  return (file as { page: Record<string, string> }).page // our own file; a wrong shape fails the test that reads it
}

export async function startTrial(options: TrialOptions = {}): Promise<Trial> {
  const { reset, store = memoryStore(), chats = CHATS } = options
  const { now = () => new Date(), zone = 'Asia/Ho_Chi_Minh' } = options
  const heard: Inbound[] = []
  const faults: string[] = []
  const log = {
    warn: () => undefined,
    error: (fields: object, text: string) => void faults.push(`${text} ${JSON.stringify(fields)}`),
  }
  const texts = pageTexts('vi')
  const more = reset ? { reset } : {}
  const key = new Secret(options.key ?? KEY)
  const refused = { lang: 'vi', title: 'Chưa mở được', noKey: 'NO KEY', elsewhere: 'ELSEWHERE' }
  const channel = createLocal({ store, chats, people: PEOPLE, texts, key, refused, log, now, zone, ...more })
  const inbox: Inbox = async (inbound) => {
    heard.push(inbound)
    await options.inbox?.(inbound, channel)
  }
  await channel.start(inbox)
  const checks = createChecks(() => Promise.resolve(), [channel])
  const web: Web = createWeb({ channels: [channel], checks, log, routes: [channel.routes], graceMs: 2000 })
  const port = await web.listen('127.0.0.1', options.port ?? 0)
  const url = `http://127.0.0.1:${port}`
  const opened = { cookie: `tongket-trial-${port}=${key.reveal()}` }
  return {
    url,
    address: addressWith(url, key),
    opened,
    port,
    channel,
    store,
    heard,
    faults,
    async close() {
      await web.close()
      await channel.stop()
    },
    get: (path) => fetch(url + path, { headers: opened }),
    post: (path, body, headers = { 'x-tongket-trial': '1' }) =>
      fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...opened, ...headers },
        body: JSON.stringify(body),
      }),
  }
}
