/**
 * Receiving by webhook: a request is taken only with the secret that setWebhook gave to Telegram, and answered only
 * once its update is stored; with any other answer than 200 Telegram delivers again.
 */
import { z } from 'zod'
import type { HttpAnswer, HttpRequest } from '../channel.ts'
import { isSameSecret } from '../same-secret.ts'
import type { Update } from './intake.ts'

const HEADER = 'x-telegram-bot-api-secret-token'

const shape = z.looseObject({ update_id: z.int() })

export function refusal({ headers }: HttpRequest, secret: string): HttpAnswer | undefined {
  const given = headers[HEADER]
  if (given === undefined) return { status: 401 }
  return typeof given === 'string' && isSameSecret(given, secret) ? undefined : { status: 403 }
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
