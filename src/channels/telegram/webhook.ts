/**
 * Receiving by webhook: a request is taken only with the secret that setWebhook gave to Telegram, and answered only
 * once its update is stored; with any other answer than 200 Telegram delivers again.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { HttpAnswer, HttpRequest } from '../channel.ts'
import type { Update } from './intake.ts'

const HEADER = 'x-telegram-bot-api-secret-token'

const shape = z.looseObject({ update_id: z.int() })

export function refusal({ headers }: HttpRequest, secret: string): HttpAnswer | undefined {
  const given = headers[HEADER]
  if (given === undefined) return { status: 401 }
  return typeof given === 'string' && same(given, secret) ? undefined : { status: 403 }
}

/** Hashed first: the comparison wants equal lengths and must not tell the length of the secret. */
function same(a: string, b: string): boolean {
  const [x, y] = [a, b].map((text) => createHash('sha256').update(text).digest())
  return x !== undefined && y !== undefined && timingSafeEqual(x, y)
}

/** Undefined for a body that is no update. */
export function updateIn(body: Uint8Array): Update | undefined {
  try {
    return shape.safeParse(JSON.parse(Buffer.from(body).toString('utf8'))).data
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined
    throw fault
  }
}
