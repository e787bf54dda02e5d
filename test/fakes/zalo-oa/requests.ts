/** Reads a request as the OpenAPI does; parameters have one documented place for each call. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Place } from './call.ts'
import { breach, type Uploaded } from './wire.ts'

export interface Read {
  readonly params: unknown
  readonly file?: Uploaded
}

export async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer) // no encoding is set, so these are buffers
  return Buffer.concat(chunks)
}

export async function readParams(
  takes: Place,
  query: URLSearchParams,
  headers: IncomingHttpHeaders,
  body: Buffer,
): Promise<Read> {
  const type = headers['content-type'] ?? ''
  if (takes === 'data' || takes === 'query') {
    if (body.length > 0) throw breach(-201, 'request is invalid!', 'a GET has no body')
    const plain = plainIn(query)
    return { params: takes === 'query' ? plain : dataIn(plain) }
  }
  if (query.size > 0) throw breach(-201, 'request is invalid!', 'nothing belongs into the address of a POST')
  if (takes === 'file') return await formIn(type, body)
  if (!type.startsWith('application/json')) throw breach(-201, 'request is invalid!', 'the body is JSON')
  return { params: parsed(body.toString('utf8')) }
}

function plainIn(query: URLSearchParams): Record<string, string> {
  const plain: Record<string, string> = {}
  for (const [name, value] of query) {
    if (name in plain) throw breach(-201, `${name} is invalid!`, 'it is there twice')
    plain[name] = value
  }
  return plain
}

function dataIn(plain: Record<string, string>): unknown {
  const { data, ...others } = plain
  const names = Object.keys(others)
  if (data === undefined || names.length > 0) {
    throw breach(-201, 'data is invalid!', `one parameter, data, holds everything, and there was ${names.join()}`)
  }
  return parsed(data)
}

async function formIn(type: string, body: Buffer): Promise<Read> {
  if (!type.startsWith('multipart/form-data')) throw breach(-201, 'file is invalid!', 'the body is a form with a file')
  const response = new Response(new Uint8Array(body), { headers: { 'content-type': type } })
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- meant for servers under attack; here it is a reader of forms that nobody here wrote
  const form = await response.formData()
  const entries = [...form.entries()]
  const [first] = entries
  if (entries.length !== 1 || first?.[0] !== 'file' || typeof first[1] === 'string') {
    throw breach(-201, 'file is invalid!', `one field, file, and there was ${entries.map(([name]) => name).join()}`)
  }
  const [, file] = first
  const bytes = new Uint8Array(await file.arrayBuffer())
  return { params: { name: file.name, size: bytes.length }, file: { name: file.name, bytes } }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (fault) {
    if (fault instanceof SyntaxError) throw breach(-201, 'data is invalid!', 'it is no JSON')
    throw fault
  }
}
