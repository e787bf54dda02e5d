/**
 * Reads a formula written in CEL's grammar into the tree of `core/formula`. Only the grammar is CEL's: its values,
 * macros and functions are refused, since figures are exact decimals and may be missing.
 */
import { type ASTNode, parse } from '@marcbachmann/cel-js'
import { amountOf, exact } from '../core/figures/exact.ts'
import type { Formula } from '../core/formula.ts'
import type { IndicatorId } from '../core/pack.ts'

/** `column` counts from 1, in the formula's own text. */
export interface FormulaFault {
  readonly code: 'formula-syntax' | 'formula-construct' | 'formula-types'
  readonly error: string
  readonly column: number
}

export type ParsedFormula = { readonly formula: Formula } | FormulaFault

/** What a formula comes to; a check's rule is a condition, everything else a number. */
export type FormulaType = 'number' | 'condition'

class Refused extends Error {
  readonly fault: FormulaFault
  constructor(node: ASTNode, code: FormulaFault['code'], error: string) {
    super(error)
    this.fault = { code, error, column: node.start + 1 }
  }
}

export function parseFormula(text: string, wanted?: FormulaType): ParsedFormula {
  try {
    const { ast } = parse(text)
    const formula = read(ast, text)
    if (wanted && typeOf(formula) !== wanted) throw new Refused(ast, 'formula-types', wanted)
    return { formula }
  } catch (error) {
    if (error instanceof Refused) return error.fault
    return syntaxFault(error)
  }
}

function syntaxFault(error: unknown): FormulaFault {
  if (!(error instanceof Error)) throw error
  const range = 'range' in error ? (error.range as { start?: number } | undefined) : undefined // cel-js's ParseError
  const message = error.message.split('\n')[0] ?? ''
  return { code: 'formula-syntax', error: message, column: (range?.start ?? 0) + 1 }
}

const CONDITIONS = ['==', '!=', '<', '<=', '>', '>=', '&&', '||', '!']

export function typeOf(formula: Formula): FormulaType {
  return CONDITIONS.includes(formula.op) ? 'condition' : 'number'
}

function read(node: ASTNode, text: string): Formula {
  switch (node.op) {
    case 'value':
      return numberOf(node, text)
    case 'id':
      return { op: 'figure', id: node.args }
    case '-_':
      return negative(node, text)
    case '!_':
      return { op: '!', of: typed(node.args, text, 'condition') }
    case '+':
    case '-':
    case '*':
    case '/':
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const [left, right] = node.args
      return { op: node.op, left: typed(left, text, 'number'), right: typed(right, text, 'number') }
    }
    case '&&':
    case '||': {
      const [left, right] = node.args
      return { op: node.op, left: typed(left, text, 'condition'), right: typed(right, text, 'condition') }
    }
    case 'call':
      return call(node, node.args[0], node.args[1], text)
    default:
      throw new Refused(node, 'formula-construct', node.op)
  }
}

function typed(node: ASTNode, text: string, wanted: FormulaType): Formula {
  const formula = read(node, text)
  if (typeOf(formula) !== wanted) throw new Refused(node, 'formula-types', wanted)
  return formula
}

/** From the text as written: CEL would make a double of `0.1`. */
function numberOf(node: ASTNode, text: string): Formula {
  const written = text.slice(node.start, node.end)
  if (!/^\d+(\.\d+)?$/.test(written)) throw new Refused(node, 'formula-construct', written)
  return { op: 'number', amount: amountOf(exact(written)) }
}

function negative(node: ASTNode & { op: '-_' }, text: string): Formula {
  const of = typed(node.args, text, 'number')
  if (of.op === 'number') return { op: 'number', amount: amountOf(exact(of.amount).negated()) }
  return { op: '-', left: { op: 'number', amount: '0' }, right: of }
}

function call(node: ASTNode, name: string, args: readonly ASTNode[], text: string): Formula {
  const [first, second] = args
  if (name === 'ratio' && first && second && args.length === 2) {
    return { op: 'ratio', numerator: typed(first, text, 'number'), denominator: typed(second, text, 'number') }
  }
  if ((name === 'total' || name === 'last' || name === 'items') && first && args.length === 1)
    return { op: name, of: idOf(first) }
  if (name === 'running' && first && second && args.length === 2) {
    return { op: 'running', of: idOf(first), opening: idOf(second) }
  }
  throw new Refused(node, 'formula-construct', `${name}(${args.map(() => '…').join(', ')})`)
}

function idOf(node: ASTNode): IndicatorId {
  if (node.op === 'id') return node.args
  throw new Refused(node, 'formula-construct', node.op)
}
