/** `/baocao`, `/sua`, `/nop`: the interview by command. Which unit and which month are settled here. */
import { unitsAnsweredBy } from '../../core/access.ts'
import { type CommandName, commandText } from '../../core/command.ts'
import { fold } from '../../core/fold.ts'
import { type Unit, unitOf } from '../../core/pack.ts'
import { addMonths, type Period } from '../../core/period.ts'
import { monthText } from '../../text/dates.ts'
import { answer, type Turn } from '../app.ts'
import { type Interview, loadInterview, perform } from '../interview.ts'
import { unitsOf } from '../month.ts'
import { type PeriodArg, periodArg } from './period-arg.ts'
import { unitArg } from './unit-arg.ts'

/** Platforms limit keyboards; more units than this are asked for by code. */
const MOST_BUTTONS = 30

export async function fill(turn: Turn, args: string): Promise<void> {
  const interview = await choose(turn, 'baocao', args)
  if (!interview) return
  const { form, submission } = interview
  const asked = /(^|\s)(lai|sua)$/.test(fold(args))
  if (submission?.submittedAt === undefined || asked) return perform(turn, interview, { type: 'begin' }, {})
  const next = addMonths(form.period, 1)
  await answer(turn, turn.app.t('submitted.already', { month: monthText(form.period) }), [
    [{ label: turn.app.t('button.edit-submitted'), data: commandText('baocao', form.period, form.unit.code, 'sua') }],
    [
      {
        label: turn.app.t('button.month', { month: monthText(next) }),
        data: commandText('baocao', next, form.unit.code),
      },
    ],
  ])
}

/** `/sua 3` asks question 3 again; without a number the review shows the numbers. */
export async function edit(turn: Turn, args: string): Promise<void> {
  const number = /^\D{0,6}(\d{1,3})$/.exec(args.trim())
  const interview = await choose(turn, 'sua', number ? '' : args)
  if (!interview) return
  if (number) return perform(turn, interview, { type: 'edit', position: Number(number[1]) }, {})
  return perform(turn, interview, { type: 'tap', action: { name: 'review' }, about: 'review' }, {})
}

export async function submit(turn: Turn, args: string): Promise<void> {
  const interview = await choose(turn, 'nop', args)
  if (interview) await perform(turn, interview, { type: 'submit', anyway: false }, {})
}

/** The interview that a command means; undefined if the person was asked which, or told why not. */
async function choose(turn: Turn, command: CommandName, args: string): Promise<Interview | undefined> {
  const recent = await turn.tx.conversations.newestOf(turn.chat.id, turn.person.id)
  const arg = await periodArg(turn, args)
  if (!arg) return undefined
  // Without a month, `/sua` and `/nop` mean the interview that this person is in.
  const period = !arg.named && command !== 'baocao' && recent ? recent.period : arg.period
  const units = servedUnits(turn, period)
  const named = arg.rest === '' ? undefined : namedUnit(units, arg.rest)
  const unit = named ?? (units.length === 1 ? units[0] : units.find((u) => u.code === recent?.unit))
  if (!unit) return askWhich(turn, command, { ...arg, period }, units)
  return loadInterview(turn, unit, period)
}

/** Units that this person answers for here and that exist in the period. */
function servedUnits(turn: Turn, period: Period): Unit[] {
  const codes = unitsAnsweredBy(turn.actor)
  return unitsOf(turn.app, period).filter((u) => codes.includes(u.code))
}

function namedUnit(units: readonly Unit[], typed: string): Unit | undefined {
  return unitArg(units, fold(typed).replace(/\s*(lai|sua)$/, ''))
}

async function askWhich(turn: Turn, command: CommandName, arg: PeriodArg, units: readonly Unit[]): Promise<undefined> {
  const { t, pack } = turn.app
  if (units.length === 0) {
    const names = unitsAnsweredBy(turn.actor).map((code) => unitOf(pack, code)?.name ?? code)
    await answer(turn, t('reply.unit-not-in-period', { units: names.join(', '), month: monthText(arg.period) }))
    return undefined
  }
  const choices = units
    .slice(0, MOST_BUTTONS)
    .map((u) => [{ label: u.short, data: commandText(command, arg.period, u.code) }])
  await answer(turn, t('reply.which-unit'), choices)
  return undefined
}
