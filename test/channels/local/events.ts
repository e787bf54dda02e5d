/** Reads the live events of a trial page as they come. */
import type { LiveEvent } from '../../../src/channels/local/feed.ts'
import type { Trial } from './trial.ts'

export interface Events {
  next(): Promise<LiveEvent>
  /** Resolves when the server has ended the stream. */
  ended(): Promise<void>
  stop(): void
}

export async function listenTo({ url, opened }: Pick<Trial, 'url' | 'opened'>): Promise<Events> {
  const abort = new AbortController()
  const response = await fetch(`${url}/trial/events`, { signal: abort.signal, headers: opened })
  if (!response.ok || !response.body) throw new Error(`no events: ${response.status}`)
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  return {
    async next() {
      for (;;) {
        const found = /data: (.*)\n\n/.exec(rest)
        if (found) {
          rest = rest.slice(found.index + found[0].length)
          return JSON.parse(found[1] ?? '') as LiveEvent // what the server of this test has just written
        }
        const { value, done } = await reader.read()
        if (done) throw new Error('the stream ended')
        rest += value
      }
    },
    async ended() {
      while (!(await reader.read()).done);
    },
    stop: () => abort.abort(),
  }
}
