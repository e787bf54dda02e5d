/** Posts updates to the webhook, one after the other in each chat, each one again and again until it gets a 2xx. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Queued, Webhook } from './updates-queue.ts'

export interface PosterOptions {
  /** Posts go to this origin instead of the webhook's own, so that its URL may be a real one. */
  readonly webhookOrigin?: string
  /** Between attempts; Telegram takes longer. */
  readonly retryMs: number
  /** Told of every attempt; `status` 0: no answer. */
  readonly onPost: (updateId: number, status: number) => void
  /** Told when an attempt begins. */
  readonly onPosting?: (() => void) | undefined
}

export function createPoster(
  { webhookOrigin, retryMs, onPost, onPosting }: PosterOptions,
  onDone: (queued: Queued) => void,
) {
  const lanes = new Map<number, Promise<void>>()
  let halt = new AbortController()

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
      const status = await attempt(queued, webhook, signal)
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
      const before = lanes.get(queued.lane) ?? Promise.resolve()
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
    },
  }
}
