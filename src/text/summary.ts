/** What `/tiendo`, `/tongket` and `/kiemtra` answer: short lines, the figure first, one screen of a phone. */
import { strong } from '../channels/mark.ts'
import type { Finding } from '../core/checks.ts'
import { commonDeadline } from '../core/deadlines.ts'
import type { Figures } from '../core/figures/figures.ts'
import { tellerOf } from '../core/figures/told.ts'
import type { Pack, UnitCode } from '../core/pack.ts'
import { type Day, type Period, windowOf } from '../core/period.ts'
import type { Progress, UnitProgress } from '../core/progress.ts'
import { daysLeft, deadlineText, monthText, windowText } from './dates.ts'
import { headlineText, type Seen } from './headline.ts'
import type { Translate } from './texts.ts'

/** More names than this are counted instead of listed. */
const MOST_NAMES = 12
/** More findings than this do not fit a phone's screen; the report's JSON holds all. */
const MOST_FINDINGS = 15

export interface Situation {
  readonly pack: Pack
  readonly period: Period
  readonly today: Day
  readonly progress: Progress
}

export function progressText(t: Translate, s: Situation): string {
  const { progress } = s
  const due = commonDeadline(s.pack, s.period)
  const lines = [
    strong(
      t('summary.progress-title', {
        month: monthText(s.period),
        window: windowText(windowOf(s.period, s.pack.period)),
      }),
    ),
    t('card.due', { deadline: deadlineText(t, due, s.today), left: daysLeft(t, due, s.today) }),
    t('summary.rates', {
      submitted: progress.submitted.length,
      expected: progress.expected,
      rate: progress.reportingRate,
      onTime: progress.onTime,
      onTimeRate: progress.onTimeRate,
    }),
  ]
  if (progress.submitted.length > 0)
    lines.push(t('summary.submitted', { names: names(t, progress.submitted, shortName) }))
  if (progress.underWay.length > 0)
    lines.push(t('summary.under-way', { names: names(t, progress.underWay, withCount) }))
  if (progress.notBegun.length > 0)
    lines.push(t('summary.not-begun', { names: names(t, progress.notBegun, shortName) }))
  return lines.join('\n')
}

export function summaryText(
  t: Translate,
  s: Situation,
  now: Figures,
  before: Figures,
  findings: readonly Finding[],
): string {
  const { progress, pack } = s
  const window = windowText(windowOf(s.period, pack.period))
  const open = [...progress.underWay, ...progress.notBegun]
  const counts = { submitted: progress.submitted.length, expected: progress.expected, onTime: progress.onTime }
  const state =
    open.length > 0
      ? t('summary.state-lacking', { ...counts, names: names(t, open, shortName) })
      : t('summary.state', counts)
  const seen = seenOf(pack, now, new Set(progress.submitted.map((u) => u.unit.code)))
  const lines = [
    strong(t('summary.title', { short: pack.short, month: monthText(s.period), window })),
    state,
    ...pack.headlines.map((h) => headlineText(t, h, seen, before)),
  ]
  if (findings.length > 0) lines.push(t('summary.findings', { count: findings.length }))
  return lines.join('\n')
}

/** What the document would print as a gap, the summary does not tell as a figure. */
function seenOf(pack: Pack, figures: Figures, submitted: ReadonlySet<UnitCode>): Seen {
  const tell = tellerOf(pack, figures, submitted)
  return {
    get: (id) => {
      const figure = figures.get(id)
      return figure && tell(figure).figure
    },
  }
}

export function findingsText(
  t: Translate,
  period: Period,
  findings: readonly Finding[],
  sentence: (f: Finding) => string,
): string {
  if (findings.length === 0) return t('summary.no-findings', { month: monthText(period) })
  const shown = findings.slice(0, MOST_FINDINGS).map((f, i) => `${i + 1}. ${sentence(f)}`)
  const more = findings.length - shown.length
  const title = strong(t('summary.findings-title', { month: monthText(period), count: findings.length }))
  return [title, ...shown, ...(more > 0 ? [t('summary.more', { count: more })] : [])].join('\n')
}

function names(t: Translate, units: readonly UnitProgress[], name: (u: UnitProgress) => string): string {
  const shown = units.slice(0, MOST_NAMES).map(name).join(', ')
  const more = units.length - MOST_NAMES
  return more > 0 ? `${shown} ${t('summary.and-more', { count: more })}` : shown
}

function shortName(u: UnitProgress): string {
  return u.unit.short
}

function withCount(u: UnitProgress): string {
  return `${u.unit.short} ${u.answered}/${u.asked}`
}
