/** Cards of the interview: the question, the answered card in one line, what is asked back, the review. */

import { Decimal } from 'decimal.js'
import type { Abilities, Choice } from '../channels/channel.ts'
import { strong, withoutMarks } from '../channels/mark.ts'
import type { Personal } from '../core/answer/reading.ts'
import { optionButton, pickButton, sameButton } from '../core/interview/action.ts'
import type { Doubt } from '../core/interview/doubt.ts'
import { repeatable } from '../core/interview/fits.ts'
import { dueOf, missingIn, positionOf, type Questionnaire } from '../core/interview/interview.ts'
import { hasZero } from '../core/interview/on-tap.ts'
import { isShort } from '../core/interview/several.ts'
import type { IndicatorId, Pack, Question } from '../core/pack.ts'
import { addMonths, type Day, monthOf, yearOf } from '../core/period.ts'
import { sameValue, type Value } from '../core/value.ts'
import { daysLeft, dayText, deadlineText, monthText } from './dates.ts'
import type { Translate } from './texts.ts'
import { exact, numberText, valueText } from './value-text.ts'

export interface Card {
  readonly text: string
  readonly choices: readonly (readonly Choice[])[]
}

export interface CardContext {
  readonly t: Translate
  readonly pack: Pack
  readonly form: Questionnaire
  readonly today: Day
  readonly answers: ReadonlyMap<IndicatorId, Value>
  readonly last: ReadonlyMap<IndicatorId, Value>
  /** Most buttons of a message: where they are few a zero is typed. */
  readonly buttons: number
  /** What of the chat is delivered: where talk is not, or counts as talk, people must reply to this very message. */
  readonly hears: Abilities['hears']
  /** Makes a button's data from an action of the interview: `none`, `option.tot`. */
  readonly data: (action: string) => string
  /** Whose answers stood before, where that was somebody else. */
  readonly authors?: ReadonlyMap<IndicatorId, string>
}

/** `Báo cáo Đề án 06 · Tháng 4/2024 · Sở Tư pháp`, then deadline and progress. */
function head(c: CardContext, question?: Question): string {
  const { t, form, pack } = c
  const title = t('card.title', { title: pack.title, month: monthText(form.period), unit: form.unit.name })
  const at = dueOf(form, question)
  const due = t('card.due', { deadline: deadlineText(t, at, c.today), left: daysLeft(t, at, c.today) })
  const total = form.questions.length
  if (!question) return `${title}\n${due}`
  const position = positionOf(form, question.id)
  return `${title}\n${due} · ${t('card.position', { position, total })} ${bar(c)}`
}

const CELLS = 9

function bar(c: CardContext): string {
  const total = Math.max(c.form.questions.length, 1)
  const done = c.form.questions.filter((q) => c.answers.has(q.id)).length
  const full = Math.floor((done * CELLS) / total)
  return '▰'.repeat(full) + '▱'.repeat(CELLS - full)
}

export function questionCard(c: CardContext, question: Question): Card {
  const { t } = c
  const lines = [head(c, question), '', strong(questionText(c, question))]
  if (question.hint) lines.push(t('card.hint', { hint: question.hint }))
  const last = question.once ? undefined : c.last.get(question.id)
  if (last) lines.push(t('card.last', { value: valueText(t, question, last) }))
  const now = c.answers.get(question.id)
  if (now) lines.push(t('card.now', { value: valueText(t, question, now) }))
  if (c.hears === 'addressed' || (c.hears === 'all' && !isShort(question))) lines.push(t('card.reply'))
  return { text: lines.join('\n'), choices: [...answerRows(c, question, last), navigation(c)] }
}

function answerRows(c: CardContext, question: Question, last: Value | undefined): Choice[][] {
  const { t, data } = c
  const yesNo = ['yes', 'no'].map((id) => ({ id, label: t(`value.${id}`) }))
  const options = question.kind === 'yes-no' ? yesNo : (question.options ?? [])
  const rows = options.map(({ id, label }) => [{ label, data: data(optionButton(id)) }])
  const quick: Choice[] = []
  const same = repeatable(question, last)
  if (same) quick.push({ label: sameLabel(t, question, same), data: data(sameButton(same)) })
  if (hasZero(question) && c.buttons === Infinity) quick.push({ label: '0', data: data('zero') })
  if (question.mayBeNone) quick.push({ label: t('button.none'), data: data('none') })
  return quick.length > 0 ? [...rows, quick] : rows
}

function sameLabel(t: Translate, question: Question, last: Value): string {
  if (last.kind === 'number') return t('button.same-as', { value: exact(last.amount) })
  if (last.kind === 'ratio' && last.parts)
    return t('button.same-as', { value: `${exact(last.parts.numerator)}/${exact(last.parts.denominator)}` })
  return last.kind === 'none' || question.options
    ? t('button.same-as', { value: valueText(t, question, last) })
    : t('button.same')
}

function navigation({ t, data }: CardContext): Choice[] {
  return [
    { label: t('button.back'), data: data('back') },
    { label: t('button.skip'), data: data('skip') },
    { label: t('button.review'), data: data('review') },
  ]
}

/** The question with the period's days and the unit's name filled in. */
export function questionText(c: Pick<CardContext, 'form'>, question: Question): string {
  const { form } = c
  const filled: Record<string, string> = {
    from: dayText(form.window.from),
    to: dayText(form.window.to),
    month: String(monthOf(form.period)),
    year: String(yearOf(form.period)),
    last_month: monthText(addMonths(form.period, -1)),
    unit: form.unit.name,
  }
  return question.text.replace(/\{(\w+)\}/g, (whole, name: string) => filled[name] ?? whole)
}

