// Ten thousand chats are reminded while people answer: within Telegram's limits, in the time that these allow.
import { mkdirSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Queued } from '../../../src/app/delivery/attempt.ts'
import { seeded } from '../../e2e/served.ts'
import { openPostOffice, type PostOffice, words } from './post-office.ts'

const CHATS = 10_000
const PRIVATE_EVERY = 10
const ANSWERS_PER_SECOND = 2
const LIMITS = { allPerSecond: 30, groupPerMinute: 20, perChat: { most: 3, seconds: 3 } }

interface Made {
  /** Ids of the fake, groups mostly. */
  readonly chats: readonly string[]
  readonly rows: readonly Queued[]
  readonly ids: readonly number[]
}

/** In a few transactions: making them is not what is tested. */
async function remind({ fake, acquaintance, store, clock }: PostOffice): Promise<Made> {
  const chats = Array.from({ length: CHATS }, (_, i) =>
    i % PRIVATE_EVERY === 0 ? acquaintance(`P${i}`) : i % 2 === 0 ? fake.group(`G${i}`) : fake.supergroup(`S${i}`),
  )
  const rows: Queued[] = []
  const ids: number[] = []
  await store.write(async (tx) => {
    for (const [i, id] of chats.entries()) {
      const kind = i % PRIVATE_EVERY === 0 ? 'private' : 'group'
      const chat = await tx.chats.of('telegram', { id, kind, title: `C${i}` }, clock.date())
      const payload = words(`Nhắc ${i}`)
      const row = { chatId: chat.id, payload, createdAt: clock.date(), urgency: 'bulk' } as const
      rows.push({ id: await tx.outbox.enqueue(row), chatId: chat.id, payload, urgency: 'bulk' })
      ids.push(chat.id)
    }
  })
  return { chats, rows, ids }
}

describe('ten thousand reminders', () => {
  it('go out in the time that the limits allow, earn no 429, and let nobody wait', { timeout: 300_000 }, async () => {
    const begun = performance.now()
    const office = await openPostOffice({ rates: LIMITS })
    const { clock, fake, enqueue, chat } = office
    const { rows, ids } = await remind(office)
    const others: number[] = []
    for (let i = 0; i < 200; i++) others.push(await chat(office.acquaintance(`O${i}`), 'private'))

    const deliverer = office.deliverer()
    const start = clock.now
    const waits: number[] = []
    const random = seeded(7)
    const over = { bulk: false }
    // Each answer brings two messages: a line that closes the card, and the next card.
    const answer = async (n: number): Promise<void> => {
      const chatId = (n % 2 === 0 ? others[(n / 2) % others.length] : ids[Math.floor(random() * ids.length)]) ?? 0
      const asked = clock.now
      const queued = await enqueue(chatId, [words(`Ghi ${n}`), words(`Câu ${n}`)])
      const last = queued.at(-1)?.id ?? 0
      waiting.set(last, asked)
      deliverer.push(queued)
    }
    const waiting = new Map<number, number>()
    const schedule = (n: number): void => {
      clock.after(-Math.log(1 - random()) * (1000 / ANSWERS_PER_SECOND), () => {
        if (over.bulk) return
        void clock.during(answer(n))
        schedule(n + 1)
      })
    }
    const heard = (): void => {
      for (const call of fake.calls.slice(seen)) {
        const text = String(call.params['text'])
        if (text.startsWith('Nhắc')) left -= 1
      }
      seen = fake.calls.length
    }
    let seen = fake.calls.length
    let left = CHATS
    const isSent = async (): Promise<void> => {
      for (const [id, asked] of waiting) {
        const message = await office.store.outbox.messageOf(id)
        if (!message?.messageId) continue
        waits.push(clock.now - asked)
        waiting.delete(id)
      }
    }
    deliverer.push(rows)
    schedule(0)
    let calls = 0
    const done = (): boolean => {
      heard()
      if (fake.calls.length !== calls) {
        calls = fake.calls.length
        void clock.during(isSent())
      }
      return left === 0
    }
    await clock.run({ done })
    over.bulk = true
    const took = (clock.now - start) / 1000
    const sent = fake.calls.length
    await clock.run()
    await isSent()

    const allowed = sent / LIMITS.allPerSecond
    const sorted = waits.sort((a, b) => a - b)
    const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? NaN
    const found = {
      chats: CHATS,
      answers: waits.length,
      messages: sent,
      seconds: took,
      secondsAllowed: Math.round(allowed * 10) / 10,
      share: Math.round((took / allowed) * 1000) / 1000,
      refused: fake.calls.filter((c) => c.refused).length,
      echoMs: { p50: at(0.5), p99: at(0.99), most: at(1) },
      realSeconds: Math.round((performance.now() - begun) / 100) / 10,
    }
    mkdirSync('reports', { recursive: true })
    writeFileSync('reports/delivery-10000-chats.json', `${JSON.stringify(found, null, 2)}\n`)
    expect(found.refused).toBe(0)
    expect(found.share).toBeLessThan(1.05)
    expect(found.answers).toBeGreaterThan(500)
    expect(found.echoMs.p99).toBeLessThan(1000)
    expect(await office.store.outbox.counts()).toEqual({ waiting: 0, failed: 0 })
    expect(fake.violations).toEqual([])
  })
})
