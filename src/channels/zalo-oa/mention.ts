/** Mentions, which Zalo writes into the text: ours are taken off what people write, theirs are kept from becoming one. */
import { isMentionOnly, withoutMention } from '../mention.ts'
import type { Account } from './account.ts'

/** By the account's id or by its name. */
export function withoutOurs(text: string, account: Account): { text: string; addressed?: true } {
  return withoutMention(text, ours(account))
}

export function isOnlyOurs(text: string, account: Account): boolean {
  return isMentionOnly(text, ours(account))
}

function ours({ oaId, name }: Account): string[] {
  return [`[@${oaId}]`, ...(name === undefined ? [] : [`@${name}`])]
}

/** `[@id]` of a member, or of the group, is a mention in every text: what people typed must not become one. */
export function withoutMentions(text: string): string {
  return text.replaceAll('[@', '[ @')
}

export function mentionOf(userId: string): string {
  return `[@${userId}]`
}
