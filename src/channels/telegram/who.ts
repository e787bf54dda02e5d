/** Whether Telegram takes a token, and whose it is; for `tongket doctor`, which starts no channel. */
import { createApi } from './api.ts'
import { TelegramFailure } from './failures.ts'
import type { TelegramOptions } from './options.ts'
import { type Me, meShape } from './update-shape.ts'

/** Throws a SendFailure. */
export async function askWho(
  { token, apiRoot }: Pick<TelegramOptions, 'token' | 'apiRoot'>,
  timeoutMs: number,
): Promise<Me> {
  const me = meShape.safeParse(await createApi(token.reveal(), apiRoot).call('getMe', {}, { timeoutMs }))
  if (!me.success) throw new TelegramFailure('unreachable', 'getMe: not a bot')
  return me.data
}
