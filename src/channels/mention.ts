/**
 * Takes the program's own name off what people wrote. Channels use it whose platform writes mentions into the text.
 */

/** Somebody who writes the name more often at one end means nothing more by it. */
const MOST_MENTIONS = 8

/** Our name may touch it: `/tiendo@Name`. */
const COMMAND = /^\s*[/#][\p{L}\p{M}\d_]+$/u

/**
 * `mentions`: as the platform writes them, `@Name`. Those at the beginning and the end are taken off; one in between
 * stays, but the text is addressed to us all the same. The rest is composed.
 */
export function withoutMention(text: string, mentions: readonly string[]): { text: string; addressed?: true } {
  // The longest first: one of our names may begin another.
  const wanted = mentions.map((m) => m.normalize('NFC').toLowerCase()).sort((a, b) => b.length - a.length)
  const whole = text.normalize('NFC').trim()
  let rest = whole
  for (let i = 0; i < MOST_MENTIONS; i++) {
    const less = wanted.map((mention) => withoutOne(rest, mention)).find((one) => one !== undefined)
    if (less === undefined) break
    // Nothing but our name says as much as it did.
    if (less === '') return { text: rest, addressed: true }
    rest = less
  }
  if (rest !== whole) return { text: rest, addressed: true }
  return wanted.some((mention) => holds(whole, mention)) ? { text, addressed: true } : { text }
}

/** Beside a picture that is no more than was said by writing to us at all. */
export function isMentionOnly(text: string, mentions: readonly string[]): boolean {
  const said = text.normalize('NFC').trim().toLowerCase()
  return mentions.some((mention) => mention.normalize('NFC').toLowerCase() === said)
}

function withoutOne(said: string, mention: string): string | undefined {
  const folded = said.toLowerCase()
  if (folded.startsWith(mention) && !goesOn(folded, mention.length))
    return said.slice(mention.length).replace(/^[\s,:]+/, '')
  const [end = ''] = /[\s.,:!?]{0,9}$/.exec(said) ?? []
  const from = said.length - end.length - mention.length
  const isBehind = from >= 0 && folded.length === said.length && folded.startsWith(mention, from)
  const before = said.slice(0, Math.max(from, 0))
  return isBehind && (!isInWord(folded, from) || COMMAND.test(before)) ? before.trimEnd() : undefined
}

function holds(said: string, mention: string): boolean {
  const folded = said.toLowerCase()
  for (let at = folded.indexOf(mention); at >= 0; at = folded.indexOf(mention, at + 1))
    if (!isInWord(folded, at) && !goesOn(folded, at + mention.length)) return true
  return false
}

/** `a@name` is an address; a mention in brackets may follow a word at once. */
function isInWord(text: string, at: number): boolean {
  return text[at] === '@' && /[\p{L}\p{M}\d_]$/u.test(text.slice(Math.max(at - 2, 0), at))
}

/** A longer name that begins like ours is somebody else's. */
function goesOn(text: string, at: number): boolean {
  return /^[\p{L}\p{M}\d_]{2}/u.test(text.slice(at - 1, at + 3))
}
