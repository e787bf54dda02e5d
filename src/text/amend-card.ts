/** A list that has an answer and got another text: what is asked, and what it comes to. */
import { pickButton } from '../core/interview/action.ts'
import { type InterviewEvent, positionOf, type Way } from '../core/interview/interview.ts'
import { isSet } from '../core/interview/sets.ts'
import { sameValue, type Value } from '../core/value.ts'
import type { Card, CardContext } from './card.ts'
import type { Translate } from './texts.ts'
import { valueText } from './value-text.ts'

type Amend = InterviewEvent & { type: 'amend' }

export function amendCard(c: CardContext, { question, readings, ways, known }: Amend): Card {
  const { t } = c
  const of = (way: Way) => readings[ways.indexOf(way)]
  const given = of('replace')
  const said = { position: positionOf(c.form, question.id), label: question.label, now: countText(t, of('keep')) }
  const text = !isSet(given)
    ? t('ask-back.amend-none', said)
    : known > 0
      ? t('ask-back.amend-known', { ...said, given: valueText(t, question, given), known })
      : t('ask-back.amend', { ...said, given: valueText(t, question, given) })
  const choices = ways.flatMap((way, i) => {
    const value = readings[i]
    return value ? [[{ label: label(t, way, value), data: c.data(pickButton(value)) }]] : []
  })
  return { text, choices }
}

function label(t: Translate, way: Way, value: Value): string {
  if (way === 'replace' && !isSet(value)) return t('button.none')
  return t(`button.amend-${way}`, { count: countText(t, value) })
}

/** How many there are now and were before, behind the line that says what was noted. */
export function withChange(c: CardContext, event: InterviewEvent & { type: 'recorded' }, line: string): string {
  const { t } = c
  const { before, value, question } = event
  if (!isSet(before) || sameValue(before, value)) return line
  const name = c.authors?.get(question.id)
  const counts = { line, now: countText(t, value), before: countText(t, before) }
  return name === undefined ? t('card.items-now', counts) : t('card.items-now-of', { ...counts, name })
}

function countText(t: Translate, value: Value | undefined): string {
  if (!isSet(value)) return t('value.none')
  return t(value.kind === 'list' ? 'value.count-items' : 'value.count-documents', { count: value.items.length })
}
