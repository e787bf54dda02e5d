/** A store on a database of its own in a temporary folder, gone after the test; and rows that many tests need. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Inbound } from '../../src/channels/channel.ts'
import { period } from '../../src/core/period.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { ChatRecord, NewAnswer, PersonRecord, Store } from '../../src/store/store.ts'

export const NOW = new Date('2024-04-16T02:00:00.000Z')
export const APRIL = period('2024-04')

export function later(seconds: number): Date {
  return new Date(NOW.getTime() + seconds * 1000)
}

export async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tongket-store-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export async function tempStore(): Promise<Store> {
  const folder = await tempFolder()
  const store = await openStore(`file:${join(folder, 'test.db')}`)
  onTestFinished(() => store.close())
  return store
}

export function inboundOf(externalId: string, text = '827'): Inbound {
  const chat = { id: '-1001', kind: 'group', title: 'STP' } as const
  const from = { id: '42', name: 'Lan' }
  return {
    channel: 'telegram',
    type: 'text',
    externalId,
    chat,
    from,
    at: NOW.toISOString(),
    text,
    messageId: externalId,
  }
}

export function chatIn(store: Store, id: string, title = id): Promise<ChatRecord> {
  return store.write((tx) => tx.chats.of('telegram', { id, kind: 'group', title }, NOW))
}

export function personIn(store: Store, id: string): Promise<PersonRecord> {
  return store.write((tx) => tx.people.of('telegram', { id, name: id }, NOW))
}

export function answerOf(more: Partial<NewAnswer> = {}): NewAnswer {
  const value = { kind: 'number', amount: '827' } as const
  return { period: APRIL, unit: 'STP', indicator: 'hs_khai_tu', value, typed: '827', at: NOW, ...more }
}
