/** `/tiendo`, `/tongket`, `/kiemtra`: the state of a month. */
import { commandText } from '../../core/command.ts'
import { addMonths } from '../../core/period.ts'
import { lacking } from '../../core/progress.ts'
import { findingSentence } from '../../text/finding.ts'
import { findingsText, progressText, summaryText } from '../../text/summary.ts'
import { answer, type Turn } from '../app.ts'
import { checkedFigures, figuresFor, progressFor } from '../month.ts'
import { periodArg } from './period-arg.ts'

export async function progress(turn: Turn, args: string): Promise<void> {
  const arg = await periodArg(turn, args)
  if (!arg) return
  const { app, tx, today } = turn
  const state = await progressFor(app, tx, arg.period)
  await answer(turn, progressText(app.t, { pack: app.pack, period: arg.period, today, progress: state }))
}

export async function summary(turn: Turn, args: string): Promise<void> {
  const arg = await periodArg(turn, args)
  if (!arg) return
  const { app, tx, today } = turn
  const { t, pack } = app
  const { period } = arg
  const { figures, findings: found } = await checkedFigures(app, tx, period)
  const before = await figuresFor(app, tx, addMonths(period, -1))
  const state = await progressFor(app, tx, period)
  const text = summaryText(t, { pack, period, today, progress: state }, figures, before, found)
  const open = lacking(state).length
  const buttons = [
    { label: t('button.report'), data: commandText('xuatbaocao', period) },
    ...(found.length > 0
      ? [{ label: t('button.findings', { count: found.length }), data: commandText('kiemtra', period) }]
      : []),
    ...(open > 0 ? [{ label: t('button.nudge', { count: open }), data: commandText('nhac', period) }] : []),
  ]
  await answer(
    turn,
    text,
    buttons.map((b) => [b]),
  )
}

export async function findings(turn: Turn, args: string): Promise<void> {
  const arg = await periodArg(turn, args)
  if (!arg) return
  const { app, tx } = turn
  const { findings: found } = await checkedFigures(app, tx, arg.period)
  await answer(
    turn,
    findingsText(app.t, arg.period, found, (f) => findingSentence(app.t, f)),
  )
}
