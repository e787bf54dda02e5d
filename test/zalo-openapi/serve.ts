/** A small server of one test: each request gets what `answer` says, and is kept. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface Got {
  readonly method: string
  /** With the query. */
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export interface Answered {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as it is if it is a text, else as JSON. */
  readonly body: unknown
}

export interface Served {
  readonly base: string
  readonly got: Got[]
}

export type Answer = (got: Got, response: ServerResponse, nth: number) => Answered | undefined

/** `answer` returns undefined when it has done something to the response itself. */
export async function serve(answer: Answer): Promise<Served> {
  const got: Got[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      const one = { method, url, headers, body: Buffer.concat(parts).toString('utf8') }
      got.push(one)
      const said = answer(one, response, got.length)
      if (!said) return
      response.writeHead(said.status ?? 200, { 'content-type': 'application/json', ...said.headers })
      response.end(typeof said.body === 'string' ? said.body : JSON.stringify(said.body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo // it listens on a port
  return { base: `http://127.0.0.1:${port}`, got }
}

export const ok = (data: unknown): Answered => ({ body: { data, error: 0, message: 'Success' } })
export const no = (error: number): Answered => ({ body: { error, message: 'words of Zalo that may repeat a person' } })
