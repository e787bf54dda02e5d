/** What the narrative sees of a figure, a unit's answer and a document; docs/pack.md lists the names. */
import { Drop } from 'liquidjs'
import type { Figure } from '../core/figures/figures.ts'
import type { Told } from '../core/figures/told.ts'
import type { Unit } from '../core/pack.ts'
import { type IssuedDocument, referenceOf, type Value } from '../core/value.ts'
import { documentKind } from './document-kind.ts'
import {
  cellText,
  figureText,
  gapText,
  isOfNothing,
  millionsText,
  type Printer,
  plainText,
  shortGap,
  valueText,
  withMeasure,
} from './print.ts'
import { clean, oneLine } from './shield.ts'
import { dayText, type Translate } from './words.ts'

/** The narrative names what no report has. The pack's own check finds it earlier, with file and line. */
export class NarrativeFault extends Error {
  override readonly name = 'NarrativeFault'
  /** `endless`: it takes more steps, prints or holds more than any report. */
  readonly code: 'unknown-variable' | 'unknown-property' | 'liquid-syntax' | 'endless'
  readonly detail: string
  /** Of the narrative, counting from 1; known once Liquid has passed it on. */
  line?: number

  constructor(code: NarrativeFault['code'], detail: string, cause?: unknown) {
    super(`${code}: ${detail}`, cause === undefined ? {} : { cause })
    this.code = code
    this.detail = detail
  }
}

interface DocumentItem {
  /** `Kế hoạch`, as the symbol says. */
  readonly kind: string
  /** `61/KH-UBND`, `57-NQ/TW`. */
  readonly reference: string
  readonly number: string
  readonly symbol: string
  readonly date?: string
  readonly issuer?: string
  readonly subject?: string
}

/** Lists give their entries, documents the parts that were given. */
function itemsOf({ t }: Printer, value: Value | undefined): readonly (string | DocumentItem)[] {
  if (value?.kind === 'list') return value.items.map(oneLine).filter((item) => item !== '')
  return value?.kind === 'documents' ? value.items.map((d) => documentItem(t, d)) : []
}

function documentItem(t: Translate, document: IssuedDocument): DocumentItem {
  const { number, symbol, date, issuer, subject } = document
  return {
    kind: documentKind(t, document),
    reference: oneLine(referenceOf(document)),
    number: oneLine(number),
    symbol: oneLine(symbol),
    ...(date && { date: dayText(date) }),
    ...(issuer && { issuer: oneLine(issuer) }),
    ...(subject && { subject: oneLine(subject) }),
  }
}

/** A dash or a dot of a list, as people type it; nothing that belongs to the words: `-5`, `**`, `---`. */
const BULLET = /^(?:[-+*\u2013\u2014](?=\s)|[-+\u2013\u2014](?=\p{L})|[\u2022\u25aa\u25e6\u25cf\u25ba\u25cb\u00b7])\s*/u

/** Prose by lines; a dash or dot that somebody typed in front is left out, since the narrative puts its own. */
function linesOf(value: Value | undefined): string[] {
  if (value?.kind !== 'text') return []
  const lines = clean(value.text)
    .split('\n')
    .map((line) => oneLine(line).replace(BULLET, ''))
  return lines.filter((line) => line !== '')
}

export class FigureDrop extends Drop {
  readonly #printer: Printer
  readonly #told: Told
  readonly #figure: Figure

  constructor(printer: Printer, figure: Figure) {
    super()
    this.#printer = printer
    this.#told = printer.tell(figure)
    this.#figure = this.#told.figure
  }

