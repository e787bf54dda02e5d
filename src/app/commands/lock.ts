/** `/khoa` and `/mo`: whether the answers of a month may still change. Being late is another matter. */
import { monthText } from '../../text/dates.ts'
import { answer, type Turn } from '../app.ts'
import { onlyPeriodArg } from './period-arg.ts'

export async function lock(turn: Turn, args: string): Promise<void> {
  return set(turn, args, turn.now)
}

export async function unlock(turn: Turn, args: string): Promise<void> {
  return set(turn, args, null)
}

async function set(turn: Turn, args: string, lockedAt: Date | null): Promise<void> {
  const period = await onlyPeriodArg(turn, args, 'lock')
  if (!period) return
  const { tx, app } = turn
  await tx.periods.open(period, app.pack.version, turn.now)
  await (lockedAt ? tx.periods.lock(period, lockedAt) : tx.periods.unlock(period))
  await tx.audit({
    at: turn.now,
    personId: turn.person.id,
    action: lockedAt ? 'locked' : 'unlocked',
    subject: period,
  })
  await answer(turn, app.t(lockedAt ? 'reply.locked' : 'reply.unlocked', { month: monthText(period) }))
}
