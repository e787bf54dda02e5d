/**
 * The sweep: opens the month, settles the reminders whose moment has come, brings the leaders' cards up to date. The
 * schedule calls it every minute; what is due is decided from the pack, the tables and `now`, so a minute that was
 * missed costs nothing. A reminder is a row, which is the claim, before it is a message.
 */
import { type Due, deadlineOf, duesOf, type Extension, openingOf, periodOpenAt } from '../../core/deadlines.ts'
import { addMinutes, type Moment } from '../../core/moment.ts'
import type { Unit, UnitCode } from '../../core/pack.ts'
import { type Day, type Period, periodHolding } from '../../core/period.ts'
import type { UnitProgress } from '../../core/progress.ts'
import { APART_MINUTES, BY_HAND, dueAt, settle } from '../../core/reminders/decide.ts'
import { type Planned, plannedFor } from '../../core/reminders/plan.ts'
import { mayWrite, quietOf } from '../../core/reminders/quiet.ts'
import type { Reads, ReminderRecord, Tx } from '../../store/store.ts'
import type { App, Post } from '../app.ts'
import type { Deliverer, Queued } from '../delivery/deliver.ts'
import { posting } from '../delivery/posting.ts'
import { extensionsOf, progressFor, unitsOf } from '../month.ts'
import { momentIn, todayIn } from '../today.ts'
import { sweepDigests } from './digest.ts'
import { Letters } from './letters.ts'
import { recipientsOf } from './recipients.ts'

/** Units whose reminders are written in one transaction: few, so that no answer waits long for the disk. */
const TOGETHER = 50
/** A period of which some unit has a later deadline is looked at until so long after it. */
const EXTENDED_MINUTES = 7 * 1440

export interface Tick {
  readonly now: Date
  readonly moment: Moment
  readonly today: Day
}

/** A unit of which some step is due. */
interface UnitDue {
  readonly unit: Unit
  readonly planned: readonly Planned[]
  readonly reminded: boolean
  readonly extension: Extension | undefined
}

/** Resolves with what was pushed. A sweep that is asked for while one runs is the one that runs. */
export function createSweep(app: App, push: Deliverer['push']): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => {
    running ??= sweepOnce(app, push).finally(() => {
      running = undefined
    })
    return running
  }
}

async function sweepOnce(app: App, push: Deliverer['push']): Promise<void> {
  const now = app.now()
  const tick: Tick = { now, moment: momentIn(app.zone, now), today: todayIn(app.zone, now) }
  const current = periodOpenAt(app.pack, tick.moment, periodHolding(tick.today, app.pack.period))
  if (!(await app.store.periods.get(current)))
    await app.store.write((tx) => tx.periods.open(current, app.pack.version, now))
  const extended = await app.store.terms.extendedPeriods(addMinutes(tick.moment, -EXTENDED_MINUTES))
  for (const period of new Set([current, ...extended])) await remindOf(app, push, period, tick)
  await sendWaiting(app, push, tick)
  await sweepDigests(app, push, current, tick)
}

async function remindOf(app: App, push: Deliverer['push'], period: Period, tick: Tick): Promise<void> {
  if ((await app.store.periods.get(period))?.lockedAt) return
  const due = await unitsDue(app, app.store, period, tick)
  const own = due.map((d) => ({ ...d, planned: d.planned.filter((p) => !isOverview(p)) })).filter(hasPlanned)
  for (let i = 0; i < own.length; i += TOGETHER) push(await write(app, period, tick, own.slice(i, i + TOGETHER)))
  // Whoever looks after all units gets one message about all of them.
  const overviews = due.map((d) => ({ ...d, planned: d.planned.filter(isOverview) })).filter(hasPlanned)
  if (overviews.length > 0) push(await write(app, period, tick, overviews))
}

function isOverview({ audience }: Planned): boolean {
  return audience === 'secretary' || audience === 'leaders'
}

function hasPlanned({ planned }: UnitDue): boolean {
  return planned.length > 0
}

async function unitsDue(app: App, reads: Reads, period: Period, { moment, now }: Tick): Promise<UnitDue[]> {
  const { pack } = app
  const quiet = quietOf(pack)
  const extensions = await extensionsOf(app, reads, period)
  const settled = Map.groupBy(await reads.reminders.list(period), (r) => r.unit)
  const planned = plansOf(app, period)
  return unitsOf(app, period).flatMap((unit) => {
    const extension = extensions.get(unit.code)
    const taken = settled.get(unit.code) ?? []
    const due = dueAt(planned(duesOf(pack, unit, period, extension), extension), quiet, taken, moment)
    return due.length === 0 ? [] : [{ unit, planned: due, reminded: wasReminded(taken, now), extension }]
  })
}

