/** Mentions, which Zalo writes into the text: ours are taken off what people write, theirs are kept from becoming one. */
import { withoutMention } from '../mention.ts'
import type { Account } from './account.ts'

/** By the account's id or by its name. */
export function withoutOurs(text: string, { oaId, name }: Account): { text: string; addressed?: true } {
  return withoutMention(text, [`[@${oaId}]`, ...(name === undefined ? [] : [`@${name}`])])
}

/** `[@id]` of a member, or of the group, is a mention in every text: what people typed must not become one. */
export function withoutMentions(text: string): string {
  return text.replaceAll('[@', '[ @')
}

export function mentionOf(userId: string): string {
  return `[@${userId}]`
}
