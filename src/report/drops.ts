/** What the narrative sees of a figure, a unit's answer and a document; docs/pack.md lists the names. */
import { Drop } from 'liquidjs'
import type { Figure } from '../core/figures/figures.ts'
import type { Unit } from '../core/pack.ts'
import { type IssuedDocument, referenceOf, type Value } from '../core/value.ts'
import { documentKind } from './document-kind.ts'
import {
  cellText,
  figureText,
  gapText,
  isStated,
  millionsText,
  type Printer,
  plainText,
  valueText,
  withMeasure,
} from './print.ts'
import { clean, oneLine } from './shield.ts'
import { dayText, type Translate } from './words.ts'

/** The narrative names what no report has. The pack's own check finds it earlier, with file and line. */
export class NarrativeFault extends Error {
  override readonly name = 'NarrativeFault'
  readonly code: 'unknown-variable' | 'unknown-property' | 'liquid-syntax'
  readonly detail: string

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

/** Prose by lines; a dash or dot that somebody typed in front is left out, since the narrative puts its own. */
function linesOf(value: Value | undefined): string[] {
  if (value?.kind !== 'text') return []
  const lines = clean(value.text)
    .split('\n')
    .map((line) => oneLine(line).replace(/^[-+*•–—]\s*(?=\D)/u, ''))
  return lines.filter((line) => line !== '')
}

export class FigureDrop extends Drop {
  readonly #printer: Printer
  readonly #figure: Figure
  readonly #awaited: boolean

  constructor(printer: Printer, figure: Figure) {
    super()
    this.#printer = printer
    this.#awaited = figure.byUnit.some(({ unit, value }) => !value && !printer.submitted.has(unit))
    // Nobody may say "nothing occurred" for units that have not been heard.
    this.#figure = figure.state === 'none' && this.#awaited ? { ...figure, state: 'missing' } : figure
  }

  override valueOf(): string {
    return figureText(this.#printer, this.#figure)
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

  /** Some unit that is asked it has neither answered nor submitted. */
  get awaited(): boolean {
    return this.#awaited
  }

  /** The mark of a missing figure, whatever is there. */
  get gap(): string {
    return gapText(this.#printer, this.#figure)
  }

  /** For narrow columns: what is missing is marked without its label. */
  get cell(): string {
    return cellText(this.#printer, this.#figure)
  }

  get none(): boolean {
    return this.#figure.state === 'none'
  }

  get stated(): boolean {
    return isStated(this.#figure)
  }

  /** Only for comparisons, where a double is near enough; null when there is no number. */
  get value(): number | null {
    const { amount, state } = this.#figure
    return amount === undefined || state === 'missing' ? null : Number(amount)
  }

  get items(): readonly (string | DocumentItem)[] {
    return itemsOf(this.#printer, this.#figure.value)
  }

  get lines(): string[] {
    return linesOf(this.#figure.value)
  }

  get by_unit(): UnitDrop[] {
    return this.#figure.byUnit.flatMap(({ unit, value }) => {
      const named = this.#printer.pack.units.find((u) => u.code === unit)
      return named ? [new UnitDrop(this.#printer, this.#figure, named, value)] : []
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
  readonly none: boolean

  constructor(printer: Printer, figure: Figure, { name, short, code }: Unit, value: Value | undefined) {
    super()
    this.unit = { name, short, code }
    this.text = value ? valueText(printer, figure, value) : printer.t('report.missing')
    this.items = itemsOf(printer, value)
    this.lines = linesOf(value)
    this.missing = value === undefined
    this.none = value?.kind === 'none'
  }

  override valueOf(): string {
    return this.text
  }

  override liquidMethodMissing(key: string | number): never {
    throw new NarrativeFault('unknown-property', `by_unit.${key}`)
  }
}
