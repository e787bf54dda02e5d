/** `/xuatbaocao`: says that the report is being made, then sends it; it is compiled when it leaves the outbox. */
import { commandText } from '../../core/command.ts'
import { monthText } from '../../text/dates.ts'
import { answer, type Turn } from '../app.ts'
import { onlyPeriodArg } from './period-arg.ts'

/** The button's word for a month of which nobody has answered anything. */
const ANYWAY = 'vanlap'

export async function report(turn: Turn, args: string): Promise<void> {
  const [typed = '', anyway] = args.split(ANYWAY)
  const period = await onlyPeriodArg(turn, typed)
  if (!period) return
  const { t, pack } = turn.app
  const month = monthText(period)
  if (!turn.abilities.files && turn.app.publicUrl === undefined) return answer(turn, t('reply.no-files'))
  if (anyway === undefined && (await turn.tx.answers.inForce({ periods: [period] })).length === 0) {
    const data = commandText('xuatbaocao', period, ANYWAY)
    return answer(turn, t('reply.nothing-to-report', { month }), [[{ label: t('button.report-anyway'), data }]])
  }
  await answer(turn, t('reply.compiling', { month }))
  const caption = t('reply.report', { title: pack.title, month })
  await turn.say({ type: 'report', period, format: 'docx', caption, personId: turn.person.id })
}
