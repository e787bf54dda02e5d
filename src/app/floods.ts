/**
 * Refuses what is written faster than people can (`core/flood.ts`), and tells the writers afterwards how much was not
 * taken. That there is a flood is written down before the first refused message may be acknowledged, so that it is told
 * also by a program that was started anew meanwhile.
 */
import type { Inbound } from '../channels/channel.ts'
import { parseCommand } from '../core/command.ts'
import { FloodLimit, type Written } from '../core/flood.ts'
import type { FloodRecord, Tx } from '../store/store.ts'
import type { App } from './app.ts'
import type { Deliverer } from './delivery/deliver.ts'
import type { After } from './delivery/ticker.ts'
import { tellRefused } from './tell-refused.ts'

/** Who came, went or wants to be forgotten is never one too many; nobody does so by typing. */
const ALWAYS_TAKEN: ReadonlySet<Inbound['type']> = new Set(['joined', 'left', 'named', 'withdrawn', 'moved'])
/** How often is looked whether a flood goes on, and what it has come to is written down. */
const LOOK_MS = 1000
/** It is over when so many looks in a row have seen nothing new. */
const QUIET_LOOKS = 5

/** Of one person in one chat. */
interface Writer {
  /** Resolves with the ids of the row once there is one. */
  readonly begun: Promise<Pick<FloodRecord, 'chatId' | 'personId'>>
  /** Refused, and not yet counted in the row. */
  refused: number
}

/** In one chat. */
interface Flood {
  readonly writers: Map<string, Writer>
  /** An earlier run began it, and died before all was counted. */
  readonly isLeft: boolean
  /** Something was refused since the last look. */
  isOn: boolean
  quietLooks: number
  callOff: () => void
}

export class Floods {
  readonly #app: App
  readonly #deliverer: Deliverer
  readonly #after: After
  readonly #limit = new FloodLimit()
  /** By chat. */
  readonly #floods = new Map<string, Flood>()
  readonly #ends = new Set<Promise<void>>()
  #isStopped = false

  constructor(app: App, deliverer: Deliverer, after: After) {
    this.#app = app
    this.#deliverer = deliverer
    this.#after = after
  }

  /**
   * Undefined: the message is to be taken. Else it is not, and may be acknowledged once this resolves. `waiting`: how
   * many messages of its chat are not yet begun.
   */
  refuse(inbound: Inbound, waiting: number): Promise<void> | undefined {
    if (ALWAYS_TAKEN.has(inbound.type)) return undefined
    const written = writtenOf(inbound)
    const decision = this.#limit.decide(written, this.#app.now().getTime(), waiting)
    if (decision === 'taken') return undefined
    if (isMissedByNobody(inbound)) return Promise.resolve()
    return decision === 'refused' ? this.#count(inbound, written) : this.#counted(written)
  }

  /** Takes up what an earlier run has not told the end of. */
  async resume(): Promise<void> {
    const { chats, people, floods } = this.#app.store
    for (const { chatId, personId } of await floods.list()) {
      const [chat, person] = [await chats.byId(chatId), await people.byId(personId)]
      if (!chat || !person) continue
      const flood = this.#open(`${chat.channel} ${chat.externalId}`, true)
      const begun = Promise.resolve({ chatId, personId })
      flood.writers.set(`${person.channel} ${person.externalId}`, { begun, refused: 0 })
    }
  }

  /** Tells the end of all. */
  async stop(): Promise<void> {
    this.#isStopped = true
    for (const [chat, flood] of this.#floods) this.#end(chat, flood)
    await Promise.all(this.#ends)
  }

  async #count(inbound: Inbound, { id, chat, person }: Written): Promise<void> {
    const flood = this.#floods.get(chat) ?? this.#open(chat, false)
    flood.isOn = true
    const known = flood.writers.get(person)
    const writer = known ?? { begun: this.#begin(inbound), refused: 0 }
    if (known) known.refused += 1
    else flood.writers.set(person, writer)
    try {
      await writer.begun
    } catch (fault) {
      // Not acknowledged, it is delivered again.
      flood.writers.delete(person)
      this.#limit.takeBack(id)
      throw fault
    }
  }

  async #counted({ chat, person }: Written): Promise<void> {
    await this.#floods.get(chat)?.writers.get(person)?.begun
  }

  #begin({ channel, chat: ref, from }: Inbound): Writer['begun'] {
    const { store, now, log } = this.#app
    return store.write(async (tx) => {
      const { id: chatId } = await tx.chats.of(channel, ref, now())
      const { id: personId } = await tx.people.of(channel, from, now())
      await tx.floods.begin(chatId, personId)
      log.warn({ channel, chat: chatId }, 'more messages than a person can write: the rest is not taken')
      return { chatId, personId }
    })
  }

