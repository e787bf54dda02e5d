/** `/nhac`: asks every unit that has not submitted, in its own chats, with a button that resumes. */
import { commandText } from '../../core/command.ts'
import { deadlineDay } from '../../core/period.ts'
import type { UnitProgress } from '../../core/progress.ts'
import { daysLeft, deadlineText, monthText } from '../../text/dates.ts'
import { answer, type Turn } from '../app.ts'
import { progressFor } from '../month.ts'
import { type PeriodArg, periodArg } from './period-arg.ts'

export async function nudge(turn: Turn, args: string): Promise<void> {
  const arg = await periodArg(turn, args)
  if (!arg) return
  const { t } = turn.app
  const progress = await progressFor(turn.app, turn.tx, arg.period)
  const open = [...progress.underWay, ...progress.notBegun]
  if (open.length === 0) return answer(turn, t('reply.all-submitted', { month: monthText(arg.period) }))
  const unreached: string[] = []
  for (const unit of open) {
    if (!(await nudgeUnit(turn, arg, unit))) unreached.push(unit.unit.short)
  }
  const text = t('reply.nudged', { count: open.length - unreached.length })
  await answer(
    turn,
    unreached.length > 0 ? `${text}\n${t('reply.not-reached', { names: unreached.join(', ') })}` : text,
  )
}

/** True if the unit has a group to be asked in; the leaders' group is not one, though it is linked to a unit too. */
async function nudgeUnit(turn: Turn, arg: PeriodArg, { unit, answered, asked }: UnitProgress): Promise<boolean> {
  const { t, pack } = turn.app
  const chats = await turn.tx.links.chatsOf(unit.code, 'officer')
  const due = deadlineDay(arg.period, pack.period)
  const text = t('reply.nudge', {
    title: pack.title,
    month: monthText(arg.period),
    unit: unit.name,
    deadline: deadlineText(t, due, pack.period.at),
    left: daysLeft(t, due, turn.today),
    open: asked - answered,
  })
  const data = commandText('baocao', arg.period, unit.code)
  for (const chat of chats) {
    await turn.sayTo(chat.id, { type: 'message', text, choices: [[{ label: t('button.continue'), data }]] })
  }
  return chats.length > 0
}
