/** Rules on names: each once, none that formulas or the narrative read as something else. */

import { BY_HAND, DIGEST, UNREACHED } from '../core/reminders/decide.ts'
import type { Draft } from './draft.ts'
import type { FaultCode, PackFault } from './fault.ts'
import type { Indicator } from './index-of.ts'
import { faultAt, type Located } from './source.ts'

/** Words of CEL, of Liquid, and the narrative's own variables. */
const RESERVED = new Set(
  `true false null in as break const continue else for function if import let loop package namespace return var void
  while and or not contains nil blank empty forloop tablerowloop ratio total running last period unit_count
  submitted_count`.split(/\s+/),
)

/** Under these the program writes its own rows among those of the plan. */
const OWN_STEPS = new Set([BY_HAND, DIGEST, UNREACHED])

export function nameFaults(draft: Draft, indicators: readonly Indicator[]): PackFault[] {
  return [
    ...twice(
      indicators,
      (i) => i.id,
      (i) => i.at,
      'duplicate-indicator',
      'id',
    ),
    ...twice(
      draft.units,
      (u) => u.value.code,
      (u) => u,
      'duplicate-unit',
      'code',
    ),
    ...twice(
      draft.forms,
      (f) => f.form.value.id,
      (f) => f.form,
      'duplicate-form',
      'id',
    ),
    ...twice(
      draft.checks,
      (c) => c.value.id,
      (c) => c,
      'duplicate-check',
      'id',
    ),
    ...stepFaults(draft),
    ...draft.forms.flatMap((f) => f.questions).flatMap(optionFaults),
    ...indicators.filter((i) => RESERVED.has(i.id)).map((i) => faultAt(i.at, ['id'], 'reserved-id', i.id)),
  ]
}

/** Two steps of one name would be taken for one, and only the first be sent. */
function stepFaults({ head }: Draft): PackFault[] {
  const ids = head?.value.reminders.steps.map((s) => s.id) ?? []
  return ids.flatMap((id, i) => {
    const isTwice = ids.indexOf(id) < i
    if (!head || (!isTwice && !OWN_STEPS.has(id))) return []
    return [faultAt(head, ['reminders', 'steps', i, 'id'], isTwice ? 'duplicate-step' : 'reserved-id', id)]
  })
}

function optionFaults(question: Draft['forms'][number]['questions'][number]): PackFault[] {
  if (question.value.kind !== 'choice') return []
  const options = question.value.options.map((value, i) => ({ id: value.id, i }))
  const at = (i: number): Located<unknown> => ({ ...question, path: [...question.path, 'options', i] })
  return twice(
    options,
    (o) => o.id,
    (o) => at(o.i),
    'duplicate-option',
    'id',
  )
}

/** The second and later ones of a name, each told with the place of the first. */
function twice<T>(
  all: readonly T[],
  nameOf: (one: T) => string,
  at: (one: T) => Located<unknown>,
  code: FaultCode,
  key: string,
): PackFault[] {
  const first = new Map<string, T>()
  return all.flatMap((one) => {
    const name = nameOf(one)
    const before = first.get(name)
    if (before === undefined) {
      first.set(name, one)
      return []
    }
    const { source, path } = at(before)
    return [faultAt(at(one), [key], code, `${name} (${source.file}:${source.at([...path, key]).line})`)]
  })
}