  #open(chat: string, isLeft: boolean): Flood {
    const known = this.#floods.get(chat)
    if (known) return known
    const flood: Flood = { writers: new Map(), isLeft, isOn: true, quietLooks: 0, callOff: () => undefined }
    this.#floods.set(chat, flood)
    this.#lookLater(chat, flood)
    return flood
  }

  #lookLater(chat: string, flood: Flood): void {
    flood.callOff = this.#after(LOOK_MS, () => {
      flood.quietLooks = flood.isOn ? 0 : flood.quietLooks + 1
      if (flood.isOn) void this.#writeDown(flood)
      flood.isOn = false
      if (flood.quietLooks < QUIET_LOOKS) this.#lookLater(chat, flood)
      else this.#end(chat, flood)
    })
  }

  /** Never rejects. */
  async #writeDown(flood: Flood): Promise<void> {
    const counted = await countedIn(flood)
    try {
      await this.#app.store.write((tx) => add(tx, counted))
    } catch (fault) {
      this.#app.log.error({ err: fault }, 'refused messages could not be counted; it is tried again')
      for (const { writer, record } of counted) writer.refused += record.refused
    }
  }

  #end(chat: string, flood: Flood): void {
    flood.callOff()
    const ending = this.#tellEnd(chat, flood).finally(() => this.#ends.delete(ending))
    this.#ends.add(ending)
  }

  /** Never rejects. */
  async #tellEnd(chat: string, flood: Flood): Promise<void> {
    const counted = await countedIn(flood)
    this.#floods.delete(chat)
    this.#limit.over(chat, [...flood.writers.keys()])
    const [first] = counted
    if (!first) return
    try {
      const queued = await this.#app.store.write(async (tx) => {
        await add(tx, counted)
        return tellRefused(this.#app, tx, first.record.chatId, flood.isLeft)
      })
      this.#deliverer.push(queued)
    } catch (fault) {
      this.#app.log.error({ err: fault }, 'how much was refused could not be told; it is tried again')
      if (!this.#isStopped) this.#goOn(chat, flood, counted)
    }
  }

  #goOn(chat: string, { isLeft }: Flood, counted: readonly Counted[]): void {
    const { writers } = this.#open(chat, isLeft)
    for (const { person, writer, record } of counted) {
      const own = writers.get(person) ?? { begun: writer.begun, refused: 0 }
      own.refused += record.refused
      writers.set(person, own)
    }
  }
}

interface Counted {
  readonly person: string
  readonly writer: Writer
  readonly record: FloodRecord
}

/** What is not in the rows yet; from now on it is the caller's to count. */
async function countedIn({ writers }: Flood): Promise<Counted[]> {
  const all = [...writers]
  const begun = await Promise.allSettled(all.map(([, writer]) => writer.begun))
  return all.flatMap(([person, writer], i) => {
    const ids = begun[i]
    if (ids?.status !== 'fulfilled') return []
    const { refused } = writer
    writer.refused = 0
    return [{ person, writer, record: { ...ids.value, refused } }]
  })
}

async function add(tx: Tx, counted: readonly Counted[]): Promise<void> {
  for (const { record } of counted) {
    // Its chat may have moved since.
    const chat = await tx.chats.byId(record.chatId)
    if (chat && record.refused > 0) await tx.floods.add({ ...record, chatId: chat.id })
  }
}

/** A picture in a group that was not for the program is kept and answered no more than any other there. */
function isMissedByNobody(inbound: Inbound): boolean {
  return (
    inbound.type === 'other' && inbound.chat.kind === 'group' && !inbound.addressed && inbound.replyTo === undefined
  )
}

function writtenOf(inbound: Inbound): Written {
  const { channel, externalId, chat, from, at } = inbound
  const command = inbound.type === 'text' && !inbound.edited ? parseCommand(inbound.text) : undefined
  return {
    id: `${channel} ${externalId}`,
    person: `${channel} ${from.id}`,
    chat: `${channel} ${chat.id}`,
    isCommand: command !== undefined && 'name' in command,
    at: Date.parse(at),
  }
}
