/** Mentions, which Zalo writes into the text: ours are taken off what people write, theirs are kept from becoming one. */
import type { Account } from './inbound.ts'

/** At the beginning or the end, by the account's id or by its name. */
export function withoutMention(text: string, { oaId, name }: Account): { text: string; addressed?: true } {
  const ours = [`[@${oaId}]`, ...(name === undefined ? [] : [`@${name}`])]
  const said = text.trim()
  for (const mention of ours) {
    const folded = said.toLowerCase().normalize('NFC')
    const wanted = mention.toLowerCase().normalize('NFC')
    const whole = said.normalize('NFC')
    if (folded.startsWith(wanted)) return addressed(whole.slice(wanted.length).replace(/^[\s,:]+/, ''), text)
    if (folded.endsWith(wanted)) return addressed(whole.slice(0, -wanted.length).trimEnd(), text)
  }
  return { text }
}

/** Nothing but our name says as much as it did. */
function addressed(rest: string, text: string): { text: string; addressed: true } {
  return { text: rest === '' ? text : rest, addressed: true }
}

/** `[@id]` of a member, or of the group, is a mention in every text: what people typed must not become one. */
export function withoutMentions(text: string): string {
  return text.replaceAll('[@', '[ @')
}

export function mentionOf(userId: string): string {
  return `[@${userId}] `
}
