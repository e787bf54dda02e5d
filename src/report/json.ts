/** The report as data, for other programs: stable keys, figures in the pack's order, numbers exact and as printed. */
import type { Finding, FindingMessage } from '../core/checks.ts'
import type { Figure } from '../core/figures/figures.ts'
import { Exact, printAmount } from '../core/number.ts'
import type { Amount } from '../core/value.ts'
import { figureText, valueText } from './print.ts'
import type { Report } from './report-model.ts'
import { withoutMarks } from './shield.ts'

export function toJson(report: Report): string {
  const { pack, period, window, name, letterhead, units, submitted, figures, gaps, findings } = report
  const data = {
    pack: pack.id,
    version: pack.version,
    period,
    window,
    title: name,
    subject: letterhead.subject,
    units: { expected: units.map((u) => u.code), submitted: [...submitted] },
    figures: figures.all().map((figure) => figureData(report, figure)),
    gaps,
    findings: findings.map((f) => findingData(report, f)),
  }
  return `${JSON.stringify(data, null, 2)}\n`
}

/** As the document tells it: what is not said there has no number here either. */
function figureData({ printer }: Report, asked: Figure): Record<string, unknown> {
  const { figure, contradicted } = printer.tell(asked)
  const { id, label, kind, measure, state, amount, qualifier, stated, parts, missing, byUnit, unproved } = figure
  const isMissing = state === 'missing'
  return {
    id,
    label,
    kind,
    measure,
    state,
    amount: isMissing ? null : (amount ?? null),
    text: isMissing ? null : withoutMarks(figureText(printer, figure)),
    ...(qualifier && { qualifier }),
    ...(stated !== undefined && { stated }),
    ...(unproved && { unproved }),
    ...(contradicted && { contradicted }),
    ...(parts && { numerator: parts.numerator.id, denominator: parts.denominator.id }),
    missing: missing.map(({ unit, indicator, period }) => ({ unit, indicator, period })),
    by_unit: byUnit.map(({ unit, value }) => ({
      unit,
      value: value ?? null,
      text: value ? withoutMarks(valueText(printer, figure, value)) : null,
    })),
  }
}

function findingData(report: Report, finding: Finding): Record<string, unknown> {
  const { rule, severity, units, indicators, message, expected, actual } = finding
  return {
    rule,
    severity,
    units,
    indicators,
    message: sentenceOf(report, message),
    ...(expected !== undefined && { expected }),
    ...(actual !== undefined && { actual }),
  }
}

function sentenceOf({ printer }: Report, message: FindingMessage): string {
  if ('text' in message) return message.text
  const { label, stated, computed } = message.params
  const print = (amount: Amount): string => printAmount(amount, new Exact(amount).decimalPlaces())
  return printer.t(`finding.${message.key}`, { label, stated: print(stated), computed: print(computed) })
}
