/**
 * The first words with Telegram: who we are, which way updates come, and the menu of commands. Run at start and
 * again after every failure, so each step may be repeated.
 */
import type { Api, CallOptions } from './api.ts'
import { TelegramFailure } from './failures.ts'
import { setMenus } from './menu.ts'
import type { TelegramOptions } from './options.ts'
import { type Me, meShape } from './update-shape.ts'

/** Said each time: Telegram remembers the last list that any program gave it. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const

const STEP_MS = 10_000

/** `onKnown` is called as soon as Telegram has said who we are. */
export async function connect(
  api: Api,
  options: TelegramOptions,
  signal: AbortSignal,
  onKnown: (me: Me) => void,
): Promise<void> {
  const step: CallOptions = { signal, timeoutMs: STEP_MS }
  const me = meShape.safeParse(await api.call('getMe', {}, step))
  if (!me.success) throw new TelegramFailure('unreachable', 'getMe: not a bot')
  onKnown(me.data)
  await (options.mode === 'webhook'
    ? api.call('setWebhook', webhookOf(options), step)
    : api.call('deleteWebhook', { drop_pending_updates: false }, step))
  await setMenus(api, options, step)
}

function webhookOf({ publicUrl = '', webhookSecret }: TelegramOptions): object {
  const url = `${publicUrl.replace(/\/+$/, '')}/webhook/telegram`
  return {
    url,
    secret_token: webhookSecret?.reveal() ?? '',
    allowed_updates: ALLOWED_UPDATES,
    drop_pending_updates: false,
    // Several deliveries at a time overtake each other, and a bare figure answers the question that is open.
    max_connections: 1,
  }
}
