// The program dies between sending and marking: one message at most goes out twice, and the log says which.
import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { openPostOffice, words } from './post-office.ts'

const CHATS = 4
const EACH = 3

describe('a program that dies', () => {
  it.each(Array.from({ length: CHATS * EACH }, (_, i) => i + 1))(
    'after message %i was sent and before that was marked',
    async (nth) => {
      const office = await openPostOffice()
      const { clock, fake, store, log } = office
      const groups = Array.from({ length: CHATS }, (_, i) => fake.group(`G${i}`))
      const rows = []
      for (const [i, group] of groups.entries()) {
        const chatId = await office.chat(group)
        rows.push(
          ...(await office.enqueue(
            chatId,
            Array.from({ length: EACH }, (_, k) => words(`tin ${i}.${k}`)),
          )),
        )
      }
      let dead = false
      const grave = () => new Promise<never>(() => undefined)
      const dying: Store = { ...store, write: (work) => (dead ? grave() : store.write(work)) }
      const victim = office.deliverer(
        {},
        {
          store: dying,
          send: async (_, send) => {
            if (dead) return grave()
            const sent = await send()
            if (fake.calls.length === nth) dead = true
            return sent
          },
        },
      )
      victim.push(rows)
      await clock.run()
      expect(fake.calls).toHaveLength(nth)

      log.length = 0
      const next = office.deliverer()
      await next.resume()
      await clock.run()
      await next.idle()
      const all = groups.flatMap((group) => office.said(group))
      const repeated = all.filter((text, i) => all.indexOf(text) !== i)
      expect(new Set(all).size).toBe(CHATS * EACH)
      expect(repeated).toHaveLength(1)
      const named = log.filter((l) => l.message === 'may go out a second time')
      const outbox = rows.find((row) => JSON.stringify(row.payload).includes(`"${repeated[0] ?? ''}"`))
      expect(named).toMatchObject([{ fields: { outbox: outbox?.id, chat: outbox?.chatId, type: 'message' } }])
      expect(JSON.stringify(named)).not.toContain(repeated[0])
      expect(await store.outbox.counts()).toEqual({ waiting: 0, failed: 0 })
    },
  )
})
