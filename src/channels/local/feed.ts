/**
 * Server-Sent Events to every open trial page. The channel publishes; the route `/trial/events` subscribes.
 * Nothing is replayed: a page that connects again reads the history anew.
 */
import type { ServerResponse } from 'node:http'
import type { Bubble } from './bubbles.ts'

export type LiveEvent =
  /** A new message, or an edited one: the page already shows its id. */
  | { readonly type: 'bubble'; readonly bubble: Bubble }
  | { readonly type: 'tap-answer'; readonly tap: string; readonly text?: string; readonly alert: boolean }
  | { readonly type: 'cleared' }

/** A page that reads nothing (a sleeping laptop) is cut off at this many unsent bytes; it connects again by itself. */
const BACKLOG = 1_000_000
/** Shorter than the minute after which proxies and browsers give up on a silent connection. */
const HEARTBEAT_MS = 20_000

export interface Feed {
  publish(event: LiveEvent): void
  /** Answers a request with the stream; resolves never, the stream ends with `close` or the page's leaving. */
  subscribe(response: ServerResponse): void
  readonly listeners: number
  close(): void
}

export function createFeed(): Feed {
  const open = new Set<ServerResponse>()
  const heartbeat = setInterval(() => writeAll(':\n\n'), HEARTBEAT_MS)
  heartbeat.unref()

  function writeAll(chunk: string): void {
    for (const response of open) {
      if (response.writableLength > BACKLOG) response.destroy()
      else response.write(chunk)
    }
  }

  return {
    publish(event) {
      writeAll(`data: ${JSON.stringify(event)}\n\n`)
    },
    subscribe(response) {
      response.on('close', () => open.delete(response))
      response.on('error', () => open.delete(response))
      response.write('retry: 1000\n\n')
      open.add(response)
    },
    get listeners() {
      return open.size
    },
    close() {
      clearInterval(heartbeat)
      for (const response of open) response.end()
      open.clear()
    },
  }
}
