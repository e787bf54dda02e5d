/** `/han`: which days the month covers and when answers are due. */
import { deadlineDay, windowOf } from '../../core/period.ts'
import { daysLeft, dayText, deadlineText, monthText } from '../../text/dates.ts'
import { answer, type Turn } from '../app.ts'
import { periodArg } from './period-arg.ts'

export async function deadlines(turn: Turn, args: string): Promise<void> {
  const arg = await periodArg(turn, args)
  if (!arg) return
  const { t, pack } = turn.app
  const window = windowOf(arg.period, pack.period)
  const due = deadlineDay(arg.period, pack.period)
  const text = t('reply.deadline', {
    month: monthText(arg.period),
    from: dayText(window.from),
    to: dayText(window.to),
    deadline: deadlineText(t, due, pack.period.at),
    left: daysLeft(t, due, turn.today),
  })
  await answer(turn, text)
}
