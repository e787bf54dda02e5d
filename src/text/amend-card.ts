/** A list that has an answer and got another text: what is asked, and what it comes to. */
import { type InterviewEvent, positionOf, type Way } from '../core/interview/interview.ts'
import { isSet } from '../core/interview/sets.ts'
import { sameValue, type Value } from '../core/value.ts'
import type { Card, CardContext } from './card.ts'
import type { Translate } from './texts.ts'

type Amend = InterviewEvent & { type: 'amend' }

export function amendCard(c: CardContext, { question, readings, ways, known }: Amend): Card {
  const { t } = c
  const of = (way: Way) => readings[ways.indexOf(way)]
  const given = of('replace')
  const said = { position: positionOf(c.form, question.id), label: question.label, now: countText(t, of('keep')) }
  const text = !isSet(given)
    ? t('ask-back.amend-none', said)
    : known > 0
      ? t('ask-back.amend-known', { ...said, given: countText(t, given), known })
      : t('ask-back.amend', { ...said, given: countText(t, given) })
  const choices = ways.map((way, i) => [{ label: label(t, way, readings[i]), data: c.data(`pick.${i}`) }])
  return { text, choices }
}

function label(t: Translate, way: Way, value: Value | undefined): string {
  if (way === 'replace' && !isSet(value)) return t('button.none')
  return t(`button.amend-${way}`, { count: countText(t, value) })
}

/** How many there are now and were before, behind the line that says what was noted. */
export function withChange({ t }: CardContext, event: InterviewEvent & { type: 'recorded' }, line: string): string {
  const { before, value } = event
  if (!isSet(before) || sameValue(before, value)) return line
  return t('card.items-now', { line, now: countText(t, value), before: countText(t, before) })
}

function countText(t: Translate, value: Value | undefined): string {
  if (!isSet(value)) return t('value.none')
  return t(value.kind === 'list' ? 'value.count-items' : 'value.count-documents', { count: value.items.length })
}
