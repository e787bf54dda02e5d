/** `/khoa` and `/mo`: whether the answers of a month may still change. Being late is another matter. */
import { monthText } from '../../text/dates.ts'
import { answer, type Turn } from '../app.ts'
import { periodArg } from './period-arg.ts'

export async function lock(turn: Turn, args: string): Promise<void> {
  return set(turn, args, turn.now)
}

export async function unlock(turn: Turn, args: string): Promise<void> {
  return set(turn, args, null)
}

async function set(turn: Turn, args: string, lockedAt: Date | null): Promise<void> {
  const arg = await periodArg(turn, args)
  if (!arg) return
  const { tx, app } = turn
  await tx.periods.open(arg.period, app.pack.version, turn.now)
  await (lockedAt ? tx.periods.lock(arg.period, lockedAt) : tx.periods.unlock(arg.period))
  await tx.audit({
    at: turn.now,
    personId: turn.person.id,
    action: lockedAt ? 'locked' : 'unlocked',
    subject: arg.period,
  })
  await answer(turn, app.t(lockedAt ? 'reply.locked' : 'reply.unlocked', { month: monthText(arg.period) }))
}
