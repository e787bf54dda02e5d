/** A platform that refuses everything and repeats in its words what was sent to it: the address, the headers, the body. */
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** Stands in all that it says. */
export const MARK = 'repeated-by-the-platform'

export interface Repeating {
  readonly url: string
  readonly close: () => Promise<void>
}

export interface Refusal {
  readonly status: number
  readonly body: object
}

/** `refuse`: its refusal in these words; undefined for a request that somebody else answers, at `elsewhere`. */
export async function startRepeating(
  refuse: (words: string, method: string) => Refusal | undefined,
  elsewhere = '',
): Promise<Repeating> {
  const server = createServer((request, response) => {
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    answer(request, gone.signal).then(
      ({ status, body }) => response.writeHead(status, { 'content-type': 'application/json' }).end(body),
      () => response.destroy(),
    )
  })
  async function answer(request: IncomingMessage, signal: AbortSignal): Promise<{ status: number; body: string }> {
    const { url = '', method = 'GET', headers } = request
    const body = await text(request)
    const words = `${MARK} ${url} ${headers['access_token']?.toString() ?? ''} ${readable(body)}`
    const refusal = refuse(words, url.split('?')[0]?.split('/').at(-1) ?? '')
    if (refusal) return { status: refusal.status, body: JSON.stringify(refusal.body) }
    const type = headers['content-type'] ?? 'application/json'
    const asked = await fetch(elsewhere + url, { method, headers: { 'content-type': type }, body, signal })
    return { status: asked.status, body: await asked.text() }
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a string only for a pipe
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** As a platform would quote it: not as JSON within JSON. */
function readable(body: string): string {
  try {
    const values: unknown = JSON.parse(body)
    return typeof values === 'object' && values !== null ? Object.values(values).map(String).join(' ') : body
  } catch {
    return body
  }
}
