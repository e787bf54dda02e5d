/** Reads a request as Telegram does: parameters as JSON, as a form, or as a form with files. */
import type { IncomingMessage } from 'node:http'
import type { Specification } from './schema.ts'
import { type ApiRequest, breach, type Json, type Uploaded } from './wire.ts'

export async function readRequest(method: string, request: IncomingMessage, spec: Specification): Promise<ApiRequest> {
  const body = await bytesOf(request)
  const type = request.headers['content-type'] ?? ''
  if (body.length === 0) return { method, params: {}, files: new Map() }
  if (type.startsWith('application/json')) return { method, params: jsonIn(body), files: new Map() }
  if (/^multipart\/form-data|^application\/x-www-form-urlencoded/.test(type)) return formIn(method, body, type, spec)
  throw breach(`unknown content type ${type}`)
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer) // no encoding is set, so these are buffers
  return Buffer.concat(chunks)
}

function jsonIn(body: Buffer): Json {
  const read: unknown = parsed(body.toString('utf8'))
  if (typeof read !== 'object' || read === null || Array.isArray(read)) throw breach('the body is no JSON object')
  return { ...read }
}

async function formIn(method: string, body: Buffer, type: string, spec: Specification): Promise<ApiRequest> {
  const params: Json = {}
  const files = new Map<string, Uploaded>()
  const response = new Response(new Uint8Array(body), { headers: { 'content-type': type } })
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- meant for servers under attack; here it is a reader of forms that nobody here wrote
  const form = await response.formData()
  for (const [name, value] of form.entries()) {
    if (typeof value !== 'string') {
      files.set(name, { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) })
      params[name] = `attach://${name}` // where a file may stand, so may the text that names one
    } else if (name !== 'method') {
      // Telegraf writes the method into its forms as well, and Telegram does not mind.
      params[name] = spec.isText(method, name) ? value : (parsed(value) ?? value)
    }
  }
  return { method, params, files }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
