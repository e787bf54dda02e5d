/** Part of the store's contract (`store.ts`): who holds which role for which unit, and the codes that grant one. */
import type { ChannelName } from '../channels/channel.ts'
import type { Role } from '../core/access.ts'
import type { UnitCode } from '../core/pack.ts'
import type { ChatRecord } from './records.ts'

/** Held by a chat or by a person, not by both. */
export interface NewLink {
  readonly chatId?: number
  readonly personId?: number
  readonly unit: UnitCode
  readonly role: Role
  readonly createdAt: Date
  readonly createdBy?: number
}

export interface LinkRecord extends NewLink {
  readonly id: number
}

export interface HeldLink extends LinkRecord {
  /** As the platform names the chat, or the person. */
  readonly holder: { readonly channel: ChannelName; readonly externalId: string; readonly name: string }
}

export interface NewLinkCode {
  /** SHA-256 of the code; the code itself is never stored. */
  readonly digest: string
  readonly unit: UnitCode
  readonly role: Role
  readonly createdAt: Date
  readonly createdBy?: number
  readonly expiresAt: Date
  /** Good in this chat alone. */
  readonly chatId?: number
}

/** Who typed a code, and where. */
export interface CodeUser {
  readonly personId?: number
  readonly chatId?: number
}

export type CodeUse =
  | { readonly outcome: 'ok'; readonly unit: UnitCode; readonly role: Role }
  | { readonly outcome: 'expired' | 'used' | 'unknown' | 'elsewhere' }

export interface LinkReads {
  /** What the chat holds and what the person holds; revoked ones never. */
  of(who: { readonly chatId?: number; readonly personId?: number }): Promise<LinkRecord[]>
  ofUnit(unit: UnitCode, role?: Role): Promise<LinkRecord[]>
  /** Chats that hold a role for the unit, each once. */
  chatsOf(unit: UnitCode, role?: Role): Promise<ChatRecord[]>
  /** The private chats of people who hold a role for the unit and have written to the program. */
  privateChatsOf(unit: UnitCode, role: Role): Promise<ChatRecord[]>
  /** Links in force with who holds them, of one unit or of all, by unit and role. */
  held(unit?: UnitCode): Promise<HeldLink[]>
  /** How many codes nobody has used yet and somebody could. */
  codesOpen(now: Date): Promise<number>
  /** When the person typed codes that nobody had made, or anybody did so in the chat; the newest first, not all of very many. */
  wrongCodes(who: { readonly chatId?: number; readonly personId?: number }, since: Date): Promise<Date[]>
}
export interface LinkWrites extends LinkReads {
  /** Resolves with the link's id; what is held already is not held twice. */
  add(link: NewLink): Promise<number>
  /** False if it was not in force. */
  revoke(id: number, now: Date): Promise<boolean>
  addCode(code: NewLinkCode): Promise<void>
  /** Of any number of users exactly one gets `ok`. */
  useCode(digest: string, now: Date, by: CodeUser): Promise<CodeUse>
  /** No code that was not used can be used any more; resolves with how many there were. */
  endCodes(now: Date): Promise<number>
}
