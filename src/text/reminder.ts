/** Reminders in words: only what is missing, named, with the deadline first. `app/reminders/remind.ts` sends them. */
import type { Choice } from '../channels/channel.ts'
import { strong } from '../channels/mark.ts'
import { type CommandName, commandText } from '../core/command.ts'
import type { Moment } from '../core/moment.ts'
import type { Pack } from '../core/pack.ts'
import { type Day, type Period, windowOf } from '../core/period.ts'
import type { UnitProgress } from '../core/progress.ts'
import { daysLeft, deadlineText, monthText, windowText } from './dates.ts'
import type { Translate } from './texts.ts'

/** More are counted instead of listed. */
const MOST_QUESTIONS = 5
const MOST_UNITS = 12

/** One unit of which something is missing. */
export interface Missing {
  readonly progress: UnitProgress
  readonly deadline: Moment
  /** The period has just opened. */
  readonly opening: boolean
  /** Words of the pack. */
  readonly text?: string
}

export interface Letter {
  readonly text: string
  readonly choices: readonly (readonly Choice[])[]
}

export interface About {
  readonly t: Translate
  readonly pack: Pack
  readonly period: Period
  readonly today: Day
}

/** To a unit's own people; one chat may answer for several units. */
export function unitLetter(about: About, missing: readonly Missing[]): Letter {
  const { t, period } = about
  return {
    text: missing.map((m) => unitText(about, m)).join('\n\n'),
    choices: missing.map(({ progress }) =>
      waysOn(progress).map(([label, command]) => ({
        label: missing.length > 1 ? `${t(label)} · ${progress.unit.short}` : t(label),
        data: commandText(command, period, progress.unit.code),
      })),
    ),
  }
}

/** A unit that owes no answer only has to submit; one that has said nothing at all may still want to. */
function waysOn({ open, begun }: UnitProgress): readonly (readonly [label: string, command: CommandName])[] {
  if (open.length > 0) return [[begun ? 'button.continue' : 'button.begin', 'baocao']]
  return begun
    ? [['button.submit', 'nop']]
    : [
        ['button.begin', 'baocao'],
        ['button.submit', 'nop'],
      ]
}

function unitText({ t, pack, period, today }: About, { progress, deadline, opening, text }: Missing): string {
  const title = t('card.title', { title: pack.title, month: monthText(period), unit: progress.unit.name })
  const due = t('card.due', { deadline: deadlineText(t, deadline, today), left: daysLeft(t, deadline, today) })
  const window = windowText(windowOf(period, pack.period))
  const lead = text ?? (opening ? t('remind.opened', { month: monthText(period), window }) : undefined)
  return [strong(title), due, ...(lead === undefined ? [] : [lead]), openText(t, progress)].join('\n')
}

function openText(t: Translate, { open, begun, blank = 0 }: UnitProgress): string {
  if (open.length === 0 && !begun) return t('remind.only-optional')
  if (open.length === 0) return t(blank > 0 ? 'remind.only-submit-blank' : 'remind.only-submit')
  if (!begun) return t('remind.not-begun')
  const shown = open.slice(0, MOST_QUESTIONS).map((q) => q.label)
  const more = open.length - shown.length
  const names = [shown.join(', '), ...(more > 0 ? [t('remind.more-questions', { count: more })] : [])].join(' ')
  return t('remind.open', { count: open.length, names })
}

/** To whoever looks after many units: the secretary, the leaders, a head of several. */
export function overviewLetter(about: About, missing: readonly Missing[]): Letter {
  const { t, pack, period, today } = about
  const lines = missing.slice(0, MOST_UNITS).map(({ progress, deadline }) => {
    const { unit, answered, asked, begun } = progress
    const state = begun ? t('remind.unit-under-way', { answered, asked }) : t('remind.unit-not-begun')
    return t('remind.unit', { unit: unit.short, state, left: daysLeft(t, deadline, today) })
  })
  const more = missing.length - lines.length
  const title = t('remind.overview', { title: pack.short, month: monthText(period), count: missing.length })
  const lead = missing.find((m) => m.text !== undefined)?.text
  return {
    text: [
      strong(title),
      ...(lead === undefined ? [] : [lead]),
      ...lines,
      ...(more > 0 ? [t('summary.and-more', { count: more })] : []),
    ].join('\n'),
    choices: [[{ label: t('button.nudge', { count: missing.length }), data: commandText('nhac', period) }]],
  }
}
