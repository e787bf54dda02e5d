/** Takes the program's own name off what people wrote. Channels use it whose platform writes mentions into the text. */

/** `mentions`: as the platform writes them, `@Name`. One at the beginning or the end is taken off; the rest is composed. */
export function withoutMention(text: string, mentions: readonly string[]): { text: string; addressed?: true } {
  const said = text.normalize('NFC').trim()
  const folded = said.toLowerCase()
  for (const mention of mentions) {
    const wanted = mention.normalize('NFC').toLowerCase()
    if (folded.startsWith(wanted) && !goesOn(folded, wanted.length))
      return addressed(said.slice(wanted.length).replace(/^[\s,:]+/, ''), text)
    if (folded.endsWith(wanted)) return addressed(said.slice(0, -wanted.length).trimEnd(), text)
  }
  return { text }
}

/** A longer name that begins like ours is somebody else's. */
function goesOn(text: string, at: number): boolean {
  return /^[\p{L}\d]{2}/u.test(text.slice(at - 1))
}

/** Nothing but our name says as much as it did. */
function addressed(rest: string, text: string): { text: string; addressed: true } {
  return { text: rest === '' ? text : rest, addressed: true }
}
