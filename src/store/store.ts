/**
 * The contract between the program and its database; the use cases in `app/` and the command line call it,
 * `open-store.ts` gives it. Nothing here says which engine is behind it.
 *
 * Reads of `Store` see what is committed. What is decided on what was read is read and written inside `write`.
 */
import type { ChannelName, ChatRef, Inbound, PersonRef } from '../channels/channel.ts'
import type { LocalStore } from '../channels/local/local-store.ts'
import type { Moment } from '../core/moment.ts'
import type { IndicatorId, UnitCode } from '../core/pack.ts'
import type { Period } from '../core/period.ts'
import type { Erased } from './erase.ts'
import type * as Inbox from './inbox-records.ts'
import type * as Platform from './platform.ts'
import type * as Row from './records.ts'
import type * as Roles from './roles.ts'

export type { Erased } from './erase.ts'
export type * from './inbox-records.ts'
export type * from './platform.ts'
export type * from './records.ts'
export type * from './roles.ts'

export interface ChatReads {
  byId(id: number): Promise<Row.ChatRecord | undefined>
  /** A chat that moved is found by its old ids too. */
  find(channel: ChannelName, externalId: string): Promise<Row.ChatRecord | undefined>
  /** The message was one part of a long text. */
  isPart(id: number, messageId: string): Promise<boolean>
}
export interface ChatWrites extends ChatReads {
  /** Finds or makes it, and keeps the title fresh. */
  of(channel: ChannelName, ref: ChatRef, now: Date): Promise<Row.ChatRecord>
  /** Links, conversations, prompts and unsent messages go over to the new id. Does nothing the second time. */
  move(channel: ChannelName, oldId: string, newId: string, now: Date): Promise<Row.ChatRecord>
  /** A person did something there, unless they are known to have done something later. */
  heard(id: number, at: Date): Promise<void>
  /** The newest message of the chat has this number, and was written then. */
  came(id: number, order: number, at: Date): Promise<void>
  /** These messages together were one long text. */
  joined(id: number, messageIds: readonly string[]): Promise<void>
  /** They do not want to be written to any more; likewise. */
  left(id: number, at: Date): Promise<void>
}

export interface PersonReads {
  byId(id: number): Promise<Row.PersonRecord | undefined>
  find(channel: ChannelName, externalId: string): Promise<Row.PersonRecord | undefined>
  /** By name; without those who were forgotten. */
  ofChannel(channel: ChannelName): Promise<Row.PersonRecord[]>
}
export interface PersonWrites extends PersonReads {
  /** Finds or makes them, and keeps the name fresh. */
  of(channel: ChannelName, ref: PersonRef, now: Date): Promise<Row.PersonRecord>
  /** Takes out their name, ids, words and roles, and notes that in the audit. False if nobody is known by that id. */
  forget(channel: ChannelName, externalId: string, asked: Row.Forgetting): Promise<boolean>
}

export interface PeriodReads {
  get(period: Period): Promise<Row.PeriodRecord | undefined>
  /** The newest first. */
  list(): Promise<Row.PeriodRecord[]>
}
export interface PeriodWrites extends PeriodReads {
  /** A period that is open already keeps its pack version. */
  open(period: Period, packVersion: string, now: Date): Promise<void>
  lock(period: Period, now: Date): Promise<void>
  unlock(period: Period): Promise<void>
}

export interface AnswerReads {
  /** The newest revision of each answer, unless that is a withdrawal. */
  inForce(filter: Row.AnswerFilter): Promise<Row.AnswerInForce[]>
  /** Every revision, withdrawals too; the newest period first, in it the newest revision. */
  history(unit: UnitCode, indicator: IndicatorId, period?: Period): Promise<Row.AnswerRevision[]>
  /** Revisions that a message gave, whether or not they are in force. */
  givenBy(message: { readonly chatId: number; readonly messageId: string }): Promise<Row.AnswerRevision[]>
}
export interface AnswerWrites extends AnswerReads {
  /** Adds a revision and resolves with its number; nothing is ever overwritten. */
  record(answer: Row.NewAnswer): Promise<number>
}

export interface SubmissionReads {
  get(period: Period, unit: UnitCode): Promise<Row.SubmissionRecord | undefined>
  list(period: Period): Promise<Row.SubmissionRecord[]>
}
export interface SubmissionWrites extends SubmissionReads {
  put(submission: Row.SubmissionRecord): Promise<void>
}

