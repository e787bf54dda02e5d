/** What `doctor` says of a Zalo bot: whether Zalo takes its token, and where it sends the events. */
import { SendFailure } from '../../channels/channel.ts'
import type { ZaloBotConfig } from '../../config.ts'
import type { Base } from '../shell.ts'
import { ASK_MS, bad, good, type Row, warning } from './row.ts'

export async function zaloBotRow(base: Base): Promise<Row> {
  const { t, config } = base
  const { zaloBot } = config
  if (!zaloBot) return good('zalo-bot', t('doctor.zalo-bot-not-set'))
  const { askWho } = await import('../../channels/zalo-bot/who.ts')
  try {
    const { name, webhook } = await askWho(zaloBot, ASK_MS)
    return rowOf(base, zaloBot, name, webhook)
  } catch (fault) {
    if (!(fault instanceof SendFailure)) throw fault
    if (fault.kind === 'bad-credentials') return bad('zalo-bot', t('doctor.zalo-bot-refused'))
    return warning('zalo-bot', t('doctor.unasked', { why: fault.message }))
  }
}

/** The server sets the webhook, or takes it away, when it starts. */
function rowOf({ t, config }: Base, { mode }: ZaloBotConfig, bot: string, webhook: string): Row {
  const wanted = mode === 'webhook' ? `${config.publicUrl ?? ''}/webhook/zalo-bot` : ''
  if (webhook === wanted) return good('zalo-bot', t('doctor.zalo-bot-is', { bot, mode }))
  if (wanted === '') return warning('zalo-bot', t('doctor.zalo-bot-has-webhook', { bot, webhook }))
  if (webhook === '') return warning('zalo-bot', t('doctor.zalo-bot-no-webhook', { bot, wanted }))
  return warning('zalo-bot', t('doctor.zalo-bot-elsewhere', { bot, webhook, wanted }))
}
