/** What `doctor` says of Telegram: whether it takes the token. */
import { SendFailure } from '../../channels/channel.ts'
import type { Base } from '../shell.ts'
import { ASK_MS, bad, good, type Row, warning } from './row.ts'

export async function telegramRow({ config, t }: Base): Promise<Row> {
  const { telegram } = config
  if (!telegram) return good('telegram', t('doctor.not-set'))
  const { askWho } = await import('../../channels/telegram/who.ts')
  try {
    const { username } = await askWho(telegram, ASK_MS)
    return good('telegram', t('doctor.telegram-is', { bot: `@${username}`, mode: telegram.mode }))
  } catch (fault) {
    if (!(fault instanceof SendFailure)) throw fault
    if (fault.kind === 'bad-credentials') return bad('telegram', t('doctor.telegram-refused'))
    return warning('telegram', t('doctor.unasked', { why: fault.message }))
  }
}
