/** `/tiendo`, `/tongket`, `/kiemtra`: the state of a month. */
import { findingSentence } from '../../text/finding.ts'
import { findingsText, progressText } from '../../text/summary.ts'
import { answer, type Turn } from '../app.ts'
import { checkedFigures, progressFor } from '../month.ts'
import { summaryOf } from '../summary.ts'
import { onlyPeriodArg } from './period-arg.ts'

export async function progress(turn: Turn, args: string): Promise<void> {
  const period = await onlyPeriodArg(turn, args)
  if (!period) return
  const { app, tx, today } = turn
  const state = await progressFor(app, tx, period)
  await answer(turn, progressText(app.t, { pack: app.pack, period, today, progress: state }))
}

export async function summary(turn: Turn, args: string): Promise<void> {
  const period = await onlyPeriodArg(turn, args)
  if (!period) return
  const { text, choices } = await summaryOf(turn.app, turn.tx, period, turn.today)
  await answer(turn, text, choices)
}

export async function findings(turn: Turn, args: string): Promise<void> {
  const period = await onlyPeriodArg(turn, args)
  if (!period) return
  const { app, tx } = turn
  const { findings: found } = await checkedFigures(app, tx, period)
  await answer(
    turn,
    findingsText(app.t, period, found, (f) => findingSentence(app.t, f)),
  )
}
