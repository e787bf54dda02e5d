/** Rules on a single question, and on the placeholders in texts. */
import type { Draft } from './draft.ts'
import type { PackFault } from './fault.ts'
import { type Indicator, isNumeric, isUnaddable } from './index-of.ts'
import type { RawQuestion } from './schema.ts'
import { faultAt, type Located, type Path } from './source.ts'

const QUESTION_WORDS = ['from', 'to', 'month', 'year', 'last_month', 'unit']
const DOCUMENT_WORDS = ['month', 'year', 'from', 'to', 'next_month']

export function textFaults(draft: Draft): PackFault[] {
  return [...draft.forms.flatMap((f) => f.questions).flatMap(questionFaults), ...documentFaults(draft)]
}

function questionFaults(question: Located<RawQuestion>): PackFault[] {
  const { value } = question
  const texts = [
    ...placeholderFaults(question, ['text'], value.text, QUESTION_WORDS),
    ...placeholderFaults(question, ['hint'], value.hint ?? '', QUESTION_WORDS),
  ]
  if (!('min' in value) || value.min === undefined || value.max === undefined || value.min <= value.max) return texts
  return [...texts, faultAt(question, ['min'], 'min-above-max', `${value.min} > ${value.max}`)]
}

function documentFaults({ head }: Draft): PackFault[] {
  if (!head) return []
  return Object.entries(head.value.document).flatMap(([key, value]) => {
    const texts = typeof value === 'string' ? [value] : value
    return texts.flatMap((text, i) => {
      const path = typeof value === 'string' ? ['document', key] : ['document', key, i]
      return placeholderFaults(head, path, text, DOCUMENT_WORDS)
    })
  })
}

function placeholderFaults(at: Located<unknown>, path: Path, text: string, words: readonly string[]): PackFault[] {
  return placeholdersIn(text)
    .filter((word) => !words.includes(word))
    .map((word) => faultAt(at, path, 'unknown-placeholder', `{${word}} (${words.map((w) => `{${w}}`).join(', ')})`))
}

function placeholdersIn(text: string): string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '')
}

/** `{id}` and `{id:change}`, of figures that are one number. */
export function headlineFaults(draft: Draft, indicators: ReadonlyMap<string, Indicator>): PackFault[] {
  const { head } = draft
  if (!head) return []
  return head.value.headlines.flatMap((text, i) =>
    placeholdersIn(text).flatMap((word): PackFault[] => {
      const id = word.replace(/:change$/, '')
      const indicator = indicators.get(id)
      const at: Path = ['headlines', i]
      if (!indicator) return draft.lost.has(id) ? [] : [faultAt(head, at, 'unknown-headline-figure', word)]
      if (!isNumeric(indicator)) return [faultAt(head, at, 'not-a-number', id)]
      return isUnaddable(indicator) ? [faultAt(head, at, 'not-addable', id)] : []
    }),
  )
}
