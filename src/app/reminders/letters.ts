/** Gathers what one chat is to be reminded of into one message, however many units and steps it is about. */
import type { UnitProgress } from '../../core/progress.ts'
import type { Audience } from '../../core/reminders/plan.ts'
import type { ChatRecord, Tx } from '../../store/store.ts'
import { type About, type Missing, overviewLetter, unitLetter } from '../../text/reminder.ts'
import type { Post } from '../app.ts'

interface Envelope {
  readonly chat: ChatRecord
  readonly overview: boolean
  readonly missing: Map<UnitProgress['unit']['code'], Missing>
  readonly reminders: Set<number>
}

export class Letters {
  readonly #envelopes = new Map<string, Envelope>()

  /** `reminder`: the row that this message carries out. */
  add(chats: readonly ChatRecord[], audience: Audience, missing: Missing, reminder: number): void {
    const overview = audience === 'secretary' || audience === 'leaders'
    for (const chat of chats) {
      const key = `${chat.id} ${String(overview)}`
      const envelope = this.#envelopes.get(key) ?? { chat, overview, missing: new Map(), reminders: new Set() }
      this.#envelopes.set(key, envelope)
      envelope.missing.set(missing.progress.unit.code, missing)
      envelope.reminders.add(reminder)
    }
  }

  async post(tx: Tx, post: Post, about: About): Promise<void> {
    for (const { chat, overview, missing, reminders } of this.#envelopes.values()) {
      const { text, choices } = (overview ? overviewLetter : unitLetter)(about, [...missing.values()])
      const parcel = { type: 'message' as const, text, choices: choices.map((row) => [...row]) }
      const outboxId = await post(chat, parcel, { urgency: 'bulk' })
      for (const id of reminders) await tx.reminders.carry(id, outboxId)
    }
  }
}
