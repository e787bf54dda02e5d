/**
 * Rows as the program sees them: plain data, the same on every database engine.
 * What is not known is absent, never null, except an answer's `value`, whose null means "withdrawn".
 */
import type { ChannelName, ChatKind } from '../channels/channel.ts'
import type { Moment } from '../core/moment.ts'
import type { IndicatorId, UnitCode } from '../core/pack.ts'
import type { Period } from '../core/period.ts'
import type { Value } from '../core/value.ts'

export interface ChatRecord {
  readonly id: number
  readonly channel: ChannelName
  readonly externalId: string
  readonly kind: ChatKind
  readonly title: string
  /** When a person last did something there; kept where the platform lets them be written to for a while only. */
  readonly heardAt?: Date
  /** The platform's number of the newest message handled, and when it was written; kept where messages are numbered. */
  readonly last?: { readonly order: number; readonly at: Date }
  /** They no longer want to be written to. */
  readonly hasLeft?: true
}

export interface PersonRecord {
  readonly id: number
  readonly channel: ChannelName
  readonly externalId: string
  readonly name: string
}

/** How a person came to be forgotten. */
export interface Forgetting {
  readonly at: Date
  readonly by: 'platform' | 'command-line'
  /** `externalId` of the message that asks for it: what came behind it is of somebody who writes anew. */
  readonly request?: string
}

export interface PeriodRecord {
  readonly period: Period
  readonly packVersion: string
  readonly openedAt: Date
  readonly lockedAt?: Date
}

export interface NewAnswer {
  readonly period: Period
  readonly unit: UnitCode
  readonly indicator: IndicatorId
  /** Null withdraws the answer. */
  readonly value: Value | null
  readonly typed: string
  readonly personId?: number
  readonly chatId?: number
  readonly messageId?: string
  readonly at: Date
}

export interface AnswerRevision extends NewAnswer {
  /** Counts from 1 for each period, unit and indicator. */
  readonly revision: number
}

/** In force: the newest revision, unless that one is a withdrawal. */
export interface AnswerInForce extends AnswerRevision {
  readonly value: Value
}

/** An absent property means all; an empty list means none. */
export interface AnswerFilter {
  readonly periods?: readonly Period[]
  /** This period and all before it. */
  readonly until?: Period
  readonly units?: readonly UnitCode[]
  readonly indicators?: readonly IndicatorId[]
  /** Those that this message gave. */
  readonly message?: { readonly chatId: number; readonly messageId: string }
}

export type SubmissionStatus = 'open' | 'submitted' | 'approved' | 'returned'

export interface SubmissionRecord {
  readonly period: Period
  readonly unit: UnitCode
  readonly status: SubmissionStatus
  readonly startedAt: Date
  readonly submittedAt?: Date
  readonly submittedBy?: number
}

export interface NewConversation {
  readonly chatId: number
  readonly period: Period
  readonly unit: UnitCode
  /** JSON of the interview's own; whoever reads it knows its shape. */
  readonly state: unknown
  /** Who is being asked. */
  readonly personId?: number
  readonly updatedAt: Date
}

export interface ConversationRecord extends NewConversation {
  readonly id: number
}

export interface NewPrompt {
  readonly conversationId: number
  readonly chatId: number
  readonly indicator: string
  /** Absent until the message has gone out. */
  readonly messageId?: string
  /** Whether it has buttons to answer with; true if absent. */
  readonly asks?: boolean
  /**
   * The revision of the question's answer when the card was drawn, 0 for none; of a review the sum over all questions.
   * Absent: drawn by an earlier version.
   */
  readonly revision?: number
  readonly createdAt: Date
}

export interface PromptRecord extends NewPrompt {
  readonly id: number
}

export interface NewOutgoing {
  readonly chatId: number
  /** Learns the message id when this has been sent. */
  readonly promptId?: number
  /** JSON of the app's own; whoever reads it checks its shape. */
  readonly payload: unknown
  readonly createdAt: Date
  /** `urgent` unless said otherwise. */
  readonly urgency?: Urgency
}

/** `urgent`: somebody waits for it. `bulk`: it may take its time. */
export type Urgency = 'urgent' | 'bulk'

export interface OutboxRecord extends NewOutgoing {
  readonly id: number
  readonly urgency: Urgency
  readonly status: 'new' | 'failed'
  /** Tries that failed, as far as they were written down. */
  readonly attempts: number
  /** Why the last of these did: a kind of failure, and what the platform told beyond it. */
  readonly error?: string
  readonly reason?: string
  readonly notBefore?: Date
  /** When the newest try began; it may have gone out then. */
  readonly startedAt?: Date
  readonly chat: ChatRecord
}

/** A message that went out lately, or may have. */
export interface RecentMessage {
  readonly id: number
  readonly chatId: number
  readonly chat: ChatRecord
  readonly payload: unknown
  readonly urgency: Urgency
  /** Calls that it has taken so far, as far as was written down; at least one. */
  readonly tries: number
  /** When the platform had answered; absent: it is not known to have. */
  readonly sentAt?: Date
}

export interface SentMessage {
  readonly chatId: number
  readonly messageId?: string
}

/** A chat that something was sent to; `failed`: given up, and why. */
export interface SendTry {
  readonly chatId: number
  readonly failed: boolean
  readonly error?: string
  readonly reason?: string
}

export interface OutboxCounts {
  readonly waiting: number
  readonly failed: number
}

/** A later deadline of one unit. */
export interface ExtensionRecord {
  readonly period: Period
  readonly unit: UnitCode
  readonly deadline: Moment
  readonly grantedAt: Date
  readonly grantedBy?: number
}

export interface MuteRecord {
  readonly period: Period
  readonly unit: UnitCode
  readonly muted: boolean
  readonly at: Date
  readonly personId?: number
}

/** `waiting`: by hand, at a moment when nobody may be written to. */
export type ReminderOutcome =
  | 'waiting'
  | 'sent'
  | 'merged'
  | 'stale'
  | 'not-needed'
  | 'muted'
  /** Nobody is linked, or nobody could be written to. */
  | 'unreachable'

/** One step of the plan about one deadline of one unit to one audience: the claim that it happens once. */
export interface NewReminder {
  readonly period: Period
  /** Of a digest `chat:7`. */
  readonly unit: UnitCode
  readonly step: string
  readonly audience: string
  /** The opening or deadline that it is about. */
  readonly about: Moment
  readonly dueAt: Moment
  readonly outcome: ReminderOutcome
  readonly at: Date
}

export interface ReminderRecord extends NewReminder {
  readonly id: number
}

/** The leaders' card of a period in one chat. */
export interface DigestRecord {
  readonly chatId: number
  readonly period: Period
  /** The row of the outbox that the card was sent with. */
  readonly outboxId: number
  readonly shown: string
}

export interface AuditEntry {
  readonly at: Date
  readonly personId?: number
  readonly action: string
  readonly subject: string
  /** Anything that JSON can say. */
  readonly detail?: unknown
}
