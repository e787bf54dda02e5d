/** Works out a formula in a period. Conditions (checks) come to true, false or, while anything is missing, neither. */
import type { Comparison, Formula } from '../formula.ts'
import { addMonths, type Period } from '../period.ts'
import type { Book } from './book.ts'
import { type ExactNumber, exact, percentage } from './exact.ts'
import type { Figure } from './figure.ts'
import {
  both,
  completeOutcomeOf,
  known,
  lacking,
  literal,
  type Outcome,
  outcomeOf,
  shared,
  UNDEFINED,
} from './outcome.ts'
import { running } from './running.ts'

/** A condition is no number: its outcome is undefined here, and the loader refuses it where a number is needed. */
export function evaluate(book: Book, formula: Formula, period: Period): Outcome {
  const of = (part: Formula): Outcome => evaluate(book, part, period)
  switch (formula.op) {
    case 'number':
      return literal(exact(formula.amount))
    case 'figure':
      return outcomeOf(book.figure(formula.id, period))
    case 'last':
      return outcomeOf(book.figure(formula.of, addMonths(period, -1)))
    case 'items':
      return itemsOf(book.figure(formula.of, period))
    case 'total':
      return completeOutcomeOf(book.figure(formula.of, period))
    case 'running':
      return running(book, formula.of, formula.opening, period)
    case 'ratio':
      return shared(of(formula.numerator), of(formula.denominator), percentage)
    case '+':
      return both(of(formula.left), of(formula.right), (a, b) => a.plus(b), true)
    case '-':
      return both(of(formula.left), of(formula.right), (a, b) => a.minus(b), false)
    case '*':
      return both(of(formula.left), of(formula.right), (a, b) => a.times(b), false)
    case '/':
      return shared(of(formula.left), of(formula.right), (a, b) => (b.isZero() ? undefined : a.div(b)))
    default:
      return UNDEFINED
  }
}

function itemsOf(figure: Figure | undefined): Outcome {
  if (figure?.state === 'none') return known(exact('0'), { none: true })
  const { value } = figure ?? {}
  if (value?.kind === 'list' || value?.kind === 'documents') return known(exact(String(value.items.length)))
  return figure ? lacking(figure.missing) : UNDEFINED
}

const HOLDS: Readonly<Record<Comparison, (order: number) => boolean>> = {
  '==': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
}

/** Undefined while anything that it names is missing, even if the rest decides. */
export function holds(book: Book, rule: Formula, period: Period): boolean | undefined {
  switch (rule.op) {
    case '!': {
      const inner = holds(book, rule.of, period)
      return inner === undefined ? undefined : !inner
    }
    case '&&':
    case '||': {
      const left = holds(book, rule.left, period)
      const right = holds(book, rule.right, period)
      if (left === undefined || right === undefined) return undefined
      return rule.op === '&&' ? left && right : left || right
    }
    default:
      return isComparison(rule) ? compare(book, rule, period)?.holds : undefined
  }
}

export type ComparisonFormula = Extract<Formula, { op: Comparison }>

export function isComparison(rule: Formula): rule is ComparisonFormula {
  return Object.hasOwn(HOLDS, rule.op)
}

export interface Compared {
  readonly holds: boolean
  readonly left: ExactNumber
  readonly right: ExactNumber
}

export function compare(book: Book, rule: ComparisonFormula, period: Period): Compared | undefined {
  const left = evaluate(book, rule.left, period)
  const right = evaluate(book, rule.right, period)
  if (!left.known || !right.known) return undefined
  return { holds: HOLDS[rule.op](left.number.comparedTo(right.number)), left: left.number, right: right.number }
}
