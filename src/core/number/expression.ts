/**
 * A number with the words that belong to its size: `8 tỷ 397 triệu`, `1tr2`, `2 triệu rưỡi`, or digits alone.
 * Called by `answer/quantity` and `answer/ratio`, which decide what the rest of the sentence allows.
 */
import { canonicalAmount, Exact } from '../number.ts'
import type { Amount } from '../value.ts'
import { folded } from '../word-list.ts'
import { AND_A_HALF, CURRENCY, SHORT_CURRENCY } from '../words/numbers.ts'
import type { Multiplier } from './multiplier.ts'
import { multiplierAt } from './multiplier.ts'
import type { Plain } from './plain.ts'
import { alternatives, readPlain } from './plain.ts'
import type { Token } from './tokens.ts'
import { isMark, isSpelled, isWord, spellingOf } from './tokens.ts'

const DONG = spellingOf(CURRENCY)
const SHORT_DONG = folded(SHORT_CURRENCY)
const HALF = spellingOf(AND_A_HALF)

export interface Expression {
  /** Indexes of tokens; `end` is exclusive. */
  readonly start: number
  readonly end: number
  /** Only when no word multiplies; absent too when the digits make no number. */
  readonly plain?: Plain
  /** Greatest power of ten that a word gave; 0 when none did. */
  readonly power: number
  /** All that it can mean when words multiply, the likelier first; empty when it makes no number. */
  readonly totals: readonly Amount[]
  /** A currency was glued to it: `52trđ`. */
  readonly currency: boolean
}

interface Component {
  readonly plain: Plain | undefined
  readonly power: number
}

export function expressionsIn(tokens: readonly Token[]): Expression[] {
  const found: Expression[] = []
  for (let at = 0; at < tokens.length; ) {
    const expression = tokens[at]?.type === 'number' ? expressionAt(tokens, at) : undefined
    if (expression) found.push(expression)
    at = expression?.end ?? at + 1
  }
  return found
}

function expressionAt(tokens: readonly Token[], start: number): Expression {
  const components: Component[] = []
  let at = start
  let last: Multiplier | undefined
  do {
    components.push({ plain: readPlain(tokens[at]?.text ?? ''), power: 0 })
    last = multiplierAt(tokens, at + 1)
    at += 1 + (last?.length ?? 0)
    if (last) components[components.length - 1] = { plain: components.at(-1)?.plain, power: last.power }
  } while (last && last.tail === '' && !last.currency && goesOn(tokens, at, last.power))
  return completed(tokens, { start, at, components, last })
}

/** A smaller component follows: `8 tỷ | 397 triệu`, `| 206 đồng`. */
function goesOn(tokens: readonly Token[], at: number, power: number): boolean {
  if (tokens[at]?.type !== 'number') return false
  const next = multiplierAt(tokens, at + 1)
  return next ? next.power < power : isCurrency(tokens[at + 1])
}

export function isCurrency(token: Token | undefined): boolean {
  return isSpelled(token, DONG) || isWord(token, ...SHORT_DONG) || token?.text === '\u20ab'
}

interface Parts {
  readonly start: number
  readonly at: number
  readonly components: readonly Component[]
  readonly last: Multiplier | undefined
}

function completed(tokens: readonly Token[], { start, at, components, last }: Parts): Expression {
  const power = Math.max(...components.map((c) => c.power))
  const currency = last?.currency ?? false
  const first = components[0]
  if (power === 0) return { start, end: at, power, totals: [], currency, ...(first?.plain && { plain: first.plain }) }
  if (last && last.tail !== '')
    return { start, end: at, power, currency, totals: withTail(components, last.power, last.tail) }
  if (last && isSpelled(tokens[at], HALF)) {
    return { start, end: at + 1, power, currency, totals: withTail(components, last.power, '5') }
  }
  const loose = last && looseTail(tokens, at)
  if (last && loose)
    return { start, end: at + 1, power, currency, totals: withLooseTail(components, last.power, loose) }
  return { start, end: at, power, currency, totals: sums(components) }
}

/** `1 triệu 2`: said for 1.2 million, though it could be a slip for 1,000,002. */
function looseTail(tokens: readonly Token[], at: number): string | undefined {
  const token = tokens[at]
  const text = token?.type === 'number' ? token.text : ''
  const isOther =
    multiplierAt(tokens, at + 1) || isMark(tokens[at + 1], '%', '/', ':') || isWord(tokens[at + 1], 'phan')
  return /^\d{1,3}$/.test(text) && !isOther ? text : undefined
}

/** None where the number in front has decimals of its own: `1,5 triệu 2`. */
function withTail(components: readonly Component[], power: number, digits: string): Amount[] {
  const tail = new Exact(`0.${digits}`).times(new Exact(10).pow(power))
  return sums(components.map(wholeOnly)).map((sum) => canonicalAmount(new Exact(sum).plus(tail)))
}

function withLooseTail(components: readonly Component[], power: number, digits: string): Amount[] {
  const asUnits = sums(components.map(wholeOnly)).map((sum) => canonicalAmount(new Exact(sum).plus(digits)))
  return distinct([...withTail(components, power, digits), ...asUnits])
}

function wholeOnly(component: Component): Component {
  const grouped = component.plain?.grouped
  return grouped === undefined
    ? { power: component.power, plain: undefined }
    : { power: component.power, plain: { grouped, likelier: 'grouped' } }
}

/** A component never reaches the size of the one before it; all but the last are whole. */
function sums(components: readonly Component[]): Amount[] {
  let totals = [new Exact(0)]
  components.forEach((component, index) => {
    const isLast = index === components.length - 1
    const plain = isLast ? component.plain : wholeOnly(component).plain
    const limit = components[index - 1]?.power
    const values = (plain ? alternatives(plain) : [])
      .map((amount) => new Exact(amount).times(new Exact(10).pow(component.power)))
      .filter((value) => limit === undefined || value.lt(new Exact(10).pow(limit)))
    totals = totals.flatMap((total) => values.map((value) => total.plus(value)))
  })
  return distinct(totals.map((total) => canonicalAmount(total)))
}

function distinct(amounts: readonly Amount[]): Amount[] {
  return [...new Set(amounts)]
}
