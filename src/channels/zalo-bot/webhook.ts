/**
 * Receiving by webhook: a request is taken only with the secret that setWebhook gave to Zalo, and answered with 200
 * only once its event is stored. `zalo-bot.ts` opens and closes it.
 */
import { z } from 'zod'
import type { HttpAnswer, HttpRequest, Inbound, Inbox } from '../channel.ts'
import { isSameSecret } from '../same-secret.ts'
import type { ZaloBotOptions } from './options.ts'

export interface Webhook {
  readonly open: (inbox: Inbox) => void
  /** Resolves when what came is stored. */
  readonly close: () => Promise<void>
  readonly post: (request: HttpRequest) => Promise<HttpAnswer>
}

const HEADER = 'x-bot-api-secret-token'

export function createWebhook(options: ZaloBotOptions, read: (event: unknown) => Inbound | null): Webhook {
  const { mode, webhookSecret, log } = options
  const underWay = new Set<Promise<unknown>>()
  let inbox: Inbox | undefined

  async function store(event: unknown, to: Inbox): Promise<HttpAnswer> {
    try {
      const inbound = read(event)
      if (inbound) await to(inbound)
      return { status: 200 }
    } catch (fault) {
      log.error({ err: fault }, 'an event could not be stored')
      return { status: 500 }
    }
  }

  return {
    open(to) {
      inbox = to
    },
    async close() {
      inbox = undefined
      await Promise.allSettled(underWay)
    },
    async post(request) {
      const secret = webhookSecret?.reveal()
      if (mode !== 'webhook' || secret === undefined) return { status: 404 }
      const refused = refusal(request, secret)
      if (refused) return refused
      const event = eventIn(request.body)
      if (event === undefined) return { status: 400 }
      if (!inbox) return { status: 503 }
      const storing = store(event, inbox)
      underWay.add(storing)
      return await storing.finally(() => underWay.delete(storing))
    },
  }
}

function refusal({ headers }: HttpRequest, secret: string): HttpAnswer | undefined {
  const given = headers[HEADER]
  if (given === undefined) return { status: 401 }
  return typeof given === 'string' && isSameSecret(given, secret) ? undefined : { status: 403 }
}

const object = z.record(z.string(), z.unknown())

/**
 * Documented with the envelope `{ok, result}`, and seen without. Undefined for a body that is no JSON object; one
 * that is no event either may be Zalo's way to try whether we are there, and is no fault.
 */
function eventIn(body: Uint8Array): unknown {
  const outer = object.safeParse(parsed(body)).data
  return outer && (object.safeParse(outer['result']).data ?? outer)
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'))
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined
    throw fault
  }
}