export interface ConversationReads {
  get(chatId: number, period: Period, unit: UnitCode): Promise<Row.ConversationRecord | undefined>
  byId(id: number): Promise<Row.ConversationRecord | undefined>
  /** The one written last in the chat; with `personId`, of those in which this person is asked. */
  newestOf(chatId: number, personId?: number): Promise<Row.ConversationRecord | undefined>
  /** Those written last in the chat, the newest first. */
  recentOf(chatId: number, most: number): Promise<Row.ConversationRecord[]>
  /** Those in which a text waits that looks like a person's data; of one chat, or of all. */
  undecided(chatId?: number): Promise<Row.ConversationRecord[]>
  promptById(id: number): Promise<Row.PromptRecord | undefined>
  /** The newest prompt that the message shows. */
  promptOfMessage(chatId: number, messageId: string): Promise<Row.PromptRecord | undefined>
  /** Prompts with buttons about the indicator, the newest first, whose messages still show it and no other question. */
  promptsOf(conversationId: number, indicator: string, most: number): Promise<Row.PromptRecord[]>
  /** The newest prompt with buttons. */
  newestCard(conversationId: number): Promise<Row.PromptRecord | undefined>
}
export interface ConversationWrites extends ConversationReads {
  /** One per chat, period and unit; resolves with its id. */
  put(conversation: Row.NewConversation): Promise<number>
  addPrompt(prompt: Row.NewPrompt): Promise<number>
  setMessageId(promptId: number, messageId: string): Promise<void>
}

export interface InboxReads {
  /** To be handled, in the order of arrival, of ids above `after` (default 0). */
  pending(limit: number, after?: number): Promise<Inbox.InboxRecord[]>
  /** Set aside once and to be tried again, likewise. */
  retried(limit: number): Promise<Inbox.InboxRecord[]>
  /** Whatever is not handled: what is pending and what was set aside. */
  unhandled(limit: number): Promise<Inbox.UnhandledRecord[]>
  setAside(): Promise<Inbox.SetAside>
}
export interface InboxWrites extends InboxReads {
  /** Stores it, or tells that the same message was stored before. */
  receive(inbound: Inbound, now: Date): Promise<Inbox.Received>
  /** Before it is begun with nothing else under way: if the program dies now, it may be the reason. */
  markStarted(id: number): Promise<void>
  /** False if its writer was forgotten since it came: then nothing may come of it. */
  markHandled(id: number, now: Date): Promise<boolean>
  /** Takes the person's words out of a stored message; that it came stays known. */
  blank(channel: ChannelName, externalId: string): Promise<void>
  /** It was not meant for the program: nothing is kept but that it came, and that only until `dropOverheard`. */
  overheard(channel: ChannelName, externalId: string): Promise<void>
  /** As `overheard`, of somebody who is not known: no id or name of theirs stays in how it is known, either. */
  ofNobody(channel: ChannelName, externalId: string): Promise<void>
  /** Takes out what was overheard before; by then no platform delivers it again. */
  dropOverheard(before: Date): Promise<void>
  /** Sets it aside. False as in `markHandled`. */
  markFailed(id: number, why: Inbox.SetAsideReason, now: Date): Promise<boolean>
  /** Of what was set aside: it is handled again, as if for the first time. Resolves with how many there were. */
  retry(ids: readonly number[]): Promise<number>
  /** Of what was set aside: it is not handled any more. */
  drop(ids: readonly number[]): Promise<number>
}

export interface FloodReads {
  /** Floods whose end was not told. */
  list(): Promise<Inbox.FloodRecord[]>
}
export interface FloodWrites extends FloodReads {
  /** From now on somebody's messages are refused: this one is counted. */
  begin(chatId: number, personId: number): Promise<void>
  /** More were refused. Does nothing where no flood is noted any more, as after the person was forgotten. */
  add(flood: Inbox.FloodRecord): Promise<void>
  /** Takes out what is noted of the chat. */
  take(chatId: number): Promise<Inbox.FloodRecord[]>
}

export interface OutboxReads {
  /** Neither sent nor given up, in the order written, of ids above `after` (default 0). */
  unsent(limit: number, after?: number): Promise<Row.OutboxRecord[]>
  /** Ids of all that `unsent` would give. */
  unsentIds(): Promise<number[]>
  /** Those of the ids that are not sent, in the order written: waiting or given up. */
  byIds(ids: readonly number[]): Promise<Row.OutboxRecord[]>
  /** Those given up, in the order written. */
  failed(): Promise<Row.OutboxRecord[]>
  /** The chat that the message went to or will go to, and its id there, once it has been sent. */
  messageOf(id: number): Promise<Row.SentMessage | undefined>
  /** Answered since `sentSince`, or begun since `startedSince` without an answer that is known; in no order. */
  recent(sentSince: Date, startedSince: Date): Promise<Row.RecentMessage[]>
  /** Messages that went to people instead of this one, which its chat did not take. */
  instead(id: number): Promise<(Row.SendTry & { readonly id: number })[]>
  counts(): Promise<Row.OutboxCounts>
}
export interface OutboxWrites extends OutboxReads {
  enqueue(outgoing: Row.NewOutgoing): Promise<number>
  /** Before each try. Resolves with the chat it is for now; undefined if it is not to be sent any more. */
  markStarted(id: number, now: Date): Promise<number | undefined>
  /** Also tells the prompt its message id. */
  markSent(id: number, now: Date, messageId?: string): Promise<void>
  /** To be tried again; `unanswered`: the try may have reached people all the same. */
  markWaiting(id: number, error: string, notBefore: Date, unanswered: boolean): Promise<void>
  /** `reason`: what the platform told beyond the kind. */
  markFailed(id: number, error: string, reason?: string): Promise<void>
  /** Another message stands for the row's from now on. */
  replaceMessage(id: number, message: Required<Row.SentMessage>): Promise<void>
  /** Of what was given up: it is sent again, as if for the first time. Resolves with how many there were. */
  retry(ids: readonly number[]): Promise<number>
  /** Of what waits or was given up: it is not sent any more. */
  drop(ids: readonly number[]): Promise<number>
}

