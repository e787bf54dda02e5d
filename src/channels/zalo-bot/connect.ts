/**
 * The first words with Zalo: who we are, and which way events come. Run at start and again after every failure, so
 * each step may be repeated.
 */
import { z } from 'zod'
import type { Api } from './api.ts'
import { meShape } from './event-shape.ts'
import { ZaloBotFailure } from './failures.ts'
import type { ZaloBotOptions } from './options.ts'

const STEP_MS = 10_000

/** Zalo tries the webhook at once and tells how that went. */
const webhookShape = z.object({
  verification: z.object({ ok: z.boolean(), status_code: z.int().optional().catch(undefined) }),
})

/** `onKnown` is called as soon as Zalo has said what our account is called. */
export async function connect(
  api: Api,
  options: ZaloBotOptions,
  signal: AbortSignal,
  onKnown: (accountName: string) => void,
): Promise<void> {
  const step = { signal, timeoutMs: STEP_MS }
  const me = meShape.safeParse(await api.call('getMe', {}, step))
  if (!me.success) throw new ZaloBotFailure('unreachable', 'getMe: not a bot')
  onKnown(me.data.account_name)
  if (options.mode === 'polling') {
    await api.call('deleteWebhook', {}, step)
    return
  }
  const { publicUrl = '', webhookSecret, log } = options
  const url = `${publicUrl.replace(/\/+$/, '')}/webhook/zalo-bot`
  const answer = await api.call('setWebhook', { url, secret_token: webhookSecret?.reveal() ?? '' }, step)
  const tried = webhookShape.safeParse(answer).data?.verification
  if (tried?.ok === false) log.warn({ status: tried.status_code }, 'Zalo set the webhook and could not reach it')
}