/** `✓ Câu 3 · Khai tử: 827 hồ sơ (tăng 46), thay cho 781 hồ sơ của Nguyễn Văn A`. */
export function answeredLine(c: CardContext, question: Question, value: Value, before?: Value): string {
  const { t } = c
  const line = t('card.answered', {
    position: positionOf(c.form, question.id),
    label: question.label,
    value: valueText(t, question, value),
  })
  const change = changeText(t, value, question.once ? undefined : c.last.get(question.id))
  const told = change ? `${line} (${change})` : line
  if (!before || sameValue(before, value)) return told
  const name = c.authors?.get(question.id)
  const replaced = { line: told, value: valueText(t, question, before) }
  return name === undefined ? t('card.replaced', replaced) : t('card.replaced-of', { ...replaced, name })
}

/** `Câu 3 · Khai tử: để sau`; the answer that stays, if there is one. */
export function skippedLine(c: CardContext, question: Question): string {
  const value = c.answers.get(question.id)
  if (value) return answeredLine(c, question, value)
  return c.t('card.skipped', { position: positionOf(c.form, question.id), label: question.label })
}

function changeText(t: Translate, value: Value, last: Value | undefined): string | undefined {
  if (value.kind !== 'number' || last?.kind !== 'number') return undefined
  const change = new Decimal(value.amount).minus(last.amount)
  if (change.isZero()) return t('card.unchanged')
  return t(change.isPositive() ? 'card.up' : 'card.down', { by: exact(change.abs().toFixed()) })
}

/** Two readings of what was typed, as choices. */
export function whichCard(c: CardContext, question: Question, readings: readonly Value[]): Card {
  const { t } = c
  return {
    text: t('ask-back.which', { position: positionOf(c.form, question.id), label: question.label }),
    choices: [...readings.map((v) => pickRow(c, valueText(t, question, v), v)), retypeRow(c)],
  }
}

/** `11.990 hồ sơ gấp 10 lần tháng trước (1.204). Anh/chị kiểm tra giúp:` */
export function doubtCard(c: CardContext, question: Question, readings: readonly Value[], doubt: Doubt): Card {
  const { t } = c
  if (doubt.why === 'personal') return personalCard(c, question, readings, doubt.found)
  const [typed, likelier] = readings
  const position = positionOf(c.form, question.id)
  const said = { position, label: question.label, value: typed ? valueText(t, question, typed) : '' }
  const compared = !('times' in doubt) ? {} : { times: doubt.times, last: numberText(t, { measure: '' }, doubt.last) }
  const text = t(`ask-back.${doubt.why}`, { ...said, ...compared })
  // Letters mean the question's card, whose choices the person may be about to type.
  if (doubt.why === 'talk') return { text, choices: [] }
  const isFigure = doubt.why !== 'only-number' && doubt.why !== 'far-date'
  const keep = !isFigure ? t('button.keep') : t('button.right', { value: short(t, typed) })
  const rows = typed ? [pickRow(c, keep, typed)] : []
  if (likelier) rows.push(pickRow(c, t('button.correct-to', { value: short(t, likelier) }), likelier))
  return { text, choices: [...rows, retypeRow(c)] }
}

/** It quotes nothing: what it asks about may not have been for us at all. */
function personalCard(c: CardContext, question: Question, readings: readonly Value[], found: Personal): Card {
  const { t } = c
  const where = found.line === undefined ? t('ask-back.in-text') : t('ask-back.in-line', { line: found.line })
  const said = { position: positionOf(c.form, question.id), label: question.label, where, ending: found.ending ?? '' }
  const keep = readings.map((value) => pickRow(c, t('button.not-personal'), value))
  const drop = [{ label: t('button.withdraw'), data: c.data('retype') }]
  return { text: t(`ask-back.${found.look}`, said), choices: [...keep, drop] }
}

function short(t: Translate, value: Value | undefined): string {
  return value?.kind === 'number' ? numberText(t, { measure: '' }, value) : ''
}

function pickRow({ data }: CardContext, label: string, reading: Value): Choice[] {
  return [{ label, data: data(pickButton(reading)) }]
}

function retypeRow({ t, data }: CardContext): Choice[] {
  return [{ label: t('button.retype'), data: data('retype') }]
}

/** All answers, one a line, what is missing marked, and how to go on. */
export function reviewCard(c: CardContext, submitted: boolean): Card {
  const { t, form, data } = c
  const missing = missingIn(form, c.answers).length
  const lines = form.questions.map((q, i) => reviewLine(c, q, i + 1))
  const end = missing > 0 ? t('review.missing', { count: missing }) : t('review.complete')
  const text = [head(c), '', ...lines, '', strong(end), t('review.how-to-edit')].join('\n')
  const rows: Choice[][] = []
  if (form.questions.some((q) => !c.answers.has(q.id)))
    rows.push([{ label: t('button.continue'), data: data('continue') }])
  const label = t(submitted ? 'button.submit-again' : 'button.submit')
  return { text, choices: [...rows, [{ label, data: data('submit') }]] }
}

function reviewLine(c: CardContext, question: Question, position: number): string {
  const value = c.answers.get(question.id)
  const label = withoutMarks(question.label)
  if (value) return c.t('review.answered', { position, label, value: valueText(c.t, question, value) })
  return c.t(question.required ? 'review.open' : 'review.optional', { position, label })
}

/** Asks whether to submit although something is missing. */
export function incompleteCard(c: CardContext, missing: readonly Question[]): Card {
  const { t, data } = c
  const names = missing.map((q) => t('review.numbered', { position: positionOf(c.form, q.id), label: q.label }))
  return {
    text: t('review.incomplete', { count: missing.length, names: names.join('; ') }),
    choices: [
      [{ label: t('button.continue'), data: data('continue') }],
      [{ label: t('button.submit-anyway'), data: data('submit-anyway') }],
    ],
  }
}