  override valueOf(): string {
    const text = figureText(this.#printer, this.#figure)
    const rest = this.#rest()
    return rest.length === 0 ? text : [text, ...rest].join(this.#figure.kind === 'text' ? '\n' : '; ')
  }

  get label(): string {
    return this.#figure.label
  }

  get measure(): string {
    return this.#figure.measure
  }

  get plain(): string {
    return plainText(this.#printer, this.#figure)
  }

  get with_measure(): string {
    return withMeasure(this.#printer, this.#figure)
  }

  get millions(): string {
    return millionsText(this.#printer, this.#figure)
  }

  get missing(): boolean {
    return this.#figure.state === 'missing'
  }

  /** Some unit that is asked it, or what it is made of, has neither answered nor submitted. */
  get awaited(): boolean {
    return this.#told.awaited.length > 0
  }

  /** Nobody answered, and nobody will: all that are asked have submitted without it. */
  get left_out(): boolean {
    const { byUnit } = this.#figure
    return !this.awaited && byUnit.length > 0 && byUnit.every(({ value }) => !value)
  }

  /** The mark of a missing figure, whatever is there; where some units have sent their words, it names the others. */
  get gap(): string {
    return gapText(this.#printer, this.#told)
  }

  /** For narrow columns: what is missing is marked without its label. */
  get cell(): string {
    return cellText(this.#printer, this.#figure)
  }

  get none(): boolean {
    return this.#figure.state === 'none'
  }

  get stated(): boolean {
    return this.#figure.unproved === true
  }

  /** Only for comparisons, where a double is near enough; null when there is no number. */
  get value(): number | null {
    const { amount, state } = this.#figure
    return amount === undefined || state === 'missing' ? null : Number(amount)
  }

  get items(): readonly (string | DocumentItem)[] {
    return [...itemsOf(this.#printer, this.#figure.value), ...this.#rest()]
  }

  get lines(): string[] {
    return [...linesOf(this.#figure.value), ...this.#rest()]
  }

  /**
   * What one unit sent must not pass for all that is asked. A narrative that prints `gap` or asks for `awaited` says
   * so by itself; documents are told by their parts, among which a gap has no place.
   */
  #rest(): string[] {
    const { kind, byUnit, value } = this.#figure
    const isWords = (kind === 'text' || kind === 'list') && byUnit.length > 1 && value !== undefined
    const isTold = this.#printer.pointed.has(this.#figure.id)
    return isWords && this.awaited && !isTold ? [gapText(this.#printer, this.#told)] : []
  }

  get by_unit(): UnitDrop[] {
    return this.#figure.byUnit.flatMap(({ unit, value }) => {
      const named = this.#printer.pack.units.find((u) => u.code === unit)
      return named ? [new UnitDrop(this.#printer, this.#told, named, value)] : []
    })
  }

  override liquidMethodMissing(key: string | number): never {
    throw new NarrativeFault('unknown-property', `${this.#figure.id}.${key}`)
  }
}

export class UnitDrop extends Drop {
  readonly unit: Pick<Unit, 'name' | 'short' | 'code'>
  readonly text: string
  readonly items: readonly (string | DocumentItem)[]
  readonly lines: readonly string[]
  readonly missing: boolean
  /** Missing, and the unit has not submitted. */
  readonly awaited: boolean
  /** Missing, and the unit has submitted without it. */
  readonly left_out: boolean
  readonly none: boolean

  constructor(printer: Printer, { figure, contradicted }: Told, { name, short, code }: Unit, said: Value | undefined) {
    super()
    // Of several units' counts nobody knows which one the list contradicts.
    const value = contradicted && figure.byUnit.length === 1 ? undefined : said
    this.unit = { name, short, code }
    this.missing = value === undefined
    this.left_out = said === undefined && printer.submitted.has(code)
    this.awaited = said === undefined && !this.left_out
    this.text = value ? valueText(printer, figure, value) : missingText(printer, figure, this.left_out)
    this.items = itemsOf(printer, value)
    this.lines = linesOf(value)
    this.none = value?.kind === 'none' || (value?.kind === 'ratio' && isOfNothing(value))
  }

  override valueOf(): string {
    return this.text
  }

  override liquidMethodMissing(key: string | number): never {
    throw new NarrativeFault('unknown-property', `by_unit.${key}`)
  }
}

function missingText(printer: Printer, figure: Figure, isLeftOut: boolean): string {
  return isLeftOut ? printer.t('report.left-out') : shortGap(printer, figure)
}
