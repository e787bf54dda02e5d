/**
 * Formulas of derived figures and of checks, once read. Written in the pack in CEL's grammar (`pack/formula.ts`
 * turns the text into this tree); computed with exact decimals in `figures`, since CEL's own numbers are doubles.
 */
import type { IndicatorId } from './pack.ts'
import type { Amount } from './value.ts'

export type Arithmetic = '+' | '-' | '*' | '/'
export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>='

export type Formula =
  | { readonly op: 'number'; readonly amount: Amount }
  | { readonly op: 'figure'; readonly id: IndicatorId }
  | { readonly op: Arithmetic; readonly left: Formula; readonly right: Formula }
  | { readonly op: Comparison; readonly left: Formula; readonly right: Formula }
  | { readonly op: '&&' | '||'; readonly left: Formula; readonly right: Formula }
  | { readonly op: '!'; readonly of: Formula }
  /** `ratio(a, b)`: a ÷ b × 100, rounded half up when printed. */
  | { readonly op: 'ratio'; readonly numerator: Formula; readonly denominator: Formula }
  /** `total(a)`: over all units that are asked `a`. */
  | { readonly op: 'total'; readonly of: IndicatorId }
  /** `running(a, o)`: the opening balance `o` plus `a` of every period from the one in which `o` was answered. */
  | { readonly op: 'running'; readonly of: IndicatorId; readonly opening: IndicatorId }
  /** `items(a)`: how many entries a list, or a list of documents, has. */
  | { readonly op: 'items'; readonly of: IndicatorId }
  /** `last(a)`: the same figure one period before. */
  | { readonly op: 'last'; readonly of: IndicatorId }

/** Every figure that a formula names, each once. */
export function figuresNamedIn(formula: Formula): IndicatorId[] {
  return [...new Set(walk(formula))]
}

function walk(f: Formula): IndicatorId[] {
  switch (f.op) {
    case 'number':
      return []
    case 'figure':
      return [f.id]
    case '!':
      return walk(f.of)
    case 'ratio':
      return [...walk(f.numerator), ...walk(f.denominator)]
    case 'total':
    case 'last':
    case 'items':
      return [f.of]
    case 'running':
      return [f.of, f.opening]
    default:
      return [...walk(f.left), ...walk(f.right)]
  }
}
