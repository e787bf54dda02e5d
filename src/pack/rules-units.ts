/** Rules on units and on who is asked what. */
import type { Draft } from './draft.ts'
import type { PackFault } from './fault.ts'
import { audienceOf } from './index-of.ts'
import type { RawUnit } from './schema.ts'
import { faultAt, type Located } from './source.ts'

export function unitFaults(draft: Draft): PackFault[] {
  const codes = new Set([...draft.units.map((u) => u.value.code), ...draft.lost])
  const { head } = draft
  const standing = head && !codes.has(head.value.standing_unit)
  return [
    ...(standing ? [faultAt(head, ['standing_unit'], 'unknown-standing-unit', head.value.standing_unit)] : []),
    ...draft.units.flatMap((unit) => parentFaults(unit, draft, codes)),
    ...draft.units.flatMap(validityFaults),
    ...draft.forms.flatMap((form) => audienceFaults(form, draft, codes)),
  ]
}

function parentFaults(unit: Located<RawUnit>, draft: Draft, codes: ReadonlySet<string>): PackFault[] {
  const { code, parent } = unit.value
  if (parent === undefined) return []
  if (!codes.has(parent)) return [faultAt(unit, ['parent'], 'unknown-parent', parent)]
  const parents = new Map(draft.units.map((u) => [u.value.code, u.value.parent]))
  const above = [parent]
  for (let next = parents.get(parent); next !== undefined && !above.includes(next); next = parents.get(next)) {
    above.push(next)
  }
  if (!above.includes(code)) return []
  return [faultAt(unit, ['parent'], 'parent-cycle', [code, ...above.slice(0, above.indexOf(code) + 1)].join(' → '))]
}

function validityFaults(unit: Located<RawUnit>): PackFault[] {
  const { valid_from: from, valid_to: to } = unit.value
  if (from === undefined || to === undefined || from <= to) return []
  return [faultAt(unit, ['valid_from'], 'validity-reversed', `${from} > ${to}`)]
}

function audienceFaults(form: Draft['forms'][number], draft: Draft, codes: ReadonlySet<string>): PackFault[] {
  const kinds = new Set([...draft.units.map((u) => u.value.kind), ...draft.lost])
  const at = form.form
  const unknown = at.value.for.flatMap((name, i): PackFault[] => {
    if (name === '*') return []
    const kind = /^kind:(.*)$/.exec(name)?.[1]
    if (kind === undefined) return codes.has(name) ? [] : [faultAt(at, ['for', i], 'unknown-unit', name)]
    return kinds.has(kind) ? [] : [faultAt(at, ['for', i], 'unknown-kind', kind)]
  })
  const units = audienceOf(
    form,
    draft.units.map((u) => u.value),
  )
  const mayBeLost = at.value.for.some((name) => draft.lost.has(name.replace(/^kind:/, '')))
  const nobody = units.length === 0 && unknown.length === 0 && !mayBeLost
  return nobody ? [faultAt(at, ['for'], 'form-for-nobody', at.value.id)] : unknown
}
