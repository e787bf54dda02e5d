/** Which unit and which month an interview command means; asks, or says why not, where that is not clear. */
import { unitsAnsweredBy } from '../../core/access.ts'
import { type CommandName, commandText, isFiller } from '../../core/command.ts'
import { fold } from '../../core/fold.ts'
import { type Unit, unitOf } from '../../core/pack.ts'
import type { Period } from '../../core/period.ts'
import { monthText } from '../../text/dates.ts'
import { answer, type Turn } from '../app.ts'
import { type Interview, loadInterview } from '../conversation/interview.ts'
import { unitsOf } from '../month.ts'
import { periodArg } from './period-arg.ts'
import { unitArg } from './unit-arg.ts'

/** Platforms limit keyboards; more units than this are asked for by code. */
const MOST_BUTTONS = 30
/** `/baocao khác`: which others are there. */
export const OTHER = 'khac'

export interface Chosen {
  readonly interview: Interview
  /** Several units are answered for here, and this one was not named: the newest is meant. */
  readonly implied: boolean
}

/** Undefined if the person was asked which, or told why not. */
export async function choose(turn: Turn, command: CommandName, args: string): Promise<Chosen | undefined> {
  const recent = await turn.tx.conversations.newestOf(turn.chat.id, turn.person.id)
  const arg = await periodArg(turn, args)
  if (!arg) return undefined
  // Without a month, `/sua` and `/nop` mean the interview that this person is in.
  const period = !arg.named && command !== 'baocao' && recent ? recent.period : arg.period
  const units = servedUnits(turn, period)
  const word = fold(arg.rest)
  if (units.length === 0 || word === OTHER) return askWhich(turn, command, period, units)
  const named = unitArg(units, word)
  if (!named && !isFiller(word)) return refuseUnit(turn, command, period, { word: arg.rest, units })
  const unit = named ?? (units.length === 1 ? units[0] : units.find((u) => u.code === recent?.unit))
  if (!unit) return askWhich(turn, command, period, units)
  return { interview: await loadInterview(turn, unit, period), implied: !named && units.length > 1 }
}

/** Units that this person answers for here and that exist in the period. */
function servedUnits(turn: Turn, period: Period): Unit[] {
  const codes = unitsAnsweredBy(turn.actor)
  return unitsOf(turn.app, period).filter((u) => codes.includes(u.code))
}

async function refuseUnit(
  turn: Turn,
  command: CommandName,
  period: Period,
  { word, units }: { readonly word: string; readonly units: readonly Unit[] },
): Promise<undefined> {
  const { t } = turn.app
  const other = unitArg(unitsOf(turn.app, period), word)
  const unit = units[0]?.code ?? ''
  await answer(
    turn,
    other
      ? t('reply.not-your-unit', { unit: other.name })
      : t('reply.which-word', { word, command: `/${command}`, unit }),
  )
  return undefined
}

async function askWhich(turn: Turn, command: CommandName, period: Period, units: readonly Unit[]): Promise<undefined> {
  const { t, pack } = turn.app
  if (units.length === 0) {
    const names = unitsAnsweredBy(turn.actor).map((code) => unitOf(pack, code)?.name ?? code)
    await answer(turn, t('reply.unit-not-in-period', { units: names.join(', '), month: monthText(period) }))
    return undefined
  }
  const choices = units
    .slice(0, MOST_BUTTONS)
    .map((u) => [{ label: u.short, data: commandText(command, period, u.code) }])
  await answer(turn, t('reply.which-unit'), choices)
  return undefined
}
