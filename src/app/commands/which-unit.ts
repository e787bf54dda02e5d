/** Which unit and which month an interview command means; asks, or says why not, where that is not clear. */
import { unitsAnsweredBy } from '../../core/access.ts'
import { type CommandName, commandText, namesUnit } from '../../core/command.ts'
import { fold } from '../../core/fold.ts'
import { type Unit, unitOf } from '../../core/pack.ts'
import type { Period } from '../../core/period.ts'
import { withoutTail } from '../../core/unit-names/in-words.ts'
import { resolveUnit } from '../../core/unit-names/resolve.ts'
import { monthText } from '../../text/dates.ts'
import { answer, answerInPlace, type Turn } from '../app.ts'
import { type Interview, loadInterview } from '../conversation/interview.ts'
import { unitsOf } from '../month.ts'
import { pageOf, turningRow } from '../pages.ts'
import { periodArg } from './period-arg.ts'
import { askUnit } from './unit-arg.ts'

/** `/baocao khác`: which others are there; with a number, on which page. */
export const OTHER = 'khac'
const OTHERS = /^khac(?: (\d{1,3}))?$/

export function isOther(word: string): boolean {
  return OTHERS.test(fold(word))
}

export interface Chosen {
  readonly interview: Interview
  /** Several units are answered for here, and this one was not named: the newest is meant. */
  readonly implied: boolean
  /** One of `Wanted.tails` was typed. */
  readonly tailed: boolean
}

export interface Wanted {
  readonly command: CommandName
  /** What stands between the command and the unit: the number of a question. */
  readonly lead?: readonly string[]
  /** Words that may follow the unit; the first is what a button says. */
  readonly tails?: readonly string[]
}

/** Undefined if the person was asked which, or told why not. */
export async function choose(turn: Turn, wanted: Wanted, args: string): Promise<Chosen | undefined> {
  const recent = await turn.tx.conversations.newestOf(turn.chat.id, turn.person.id)
  const arg = await periodArg(turn, args)
  if (!arg) return undefined
  // Without a month, `/sua` and `/nop` mean the interview that this person is in.
  const period = !arg.named && wanted.command !== 'baocao' && recent ? recent.period : arg.period
  const units = servedUnits(turn, period)
  const tails = new Map((wanted.tails ?? []).map((word) => [word, true]))
  const { name, tail: tailed = false } = withoutTail(unitsOf(turn.app, period), arg.rest, tails)
  const asked: Asked = { ...wanted, period, units, tailed }
  const others = OTHERS.exec(fold(name))
  if (units.length === 0 || others) return askWhich(turn, asked, Number(others?.[1] ?? 1), others?.[1] !== undefined)
  const isNamed = namesUnit(unitsOf(turn.app, period), name)
  const named = isNamed ? await namedUnit(turn, asked, name) : undefined
  if (isNamed && !named) return undefined
  const unit = named ?? (units.length === 1 ? units[0] : units.find((u) => u.code === recent?.unit))
  if (!unit) return askWhich(turn, asked, 1, false)
  return { interview: await loadInterview(turn, unit, period), implied: !named && units.length > 1, tailed }
}

interface Asked extends Wanted {
  readonly period: Period
  readonly units: readonly Unit[]
  readonly tailed: boolean
}

/** The whole command again, for one unit. */
function commandFor({ command, lead = [], tails = [], tailed, period }: Asked, word: string): string {
  return commandText(command, ...lead, period, word, ...(tailed ? tails.slice(0, 1) : []))
}

/** Units that this person answers for here and that exist in the period. */
function servedUnits(turn: Turn, period: Period): Unit[] {
  const codes = unitsAnsweredBy(turn.actor)
  return unitsOf(turn.app, period).filter((u) => codes.includes(u.code))
}

/** Of the units that are served here; one that is not is refused by its name, never taken for another. */
async function namedUnit(turn: Turn, asked: Asked, name: string): Promise<Unit | undefined> {
  const { t } = turn.app
  const { units, command } = asked
  const all = resolveUnit(unitsOf(turn.app, asked.period), name)
  const own = resolveUnit(units, name)
  if (all.found === 'one' && !units.includes(all.unit)) {
    await answer(turn, t('reply.not-your-unit', { unit: all.unit.name }))
    return undefined
  }
  if (own.found === 'one') return own.unit
  const unit = units[0]?.code ?? ''
  await askUnit(turn, own, name, {
    command: ({ code }) => commandFor(asked, code),
    unknown: (word) => t('reply.which-word', { word, command: `/${command}`, unit }),
  })
  return undefined
}

/** A page of units; `turned`: from another page, in whose place it is shown. */
async function askWhich(turn: Turn, asked: Asked, page: number, turned: boolean): Promise<undefined> {
  const { t, pack } = turn.app
  const { units, period } = asked
  if (units.length === 0) {
    const names = unitsAnsweredBy(turn.actor).map((code) => unitOf(pack, code)?.name ?? code)
    await answer(turn, t('reply.unit-not-in-period', { units: names.join(', '), month: monthText(period) }))
    return undefined
  }
  const shown = pageOf(units, page)
  const choices = shown.items.map((u) => [{ label: u.short, data: commandFor(asked, u.code) }])
  const others = turningRow(t, shown, (to) => commandFor({ ...asked, tailed: false }, `${OTHER} ${to}`))
  const text =
    shown.pages === 1
      ? t('reply.which-unit')
      : t('reply.which-unit-page', { first: shown.first, last: shown.last, count: units.length })
  await (turned ? answerInPlace : answer)(turn, text, [...choices, ...others])
  return undefined
}
