/**
 * Posts events to the webhook, one after the other in each chat, each one again and again until it gets a 200.
 * Whether and how often Zalo tries again is not documented: nothing may depend on how often this does.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { Delivery, Webhook } from './deliveries.ts'

export interface PosterOptions {
  /** Posts go to this origin instead of the webhook's own, so that its URL may be a real one. */
  readonly webhookOrigin?: string
  /** Between attempts. */
  readonly retryMs: number
  /** Without the envelope `{ok, result}`, as some real deliveries are. */
  readonly flat: boolean
  /** Told of every attempt; `status` 0: no answer. */
  readonly onPost: (messageId: string, status: number) => void
}

export function createPoster(
  { webhookOrigin, retryMs, flat, onPost }: PosterOptions,
  onDone: (delivery: Delivery) => void,
) {
  const lanes = new Map<string, Promise<void>>()
  let halt = new AbortController()

  async function attempt({ id, result }: Delivery, { url, secret }: Webhook, signal: AbortSignal): Promise<number> {
    const to = webhookOrigin === undefined ? url : new URL(new URL(url).pathname, webhookOrigin)
    const headers = { 'content-type': 'application/json', 'X-Bot-Api-Secret-Token': secret }
    const body = JSON.stringify(flat ? result : { ok: true, result })
    try {
      const answer = await fetch(to, { method: 'POST', headers, body, signal, redirect: 'manual' })
      await answer.arrayBuffer()
      onPost(id, answer.status)
      return answer.status
    } catch {
      // Whatever goes wrong on the way is no answer.
      onPost(id, 0)
      return 0
    }
  }

  async function deliver(delivery: Delivery, webhook: Webhook, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if ((await attempt(delivery, webhook, signal)) === 200) {
        onDone(delivery)
        return
      }
      await wait(retryMs)
    }
  }

  return {
    post(delivery: Delivery, webhook: Webhook): void {
      const { signal } = halt
      const before = lanes.get(delivery.chat) ?? Promise.resolve()
      lanes.set(
        delivery.chat,
        before.then(() => deliver(delivery, webhook, signal)),
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
