/**
 * What is to be done about a grant at a moment. Pure; `rotation.ts` does it. The rule behind all of it: a refresh token
 * works once, so it is not presented again as long as an access token works that would be lost with it.
 */
import type { Grant } from './grant.ts'

const SECOND = 1000
const HOUR = 3600 * SECOND

/** An access token is renewed when so much of its time is left. */
const EARLY_MS = 5 * HOUR
/** What Zalo documents, for an access token of which nobody wrote down when it ends. */
const USUAL_MS = 25 * HOUR
/** A refresh takes half a minute at most: whoever claimed it longer ago has died, or never got an answer. */
export const CLAIM_MS = 120 * SECOND
/** Ends are counted from before the request, so Zalo's are a little later. */
const GRACE_MS = 120 * SECOND
const AGAIN_MS = HOUR
/** Of the three months that a refresh token works. */
const AGED_MS = 80 * 24 * HOUR
const LIFE_MS = 90 * 24 * HOUR

export type NextStep =
  | { readonly step: 'nothing' }
  /** `over`: the claim or refusal that is taken over. */
  | { readonly step: 'refresh'; readonly over?: Date }
  /** Somebody is at it. */
  | { readonly step: 'wait' }
  /** What came of a refresh is not known. */
  | { readonly step: 'unknown'; readonly since: Date }
  | { readonly step: 'refused' }

export interface Known {
  readonly now: Date
  /** When this process began: what an earlier one was refused may be due to settings that were mended. */
  readonly startedAt: Date
  /** A claim of this process of which no answer came. */
  readonly lost?: Date
  /** Zalo has just not taken the access token. */
  readonly isRejected?: boolean
}

export function endOf({ accessToken, accessEndsAt, obtainedAt }: Grant): Date {
  if (accessToken === undefined) return obtainedAt
  return accessEndsAt ?? new Date(obtainedAt.getTime() + USUAL_MS)
}

/** The access token, if it still works by the clock. */
export function usableToken(grant: Grant, now: Date): string | undefined {
  return now < endOf(grant) ? grant.accessToken : undefined
}

/** When the refresh token ends, if that is soon. */
export function endsSoon({ obtainedAt }: Grant, now: Date): Date | undefined {
  const since = obtainedAt.getTime()
  return now.getTime() - since >= AGED_MS ? new Date(since + LIFE_MS) : undefined
}

export function nextStep(grant: Grant, known: Known): NextStep {
  const { now, startedAt, isRejected = false } = known
  const { refusedAt, refreshingSince } = grant
  if (refreshingSince) return underClaim(grant, refreshingSince, known)
  if (refusedAt) {
    const isOver = isRejected || hasEnded(grant, now)
    return isOver && refusedAt < startedAt ? { step: 'refresh', over: refusedAt } : { step: 'refused' }
  }
  return isRejected || isDue(grant, now) ? { step: 'refresh' } : { step: 'nothing' }
}

function underClaim(grant: Grant, since: Date, { now, lost, isRejected = false }: Known): NextStep {
  const age = now.getTime() - since.getTime()
  const isLost = lost?.getTime() === since.getTime()
  // A claim of the future is one of a clock that was set back.
  if (!isLost && Math.abs(age) < CLAIM_MS) return { step: 'wait' }
  const isOver = isRejected || hasEnded(grant, now)
  // The first try after the end comes soon; it is itself a claim, made after the end, and the next one waits.
  const pause = isRejected || since >= endOf(grant) ? AGAIN_MS : CLAIM_MS
  const isTime = age >= pause || age <= -CLAIM_MS
  return isOver && isTime ? { step: 'refresh', over: since } : { step: 'unknown', since }
}

function hasEnded(grant: Grant, now: Date): boolean {
  const grace = grant.accessToken === undefined ? 0 : GRACE_MS
  return now.getTime() >= endOf(grant).getTime() + grace
}

function isDue(grant: Grant, now: Date): boolean {
  const end = endOf(grant).getTime()
  // Half of a short life, or each new one would be due at once.
  const early = Math.min(EARLY_MS, (end - grant.obtainedAt.getTime()) / 2)
  return now.getTime() >= end - early
}
