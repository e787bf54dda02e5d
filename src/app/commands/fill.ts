/** `/baocao`, `/sua`, `/nop`: the interview by command. Which unit and month is meant is settled in `which-unit`. */
import type { Choice } from '../../channels/channel.ts'
import { commandText, typedPeriod } from '../../core/command.ts'
import { isAmong } from '../../core/months.ts'
import { addMonths } from '../../core/period.ts'
import { isName } from '../../core/unit-names/in-words.ts'
import { AGAIN } from '../../core/words/commands.ts'
import { monthText } from '../../text/dates.ts'
import { answer, type Turn } from '../app.ts'
import { type Interview, perform } from '../conversation/interview.ts'
import { monthsNow } from './period-arg.ts'
import { choose, isOther, OTHER } from './which-unit.ts'

export async function fill(turn: Turn, args: string): Promise<void> {
  const chosen = await choose(turn, { command: 'baocao', tails: AGAIN }, args)
  if (!chosen) return
  const { interview, implied, tailed } = chosen
  const { form, submission } = interview
  const others = implied ? [[otherUnit(turn, interview)]] : []
  if (submission?.submittedAt !== undefined && !tailed) return standing(turn, interview, others)
  if (implied) await answer(turn, turn.app.t('reply.continuing', { unit: form.unit.name }), others)
  await perform(turn, interview, { type: 'begin' }, {})
}

function otherUnit({ app }: Turn, { form }: Interview): Choice {
  return { label: app.t('button.other-unit'), data: commandText('baocao', form.period, OTHER) }
}

/** What was submitted, and where one can go from there. */
async function standing(turn: Turn, { form, context }: Interview, others: Choice[][]): Promise<void> {
  const { t } = turn.app
  const month = monthText(form.period)
  const next = addMonths(form.period, 1)
  const label = t(context.locked ? 'button.see-submitted' : 'button.edit-submitted')
  const rows = [[{ label, data: commandText('baocao', form.period, form.unit.code, 'sua') }]]
  if (isAmong(next, await monthsNow(turn.app, turn.tx, turn.now, 'look')))
    rows.push([
      { label: t('button.month', { month: monthText(next) }), data: commandText('baocao', next, form.unit.code) },
    ])
  const lines = [t('submitted.already', { unit: form.unit.name, month })]
  if (context.locked) lines.push(t('submitted.locked', { month }))
  await answer(turn, lines.join('\n'), [...rows, ...others])
}

/** Perhaps "câu", the number of a question, and what follows it. */
const NUMBERED = /^(?:c\S{0,3}u\s+)?(\d{1,3})(?:\s*[:=)]\s*|\s+|$)(.*)$/isu

/**
 * `/sua 3` asks question 3 again, `/sua 3 STP` that of one unit, `/sua 3 125` answers it at once; without a number
 * the review shows the numbers.
 */
export async function edit(turn: Turn, args: string): Promise<void> {
  const [, number, rest = ''] = NUMBERED.exec(args.trim()) ?? []
  const answered = number !== undefined && rest !== '' && !isPlace(turn, rest)
  const wanted = { command: 'sua' as const, lead: number === undefined ? [] : [number] }
  const chosen = await choose(turn, wanted, number === undefined ? args : answered ? '' : rest)
  if (!chosen) return
  const { interview } = chosen
  if (number === undefined)
    return perform(turn, interview, { type: 'tap', action: { name: 'review' }, about: 'review' }, {})
  const position = Number(number)
  const question = interview.form.questions[position - 1]
  if (answered && question) return perform(turn, interview, { type: 'text', text: rest, about: question.id }, {})
  return perform(turn, interview, { type: 'edit', position }, {})
}

/** A unit, a month or both, rather than an answer: bare digits are an answer, `4/2024` is a month. */
function isPlace({ app, today }: Turn, rest: string): boolean {
  const typed = typedPeriod(rest, today, app.pack.period, app.pack.units)
  const readable = typed !== undefined && typed !== 'unreadable'
  const word = readable ? typed.rest : rest
  if (isName(app.pack.units, word)) return true
  return readable && (isOther(word) || (word === '' && /[/\p{L}-]/u.test(rest)))
}

export async function submit(turn: Turn, args: string): Promise<void> {
  const chosen = await choose(turn, { command: 'nop' }, args)
  if (!chosen) return
  // A button of an old reminder: whoever taps it does not know that it is done.
  const isDone = chosen.interview.submission?.submittedAt !== undefined
  if (isDone && turn.inbound.type === 'tap') return standing(turn, chosen.interview, [])
  await perform(turn, chosen.interview, { type: 'submit', anyway: false }, {})
}
