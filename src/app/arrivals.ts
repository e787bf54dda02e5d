/**
 * What has arrived in each chat and is not yet handled, in order; the parts of one long text are taken out together.
 * Only the chat of a text that may go on waits for the rest of it.
 */
import type { Inbound } from '../channels/channel.ts'
import { goesOn, joined, mayGoOn } from '../core/long-text.ts'
import type { After } from './delivery/ticker.ts'

export interface Arrival {
  /** Of its row in the inbox. */
  readonly id: number
  readonly inbound: Inbound
  /** Of an earlier run, or set aside before: how often it was begun alone and the program died. */
  readonly deaths?: number
  /** It was set aside, and the chat went on without it. */
  readonly isRetried?: true
}

/** What is handled as one message. */
export interface Together {
  readonly parts: readonly [Arrival, ...Arrival[]]
  readonly inbound: Inbound
  /** What it belongs to has been handled already, so that nobody knows what it answers. */
  readonly isStraggler: boolean
}

type Text = Inbound & { readonly type: 'text' }

/** From one part to the next, which comes at once or not at all. */
const PATIENCE_MS = 2000
/** UTF-16 units; whoever sends more is told that it is too long. */
const MOST = 200_000

export class Arrivals {
  readonly #queues = new Map<string, Arrival[]>()
  readonly #wakers = new Map<string, () => void>()
  /** The last long text of each person, which may have more parts to come. */
  readonly #long = new Map<string, Text>()
  readonly #after: After
  #closed = false

  constructor(after: After) {
    this.#after = after
  }

  put(chat: string, arrival: Arrival): void {
    const queue = this.#queues.get(chat)
    if (queue) queue.push(arrival)
    else this.#queues.set(chat, [arrival])
    this.#wakers.get(chat)?.()
  }

  /** How many messages of the chat are not yet begun. */
  waiting(chat: string): number {
    return this.#queues.get(chat)?.length ?? 0
  }

  /** The next message of the chat, with its other parts; undefined if it was part of one, or is left to the next run. */
  async next(chat: string): Promise<Together | undefined> {
    const first = this.#queues.get(chat)?.shift()
    if (!first) return undefined
    const parts: [Arrival, ...Arrival[]] = [first]
    let text = textIn(first)
    const isStraggler = this.#isStraggler(chat, first.inbound) || first.isRetried === true
    for (let whole = 0; text && mayGoOn(text) && whole < MOST; ) {
      whole += text.text.length
      const more = await this.#following(chat, text)
      // The rest comes to the next run, which finds this part in the inbox.
      if (!more && this.#closed && !this.#hasMore(chat, text)) return undefined
      if (!more) break
      parts.push(more)
      text = textIn(more)
    }
    if (this.#queues.get(chat)?.length === 0) this.#queues.delete(chat)
    if (text && mayGoOn(text)) this.#long.set(whose(chat, text), text)
    return { parts, inbound: together(parts), isStraggler }
  }

  /** Nobody waits for more. */
  close(): void {
    this.#closed = true
    for (const wake of this.#wakers.values()) wake()
  }

  #isStraggler(chat: string, inbound: Inbound): boolean {
    const key = whose(chat, inbound)
    const before = this.#long.get(key)
    if (!before || inbound.type !== 'text') return false
    this.#long.delete(key)
    return goesOn(before, inbound)
  }

  /** The part behind `text`, if the next that its writer does is one. */
  async #following(chat: string, text: Text): Promise<Arrival | undefined> {
    if (!this.#hasMore(chat, text) && !this.#closed) await this.#moreOf(chat, text)
    const queue = this.#queues.get(chat) ?? []
    const index = queue.findIndex((one) => isOf(one, text))
    const next = queue[index] && textIn(queue[index])
    if (!next || !goesOn(text, next)) return undefined
    return queue.splice(index, 1)[0]
  }

  #hasMore(chat: string, text: Text): boolean {
    return this.#queues.get(chat)?.some((one) => isOf(one, text)) === true
  }

  #moreOf(chat: string, text: Text): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        cancel()
        this.#wakers.delete(chat)
        resolve()
      }
      const cancel = this.#after(PATIENCE_MS, end)
      this.#wakers.set(chat, () => {
        if (this.#closed || this.#hasMore(chat, text)) end()
      })
    })
  }
}

function whose(chat: string, { from }: Inbound): string {
  return `${chat} ${from.id}`
}

function isOf({ inbound }: Arrival, { from }: Text): boolean {
  return inbound.from.id === from.id && inbound.type !== 'named'
}

/** What may be a part: a text that was not changed. */
function textIn({ inbound }: Arrival): Text | undefined {
  return inbound.type === 'text' && !inbound.edited && !inbound.beside ? inbound : undefined
}

function together(parts: readonly [Arrival, ...Arrival[]]): Inbound {
  const [{ inbound }] = parts
  const texts = parts.flatMap((part) => textIn(part) ?? [])
  if (inbound.type !== 'text' || texts.length < 2) return inbound
  const order = texts.at(-1)?.order
  return { ...inbound, text: joined(texts.map((one) => one.text)), ...(order !== undefined && { order }) }
}