export interface TermReads {
  extension(period: Period, unit: UnitCode): Promise<Row.ExtensionRecord | undefined>
  /** Of each unit the newest extension of the period. */
  extensions(period: Period): Promise<Row.ExtensionRecord[]>
  /** Periods of which some unit has a deadline at or after `from`. */
  extendedPeriods(from: Moment): Promise<Period[]>
  /** Units that are not to be reminded of the period. */
  muted(period: Period): Promise<UnitCode[]>
}
export interface TermWrites extends TermReads {
  extend(extension: Row.ExtensionRecord): Promise<void>
  mute(mute: Row.MuteRecord): Promise<void>
}

export interface ReminderReads {
  list(period: Period): Promise<Row.ReminderRecord[]>
  /** Ordered by hand for a moment that has come. */
  waiting(until: Moment): Promise<Row.ReminderRecord[]>
  /** What the message of the outbox carries. */
  carriedBy(outboxId: number): Promise<Row.ReminderRecord[]>
  /** The chats that one of the reminders was sent to, and whether that was given up. */
  sentTo(reminderIds: readonly number[]): Promise<Row.SendTry[]>
  digest(chatId: number, period: Period): Promise<Row.DigestRecord | undefined>
}
export interface ReminderWrites extends ReminderReads {
  /** Resolves with its id, or undefined if it was claimed before. */
  claim(reminder: Row.NewReminder): Promise<number | undefined>
  settle(id: number, outcome: Row.ReminderOutcome, at: Date): Promise<void>
  carry(reminderId: number, outboxId: number): Promise<void>
  putDigest(digest: Row.DigestRecord): Promise<void>
}

export interface Reads {
  readonly chats: ChatReads
  readonly people: PersonReads
  readonly links: Roles.LinkReads
  readonly periods: PeriodReads
  readonly answers: AnswerReads
  readonly submissions: SubmissionReads
  readonly conversations: ConversationReads
  readonly floods: FloodReads
  readonly inbox: InboxReads
  readonly outbox: OutboxReads
  readonly terms: TermReads
  readonly reminders: ReminderReads
  readonly offers: Platform.OfferReads
  readonly downloads: Platform.DownloadReads
  readonly paid: Platform.PaidReads
}

export interface Tx extends Reads {
  readonly chats: ChatWrites
  readonly people: PersonWrites
  readonly links: Roles.LinkWrites
  readonly periods: PeriodWrites
  readonly answers: AnswerWrites
  readonly submissions: SubmissionWrites
  readonly conversations: ConversationWrites
  readonly floods: FloodWrites
  readonly inbox: InboxWrites
  readonly outbox: OutboxWrites
  readonly terms: TermWrites
  readonly reminders: ReminderWrites
  readonly offers: Platform.OfferWrites
  readonly downloads: Platform.DownloadWrites
  readonly paid: Platform.PaidWrites
  /** True once in the life of the database for each `key`. */
  once(key: string, now: Date): Promise<boolean>
  audit(entry: Row.AuditEntry): Promise<void>
}

export interface Store extends Reads {
  /**
   * All that `work` writes, or nothing if it throws; resolves when it is on disk. Works run one after the other in
   * the order of the calls. `work` awaits nothing but `tx`, leaves no use of `tx` running, and never calls `write`.
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** `inbox.receive` in a write of its own. */
  receive(inbound: Inbound, now: Date): Promise<Inbox.Received>
  readonly local: LocalStore
  /** `account`: the channel and the platform's id of it. */
  grants(account: string): Platform.Grants
  /** What was first remembered under this name since the database was made or reset: `first`, the first time. */
  remembered(key: string, first: string): Promise<string>
  /**
   * Takes what was forgotten out of the database's files as well, trying so many times. `unfinished`: another program
   * reads just now, or the disk is full; a later call goes on, as does the next start.
   */
  erase(tries: number): Promise<Erased>
  /** Empties every table; for the trial page. */
  reset(): Promise<void>
  /** Rejects if the database does not answer. */
  ping(): Promise<void>
  /** A whole, consistent copy in a file that must not exist yet, while work goes on. */
  backup(file: string): Promise<void>
  /** Takes no more writes, finishes those begun, lets go of the file. */
  close(): Promise<void>
}
