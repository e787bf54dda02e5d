/** The leader's summary of a month with its buttons, for `/tongket` and for the pinned card. */
import type { Choice } from '../channels/channel.ts'
import { commandText } from '../core/command.ts'
import { isAmong, monthsFor } from '../core/months.ts'
import { addMonths, type Day, type Period } from '../core/period.ts'
import { lacking } from '../core/progress.ts'
import type { Reads } from '../store/store.ts'
import { summaryText } from '../text/summary.ts'
import type { App } from './app.ts'
import { checkedFigures, figuresFor, progressFor } from './month.ts'
import { momentIn } from './today.ts'

export async function summaryOf(
  app: App,
  reads: Reads,
  period: Period,
  today: Day,
): Promise<{ text: string; choices: Choice[][] }> {
  const { t, pack } = app
  const { figures, findings } = await checkedFigures(app, reads, period)
  const before = await figuresFor(app, reads, addMonths(period, -1))
  const progress = await progressFor(app, reads, period)
  const open = lacking(progress).length
  const mayRemind = isAmong(period, monthsFor('remind', pack, momentIn(app.zone, app.now())))
  const buttons = [
    { label: t('button.report'), data: commandText('xuatbaocao', period) },
    ...(findings.length > 0
      ? [{ label: t('button.findings', { count: findings.length }), data: commandText('kiemtra', period) }]
      : []),
    ...(open > 0 && mayRemind
      ? [{ label: t('button.nudge', { count: open }), data: commandText('nhac', period) }]
      : []),
  ]
  const text = summaryText(t, { pack, period, today, progress }, figures, before, findings)
  return { text, choices: buttons.map((b) => [b]) }
}
