/** Whether Zalo takes a bot's token, whose it is, and where its events go; for `tongket doctor`, which starts no channel. */
import { z } from 'zod'
import { createApi } from './api.ts'
import { meShape } from './event-shape.ts'
import { ZaloBotFailure } from './failures.ts'
import type { ZaloBotOptions } from './options.ts'

export interface ZaloBotSelf {
  readonly name: string
  /** Empty: none is set. */
  readonly webhook: string
}

const infoShape = z.object({ url: z.string().catch('') })

/** Throws a SendFailure. */
export async function askWho(
  { token, apiBase }: Pick<ZaloBotOptions, 'token' | 'apiBase'>,
  timeoutMs: number,
): Promise<ZaloBotSelf> {
  const api = createApi(token.reveal(), apiBase)
  const [me, info] = await Promise.all([
    api.call('getMe', {}, { timeoutMs }),
    api.call('getWebhookInfo', {}, { timeoutMs }),
  ])
  const known = meShape.safeParse(me)
  if (!known.success) throw new ZaloBotFailure('unreachable', 'getMe: not a bot')
  return { name: known.data.account_name, webhook: infoShape.safeParse(info).data?.url ?? '' }
}
