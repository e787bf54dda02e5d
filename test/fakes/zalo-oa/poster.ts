/**
 * Posts events to the webhook. The events of one chat set out in order; one that fails goes on by itself, later and
 * later, and does not hold up those behind it. When its last attempt fails, the webhook is taken out of use.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { IDENTITY } from './identity.ts'
import { signatureOf } from './signature.ts'

/** An event on its way; the same bytes at each attempt. */
export interface Delivery {
  readonly id: string
  readonly event: string
  readonly chat: string
  readonly raw: string
}

export interface Post {
  readonly event: string
  readonly id: string
  readonly retry: number
  /** 0: no answer, or too late. */
  readonly status: number
  readonly ms: number
}

export interface PosterOptions {
  readonly identity: typeof IDENTITY
  /** How long to wait before each retry. */
  readonly ladderMs: readonly number[]
  readonly answerMs: number
  readonly onPost: (post: Post) => void
  readonly onPosting?: ((delivery: Delivery) => void) | undefined
  readonly onDone: (delivery: Delivery, well: boolean) => void
}

export function createPoster({ identity, ladderMs, answerMs, onPost, onPosting, onDone }: PosterOptions) {
  const lanes = new Map<string, Promise<void>>()
  const halt = new AbortController()
  let url: string | undefined
  let unregistered = false

  async function send(raw: string, headers: Record<string, string>): Promise<number> {
    if (url === undefined) throw new Error('no webhook is set')
    const signal = AbortSignal.any([halt.signal, AbortSignal.timeout(answerMs)])
    const answer = await fetch(url, { method: 'POST', headers, body: raw, signal, redirect: 'manual' })
    await answer.arrayBuffer()
    return answer.status
  }

  /** Whether the event was taken; undefined when there is nowhere to post it. */
  async function attempt(delivery: Delivery, retry: number): Promise<boolean | undefined> {
    if (url === undefined) return undefined
    const { event, id, raw } = delivery
    const headers = {
      'content-type': 'application/json',
      'X-ZEvent-Signature': signatureOf(identity, raw),
      ...(retry === 0 ? {} : { num_retry: String(retry) }),
    }
    const start = performance.now()
    onPosting?.(delivery)
    // Whatever goes wrong on the way is no answer.
    const status = await send(raw, headers).catch(() => 0)
    if (halt.signal.aborted) return undefined
    onPost({ event, id, retry, status, ms: Math.round(performance.now() - start) })
    return status === 200
  }

  async function retryLater(delivery: Delivery): Promise<void> {
    for (const [step, ms] of ladderMs.entries()) {
      await pause(ms)
      const taken = await attempt(delivery, step + 1)
      if (taken !== false) {
        onDone(delivery, taken === true)
        return
      }
    }
    if (url !== undefined) unregistered = true
    url = undefined
    onDone(delivery, false)
  }

  async function first(delivery: Delivery): Promise<void> {
    const taken = await attempt(delivery, 0)
    if (taken === false) void retryLater(delivery)
    else onDone(delivery, taken === true)
  }

  async function pause(ms: number): Promise<void> {
    await wait(ms, undefined, { signal: halt.signal }).catch((fault: unknown) => {
      if (!halt.signal.aborted) throw fault
    })
  }

  return {
    post(delivery: Delivery): void {
      const before = lanes.get(delivery.chat) ?? Promise.resolve()
      lanes.set(
        delivery.chat,
        before.then(() => first(delivery)),
      )
    },
    /** Any bytes with any headers, once. */
    async postRaw(raw: string, headers: Record<string, string>): Promise<number> {
      return await send(raw, { 'content-type': 'application/json', ...headers })
    },
    setUrl(next: string | undefined): void {
      if (next !== undefined && !/^https:\/\/|^http:\/\/127\.0\.0\.1[:/]/.test(next)) {
        throw new Error('a webhook has an https address')
      }
      url = next
      unregistered = false
    },
    unregistered: () => unregistered,
    close: () => halt.abort(),
  }
}
