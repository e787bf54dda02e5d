/**
 * What the plan of the province asks for, worked out for one unit and month at a time by the rules as they are told to
 * people (docs/pack.md), with nothing of the program's code: the test compares it with what was sent.
 */
import { atTime, DAY, isAllowed, type Minute, nearest, workingDaysAfter } from './clock.ts'
import type { Life } from './lives.ts'

export interface Wanted {
  readonly unit: string
  readonly period: string
  readonly step: string
  readonly audience: string
  readonly at: Minute
}

interface Step {
  readonly id: string
  readonly about: Minute
  readonly at: Minute
  readonly staleAt: Minute
  readonly opening: boolean
  readonly to: readonly string[]
}

const known = new Map<string, Step[]>()

function stepsFor(opening: Minute, deadline: Minute): Step[] {
  const key = `${opening} ${deadline}`
  const steps = known.get(key) ?? stepsBetween(opening, deadline)
  known.set(key, steps)
  return steps
}

function stepsBetween(opening: Minute, deadline: Minute): Step[] {
  const before = (wanted: Minute): Minute => {
    const later = nearest(Math.max(wanted, opening), 1)
    if (later < deadline) return later
    const earlier = nearest(Math.max(wanted, opening), -1)
    return earlier >= opening ? earlier : later
  }
  const after = (days: number): Minute => nearest(atTime(workingDaysAfter(deadline, days), 8, 30), 1)
  const early = { about: deadline, staleAt: deadline, opening: false }
  const late = (days: number) => ({ about: deadline, at: after(days), staleAt: after(days) + 7 * DAY, opening: false })
  return [
    {
      id: 'mo-ky',
      about: opening,
      at: nearest(atTime(opening, 8, 0), 1),
      staleAt: deadline,
      opening: true,
      to: ['unit'],
    },
    { ...early, id: 'truoc-mot-ngay', at: before(atTime(deadline - DAY, 8, 30)), to: ['unit'] },
    { ...early, id: 'truoc-bon-gio', at: before(deadline - 240), to: ['unit', 'officer'] },
    { ...late(1), id: 'qua-han', to: ['unit', 'head', 'secretary'] },
    { ...late(3), id: 'qua-han-ba-ngay', to: ['head', 'secretary'] },
  ]
}

/** `sweeps` in ascending order; `watched`: whether the program looks at that month at that minute. */
export function wantedOf(
  life: Life,
  sweeps: readonly Minute[],
  watched: (period: string, m: Minute) => boolean,
): Wanted[] {
  const { unit, month, extension } = life
  const settled = new Set<string>()
  const wanted: Wanted[] = []
  // Nothing can come of it later.
  const last = (extension?.deadline ?? month.opening) + 45 * DAY
  for (const now of sweeps.filter((m) => month.opening <= m && m <= last)) {
    if (!isAllowed(now) || !watched(month.period, now)) continue
    const due = pending(life, now, settled)
    for (const { step, audience, key } of due) {
      settled.add(key)
      const done = life.submittedAt !== undefined && life.submittedAt <= now
      const muted = life.mutedAt !== undefined && life.mutedAt <= now
      const newer = due.some(
        (d) =>
          d.audience === audience &&
          (d.step.about === step.about || step.opening) &&
          (d.step.at > step.at || (d.step.at === step.at && d.place > due.findIndex((x) => x.key === key))),
      )
      if (!done && !muted && !newer && now < step.staleAt)
        wanted.push({ unit, period: month.period, step: step.id, audience, at: now })
    }
  }
  return wanted
}

function pending(life: Life, now: Minute, settled: ReadonlySet<string>) {
  const { month, deadline, extension } = life
  const granted = extension !== undefined && extension.grantedAt <= now
  const inForce = granted && extension.deadline > deadline ? extension.deadline : deadline
  return stepsFor(month.opening, inForce)
    .filter((step) => step.at <= now && (!granted || step.opening || step.at > extension.grantedAt))
    .sort((a, b) => a.at - b.at)
    .flatMap((step) => step.to.map((audience) => ({ step, audience, key: `${step.id} ${audience} ${step.about}` })))
    .filter(({ key }) => !settled.has(key))
    .map((d, place) => ({ ...d, place }))
}