/** Most units have the same deadlines, and so the same plan, which is worked out once. */
function plansOf(
  { pack }: App,
  period: Period,
): (dues: readonly Due[], extension: Extension | undefined) => readonly Planned[] {
  const quiet = quietOf(pack)
  const opening = openingOf(pack, period)
  const known = new Map<string, readonly Planned[]>()
  return (dues, extension) => {
    const key = JSON.stringify([dues, extension])
    const terms = { opening, dues, ...(extension && { grantedAt: extension.grantedAt }) }
    const planned = known.get(key) ?? plannedFor(pack.reminders, quiet, terms)
    known.set(key, planned)
    return planned
  }
}

/** By hand, a little while ago. */
export function wasReminded(taken: readonly ReminderRecord[], now: Date): boolean {
  const since = now.getTime() - APART_MINUTES * 60_000
  return taken.some((r) => r.step === BY_HAND && r.outcome === 'sent' && r.at.getTime() > since)
}

/** The rows and the messages of some units, in one transaction. */
function write(app: App, period: Period, tick: Tick, due: readonly UnitDue[]): Promise<readonly Queued[]> {
  return app.store.write(async (tx) => {
    const queued: Queued[] = []
    const letters = new Letters()
    const codes = due.map((d) => d.unit.code)
    const progress = await progressByUnit(app, tx, period, codes)
    const muted = new Set(await tx.terms.muted(period))
    for (const one of due) {
      const found = progress.get(one.unit.code)
      if (found) await settleUnit({ app, tx, letters, period, tick, muted }, one, found)
    }
    await letters.post(tx, posting(app, tx, tick.now, queued), { t: app.t, pack: app.pack, period, today: tick.today })
    return queued
  })
}

async function progressByUnit(
  app: App,
  tx: Tx,
  period: Period,
  units: readonly UnitCode[],
): Promise<Map<UnitCode, UnitProgress>> {
  const { submitted, underWay, notBegun } = await progressFor(app, tx, period, units)
  return new Map([...submitted, ...underWay, ...notBegun].map((p) => [p.unit.code, p]))
}

interface Desk {
  readonly app: App
  readonly tx: Tx
  readonly letters: Letters
  readonly period: Period
  readonly tick: Tick
  readonly muted: ReadonlySet<UnitCode>
}

async function settleUnit(desk: Desk, { unit, planned, reminded }: UnitDue, progress: UnitProgress): Promise<void> {
  const { app, tx, letters, period, tick, muted } = desk
  const standing = {
    submitted: progress.submitted !== undefined,
    muted: muted.has(unit.code),
    lacks: ({ due, isLast }: Planned) => isLast || progress.open.some((q) => due.forms.includes(q.form)),
  }
  for (const { planned: p, outcome } of settle(planned, standing, tick.moment, reminded)) {
    const chats = outcome === 'send' ? await recipientsOf(tx, app.pack, unit.code, p.audience) : []
    const sent = outcome === 'send' ? (chats.length > 0 ? 'sent' : 'unreachable') : outcome
    const about = { about: p.about, dueAt: p.at, step: p.step.id, audience: p.audience }
    const id = await tx.reminders.claim({ period, unit: unit.code, ...about, outcome: sent, at: tick.now })
    const missing = { progress, deadline: p.due.at, opening: p.step.from === 'opening', ...textOf(p) }
    if (id !== undefined) letters.add(chats, p.audience, missing, id)
  }
}

function textOf({ step }: Planned): { text?: string } {
  return step.text === undefined ? {} : { text: step.text }
}

/** Reminders that somebody ordered while nobody could be written to. */
async function sendWaiting(app: App, push: Deliverer['push'], tick: Tick): Promise<void> {
  if (!mayWrite(quietOf(app.pack), tick.moment)) return
  const waiting = Map.groupBy(await app.store.reminders.waiting(tick.moment), (r) => r.period)
  for (const [period, rows] of waiting) {
    const queued: Queued[] = []
    await app.store.write((tx) => sendByHand({ app, tx, post: posting(app, tx, tick.now, queued) }, period, rows, tick))
    push(queued)
  }
}

/** Claimed rows of reminders by hand, sent now to whoever still lacks something. */
export async function sendByHand(
  { app, tx, post }: { readonly app: App; readonly tx: Tx; readonly post: Post },
  period: Period,
  rows: readonly ReminderRecord[],
  tick: Tick,
): Promise<void> {
  const letters = new Letters()
  const codes = rows.map((r) => r.unit)
  const progress = await progressByUnit(app, tx, period, codes)
  const extensions = await extensionsOf(app, tx, period)
  const locked = (await tx.periods.get(period))?.lockedAt !== undefined
  for (const row of rows) {
    const found = progress.get(row.unit)
    if (!found || found.submitted || locked) {
      await tx.reminders.settle(row.id, 'not-needed', tick.now)
      continue
    }
    const chats = await recipientsOf(tx, app.pack, row.unit, 'unit')
    await tx.reminders.settle(row.id, chats.length > 0 ? 'sent' : 'unreachable', tick.now)
    const deadline = deadlineOf(app.pack, found.unit, period, extensions.get(row.unit))
    letters.add(chats, 'unit', { progress: found, deadline, opening: false }, row.id)
  }
  await letters.post(tx, post, { t: app.t, pack: app.pack, period, today: tick.today })
}
