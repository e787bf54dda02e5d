/**
 * Receives by webhook, which a person registers in Zalo's console: an event is taken only with its signature, and
 * answered with 200 only once it is stored. What is not known is answered with 200 too, or Zalo would give us up.
 */
import { eventOf, verify, type ZaloEvent } from '../../zalo-openapi/index.ts'
import type { HttpAnswer, HttpRequest, Inbox } from '../channel.ts'
import type { Account } from './account.ts'
import { type NameOf, namedInbound, toInbound } from './inbound.ts'
import type { ZaloOaOptions } from './options.ts'

export interface Receiver {
  readonly open: (inbox: Inbox) => void
  /** Resolves when what came is stored. */
  readonly close: () => Promise<void>
  readonly post: (request: HttpRequest) => Promise<HttpAnswer>
  /** Zalo has told the name of somebody, or of a group. */
  readonly named: (personId: string, chatId: string) => Promise<void>
}

export interface ReceiverParts {
  readonly account: () => Account
  readonly nameOf: NameOf
  /** Told of every message that was taken. */
  readonly onHeard: (personId: string, chatId: string) => void
  /** Somebody asks to be forgotten. */
  readonly onWithdrawn: (personId: string) => void
}

const REFUSED = { 'no-signature': 401, 'bad-signature': 403, 'other-app': 403, stale: 403, 'bad-body': 400 } as const

export function createReceiver(options: ZaloOaOptions, parts: ReceiverParts): Receiver {
  const { appId, oaSecretKey, now, log, onTrouble } = options
  const underWay = new Set<Promise<unknown>>()
  let inbox: Inbox | undefined

  async function take(event: ZaloEvent, to: Inbox): Promise<HttpAnswer> {
    try {
      const inbound = toInbound(event, parts.account(), parts.nameOf, now())
      if (inbound?.type === 'withdrawn') parts.onWithdrawn(inbound.from.id)
      if (inbound) await to(inbound)
      if (event.type === 'message' && inbound) parts.onHeard(inbound.from.id, inbound.chat.id)
      if (event.type === 'permission-revoked') onTrouble({ kind: 'revoked' })
      return { status: 200 }
    } catch (fault) {
      log.error({ err: fault, event: event.name }, 'an event could not be stored')
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
    async named(personId, chatId) {
      await inbox?.(namedInbound(personId, chatId, parts.nameOf, now()))
    },
    async post(request) {
      const verdict = verify(request, { appId, secretKey: oaSecretKey.reveal() }, now())
      if (!verdict.ok) {
        log.warn({ reason: verdict.reason }, 'an event was refused')
        return { status: REFUSED[verdict.reason] }
      }
      // Not started, or about to end: it will be delivered again.
      if (!inbox) return { status: 503 }
      const taking = take(eventOf(verdict.body), inbox)
      underWay.add(taking)
      return await taking.finally(() => underWay.delete(taking))
    },
  }
}
