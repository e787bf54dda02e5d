/** `/xuatbaocao`: says that the report is being made, then sends it; it is compiled when it leaves the outbox. */
import { monthText } from '../../text/dates.ts'
import { answer, type Turn } from '../app.ts'
import { periodArg } from './period-arg.ts'

export async function report(turn: Turn, args: string): Promise<void> {
  const arg = await periodArg(turn, args)
  if (!arg) return
  const { t, pack } = turn.app
  const month = monthText(arg.period)
  if (!turn.channel.abilities.files) return answer(turn, t('reply.no-files'))
  await answer(turn, t('reply.compiling', { month }))
  await turn.say({
    type: 'report',
    period: arg.period,
    format: 'docx',
    caption: t('reply.report', { title: pack.title, month }),
  })
}
