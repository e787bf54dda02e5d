/**
 * Posts updates to the webhook, each one again and again until it gets a 2xx: one after the other in each chat, or side
 * by side; never more at a time than the bot allows, the first that came first.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { Queued, Webhook } from './updates-queue.ts'

export interface PosterOptions {
  /** Posts go to this origin instead of the webhook's own, so that its URL may be a real one. */
  readonly webhookOrigin?: string
  /** Those of one chat do not wait for each other, as was seen under load. */
  readonly sideBySide?: boolean
  /** Between attempts; Telegram takes longer. */
  readonly retryMs: number
  /** Told of every attempt; `status` 0: no answer. */
  readonly onPost: (updateId: number, status: number) => void
  /** Told when an attempt begins. */
  readonly onPosting?: (() => void) | undefined
}

export function createPoster(
  { webhookOrigin, retryMs, onPost, onPosting, sideBySide = false }: PosterOptions,
  onDone: (queued: Queued) => void,
) {
  const lanes = new Map<number, Promise<void>>()
  let halt = new AbortController()
  let open = 0
  let queueing: (() => void)[] = []

  async function connected<T>(most: number, work: () => Promise<T>): Promise<T> {
    if (open >= most) await new Promise<void>((resolve) => queueing.push(resolve))
    else open += 1
    try {
      return await work()
    } finally {
      const next = queueing.shift()
      // The connection goes over to whoever waits.
      if (next) next()
      else open -= 1
    }
  }

  async function attempt({ id, body }: Queued, { url, secret }: Webhook, signal: AbortSignal): Promise<number> {
    const to = webhookOrigin === undefined ? url : new URL(new URL(url).pathname, webhookOrigin)
    const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret }
    try {
      const answering = fetch(to, { method: 'POST', headers, body: JSON.stringify(body), signal })
      onPosting?.()
      const answer = await answering
      await answer.arrayBuffer()
      onPost(id, answer.status)
      return answer.status
    } catch {
      onPost(id, 0)
      return 0
    }
  }

  async function deliver(queued: Queued, webhook: Webhook, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const status = await connected(webhook.connections, () => attempt(queued, webhook, signal))
      if (status >= 200 && status < 300) {
        onDone(queued)
        return
      }
      await wait(retryMs)
    }
  }

  return {
    post(queued: Queued, webhook: Webhook): void {
      const { signal } = halt
      const before = sideBySide ? Promise.resolve() : (lanes.get(queued.lane) ?? Promise.resolve())
      lanes.set(
        queued.lane,
        before.then(() => deliver(queued, webhook, signal)),
      )
    },
    /** Drops what is under way. */
    forget(): void {
      halt.abort()
      halt = new AbortController()
      lanes.clear()
      // Those that waited find themselves called off.
      for (const next of queueing) next()
      open += queueing.length
      queueing = []
    },
  }
}
