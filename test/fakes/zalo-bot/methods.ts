/** What the bot may ask for. Each method gets parameters that its shape has passed, and applies further rules. */
import type { z } from 'zod'
import type { Deliveries } from './deliveries.ts'
import type { Quota } from './quota.ts'
import { checked, shapes } from './schema.ts'
import { breach, type Json } from './wire.ts'
import type { World } from './world.ts'

export interface MethodContext {
  readonly world: World
  readonly deliveries: Deliveries
  readonly quota: Quota
  readonly now: () => number
  readonly me: { readonly id: string; readonly accountName: string }
  /** Webhooks are posted to a loopback origin of the test's. */
  readonly loopback: boolean
  readonly verification?: Json
}

/** Returns the answer's `result`; throws what is to be refused. */
type Method = (context: MethodContext, params: Json, signal: AbortSignal) => unknown

const DEFAULT_TIMEOUT_S = 30

export const methods: Readonly<Record<string, Method>> = {
  getMe: method(shapes.nothing, ({ me }) => ({
    id: me.id,
    account_name: me.accountName,
    account_type: 'BASIC',
    can_join_groups: true,
  })),

  getUpdates: method(shapes.getUpdates, ({ deliveries }, { timeout }, signal) =>
    deliveries.poll(timeout === undefined ? DEFAULT_TIMEOUT_S : Number(timeout), signal),
  ),

  setWebhook: method(shapes.setWebhook, ({ deliveries, now, loopback, verification }, { url, secret_token }) => {
    if (!isPublic(url) && !(loopback && isLoopback(url))) throw breach('url must be a public https address')
    deliveries.setWebhook({ url, secret: secret_token })
    return { url, updated_at: now(), ...(verification && { verification }) }
  }),

  deleteWebhook: method(shapes.nothing, ({ deliveries, now }) => {
    deliveries.setWebhook(undefined)
    return { url: '', updated_at: now() }
  }),

  getWebhookInfo: method(shapes.nothing, ({ deliveries, now }) => ({
    url: deliveries.webhook()?.url ?? '',
    updated_at: now(),
  })),

  sendMessage: method(shapes.sendMessage, ({ world, quota }, { chat_id, text }) => {
    const chat = world.chatFor(chat_id)
    quota.spend()
    const { id, date } = world.addMessage(chat, { from: 'bot', text })
    return { message_id: id, date }
  }),

  sendChatAction: method(shapes.sendChatAction, ({ world }, { chat_id }) => {
    world.chatFor(chat_id)
    return undefined
  }),
}

function method<Shape extends z.ZodType>(
  shape: Shape,
  act: (context: MethodContext, params: z.infer<Shape>, signal: AbortSignal) => unknown,
): Method {
  return (context, params, signal) => act(context, checked(shape, params), signal)
}

const PRIVATE_HOST =
  /^(localhost|.*\.(local|internal)|127\..*|10\..*|192\.168\..*|169\.254\..*|172\.(1[6-9]|2\d|3[01])\..*|0\.0\.0\.0|\[.*\])$/

function isPublic(text: string): boolean {
  const url = URL.parse(text)
  return url?.protocol === 'https:' && url.hostname.includes('.') && !PRIVATE_HOST.test(url.hostname)
}

function isLoopback(text: string): boolean {
  return URL.parse(text)?.hostname === '127.0.0.1'
}
