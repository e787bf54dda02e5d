/** What the bot may ask for. Each method gets parameters that its shape has passed, and applies further rules. */
import type { z } from 'zod'
import type { Deliveries } from './deliveries.ts'
import type { Quota } from './quota.ts'
import { type MethodName, type Params, shapes } from './schema.ts'
import { breach, type Json, Refused } from './wire.ts'
import type { World } from './world.ts'

export interface MethodContext {
  readonly world: World
  readonly deliveries: Deliveries
  readonly quota: Quota
  readonly now: () => number
  readonly me: { readonly id: string; readonly accountName: string }
  /** Webhooks are posted to a loopback origin of the test's. */
  readonly loopback: boolean
}

type Methods = {
  readonly [M in MethodName]: (context: MethodContext, params: Params<M>, signal: AbortSignal) => unknown
}

const DEFAULT_TIMEOUT_S = 30

const methods: Methods = {
  getMe: ({ me }) => ({
    id: me.id,
    account_name: me.accountName,
    account_type: 'BASIC',
    can_join_groups: true,
  }),

  getUpdates: ({ deliveries }, { timeout }, signal) =>
    deliveries.poll(timeout === undefined ? DEFAULT_TIMEOUT_S : Number(timeout), signal),

  setWebhook({ deliveries, now, loopback }, { url, secret_token }) {
    if (!isPublic(url) && !(loopback && isLoopback(url))) throw breach('url must be a public https address')
    deliveries.setWebhook({ url, secret: secret_token })
    return { url, updated_at: now() }
  },

  deleteWebhook({ deliveries, now }) {
    deliveries.setWebhook(undefined)
    return { url: '', updated_at: now() }
  },

  getWebhookInfo: ({ deliveries, now }) => ({ url: deliveries.webhook()?.url ?? '', updated_at: now() }),

  sendMessage({ world, quota }, { chat_id, text }) {
    const chat = world.chatFor(chat_id)
    quota.spend()
    const { id, date } = world.addMessage(chat, { from: 'bot', text })
    return { message_id: id, date }
  },

  sendChatAction({ world }, { chat_id }) {
    world.chatFor(chat_id)
    return undefined
  },
}

/** The answer's `result`; throws what is to be refused. */
export async function run(context: MethodContext, method: string, params: Json, signal: AbortSignal): Promise<unknown> {
  if (!isMethod(method)) throw new Refused(404, 'Method not found', true)
  return await runKnown(context, method, params, signal)
}

async function runKnown<M extends MethodName>(
  context: MethodContext,
  method: M,
  params: Json,
  signal: AbortSignal,
): Promise<unknown> {
  const shape: z.ZodType = shapes[method]
  const read = shape.safeParse(params)
  if (!read.success) throw breach(read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; '))
  return await methods[method](context, read.data as Params<M>, signal) // by the shape of this very method
}

function isMethod(method: string): method is MethodName {
  return Object.hasOwn(shapes, method)
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
