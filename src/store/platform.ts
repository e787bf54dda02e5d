/**
 * What platforms make necessary: choices without buttons, links in place of files, sends that cost money, tokens that
 * change. Part of the contract of `store.ts`.
 */
import type { ChannelName } from '../channels/channel.ts'
import type { Period } from '../core/period.ts'

/** The choices that a message shows as letters, or whose buttons cannot say what they do. */
export interface NewOffer {
  readonly chatId: number
  /** Whom the message answers; absent: everybody in the chat. */
  readonly personId?: number
  /** The row of the outbox that the message was sent with. */
  readonly outboxId: number
  /** Letters, if absent. */
  readonly as?: 'letters' | 'buttons'
  /** What each does, in the order shown. */
  readonly choices: readonly string[]
  /** By the platform's clock, where it answers a message: whoever wrote before cannot have seen it. */
  readonly createdAt: Date
}

/** Of what answered this person, and of what was said to all. */
export interface Oldest {
  readonly own: Date
  readonly all: Date
}

export interface OfferReads {
  /** Letters, by the platform's id of the message. */
  ofMessage(chatId: number, messageId: string): Promise<readonly string[] | undefined>
  /** Buttons, by the platform's id of the message. */
  buttonsOf(chatId: number, messageId: string): Promise<readonly string[] | undefined>
  /** The newest to this person or to everybody that was made before `at`, unless it is older than it may be. */
  newestTo(chatId: number, personId: number, at: Date, oldest: Oldest): Promise<readonly string[] | undefined>
}
export interface OfferWrites extends OfferReads {
  add(offer: NewOffer): Promise<void>
}

/** A link to a report that works once. */
export interface DownloadRecord {
  /** SHA-256 of the link's secret, which nobody keeps. */
  readonly digest: string
  readonly period: Period
  readonly format: string
  readonly chatId: number
  readonly personId?: number
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly usedAt?: Date
}

export interface DownloadReads {
  find(digest: string): Promise<DownloadRecord | undefined>
}
export interface DownloadWrites extends DownloadReads {
  add(download: Omit<DownloadRecord, 'usedAt'>): Promise<void>
  /** True for one caller only, and not after it has expired. */
  use(digest: string, now: Date): Promise<boolean>
  /** What these may still fetch they may fetch no more. */
  endOf(whose: { readonly chatId?: number; readonly personId?: number }, now: Date): Promise<void>
  /** The download broke off: the link is good again. */
  giveBack(digest: string): Promise<void>
}

export interface PaidReads {
  /** How many sends of a channel may have been charged for since then. */
  count(channel: ChannelName, since: Date): Promise<number>
}
export interface PaidWrites extends PaidReads {
  /** Notes a try that may cost money; false, and nothing is noted, if there were `most` of them since `since`. */
  claim(paid: { channel: ChannelName; outboxId: number; at: Date; since: Date; most: number }): Promise<boolean>
}

/** The tokens with which a platform lets us act for an account. Tokens are secrets: into no log. */
export interface GrantRecord {
  readonly accessToken?: string
  readonly accessEndsAt?: Date
  /** Works once. */
  readonly refreshToken: string
  readonly obtainedAt: Date
  /** Somebody is at exchanging the refresh token, or died while at it. */
  readonly refreshingSince?: Date
  readonly refusedAt?: Date
  readonly refusal?: string
  /** SHA-256 of the setting that it came from. */
  readonly seed?: string
}

export interface Pair {
  readonly accessToken: string
  readonly accessEndsAt: Date
  readonly refreshToken: string
  readonly obtainedAt: Date
}

/** Each call is a commit of its own, and holds between processes. */
export interface Grants {
  get(): Promise<GrantRecord | undefined>
  /**
   * True for one caller: the refresh token still is this one, is not refused, and nobody is at it; with `evenIfSince`
   * also if whoever began then must be dead, or if it was refused then.
   */
  claim(refreshToken: string, now: Date, evenIfSince?: Date): Promise<boolean>
  /** Gives a claim back: the refresh token was not used. */
  release(refreshToken: string): Promise<void>
  /** False if another grant stands there meanwhile. */
  renew(refreshToken: string, pair: Pair): Promise<boolean>
  refuse(refreshToken: string, now: Date, why: string): Promise<void>
  /** Puts a grant in the place of whatever was there. */
  adopt(grant: Omit<GrantRecord, 'refreshingSince' | 'refusedAt' | 'refusal'>): Promise<void>
}
