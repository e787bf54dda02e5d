/** All formulas of a pack, each read once, with what each names. */
import { type Formula, figuresNamedIn } from '../core/formula.ts'
import type { Draft } from './draft.ts'
import type { PackFault } from './fault.ts'
import { type FormulaType, parseFormula } from './formula.ts'
import type { Located } from './source.ts'

export interface FormulaDraft {
  /** Of the derived figure or the check. */
  readonly id: string
  readonly of: 'derived' | 'check'
  readonly formula: Formula
  readonly names: readonly string[]
  /** Where the formula's text stands. */
  readonly at: Located<string>
}

export interface Formulas {
  readonly drafts: readonly FormulaDraft[]
  readonly faults: readonly PackFault[]
}

export function formulasOf(draft: Draft): Formulas {
  const drafts: FormulaDraft[] = []
  const faults: PackFault[] = []
  const read = (of: FormulaDraft['of'], id: string, at: Located<string>, wanted: FormulaType): void => {
    const parsed = parseFormula(at.value, wanted)
    if ('formula' in parsed) {
      drafts.push({ id, of, formula: parsed.formula, names: figuresNamedIn(parsed.formula), at })
    } else {
      faults.push(formulaFault(at, parsed.column, parsed.code, parsed.error))
    }
  }
  for (const d of draft.derived) read('derived', d.value.id, inside(d, 'formula', d.value.formula), 'number')
  for (const c of draft.checks) read('check', c.value.id, inside(c, 'rule', c.value.rule), 'condition')
  return { drafts, faults }
}

function inside(entry: Located<unknown>, key: string, value: string): Located<string> {
  return { value, source: entry.source, path: [...entry.path, key] }
}

/** The place of a name in a formula. */
export function nameFault(at: Located<string>, name: string, code: PackFault['code'], detail = name): PackFault {
  const index = at.value.search(new RegExp(`\\b${name}\\b`))
  return formulaFault(at, Math.max(0, index) + 1, code, detail)
}

function formulaFault(at: Located<string>, column: number, code: PackFault['code'], detail: string): PackFault {
  const place = at.source.within(at.path, column - 1)
  return { file: at.source.file, ...place, code, detail }
}
