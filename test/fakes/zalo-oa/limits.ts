/** The rules of the OpenAPI that no shape can say: lengths, forms of Unicode, names that would be read as mentions. */
import type { WireButton } from './schema.ts'
import { breach } from './wire.ts'
import type { Button } from './world.ts'

const LONGEST_TEXT = 2000
const MOST_BUTTONS = 5
const LONGEST_TITLE = 100
const LONGEST_PAYLOAD = 1000
const LONGEST_GROUP_NAME = 30

/** Keeps account of what Zalo lets pass and a good app should not do. */
export type Note = (why: string) => void

/** Zalo counts after NFC; other forms pass, but an app that counts before sends too much one day. */
export function checkText(text: string, note: Note): string {
  const composed = text.normalize('NFC')
  if (composed !== text) note('the text is not in NFC')
  if (composed.trim() === '') throw breach(-201, 'text is invalid!', 'it is empty')
  if (composed.length > LONGEST_TEXT) throw breach(-210, 'text exceeds limit', `${composed.length} characters`)
  return text
}

export function checkButtons(buttons: readonly WireButton[]): readonly Button[] {
  if (buttons.length > MOST_BUTTONS) throw breach(-210, 'buttons exceeds limit', `${buttons.length} of them`)
  return buttons.map(({ title, type, payload }) => {
    within('title', title, LONGEST_TITLE)
    if (typeof payload === 'string') {
      within('payload', payload, LONGEST_PAYLOAD)
      return { title, type, payload }
    }
    return { title, type, payload: 'url' in payload ? payload.url : payload.phone_code }
  })
}

export function checkGroupName(name: string): string {
  return within('group_name', name, LONGEST_GROUP_NAME)
}

function within(field: string, text: string, longest: number): string {
  if (text.trim() === '') throw breach(-201, `${field} is invalid!`, 'it is empty')
  if (text.length > longest) throw breach(-210, `${field} exceeds limit`, `${text.length} characters`)
  return text
}

/** `[@id]` in a text names a member, or with the group's id everybody; `nameOf` knows those that may be named. */
export function readMentions(
  text: string,
  nameOf: (id: string) => string | undefined,
  note: Note,
): { text: string; mentions: readonly string[] } {
  const mentions: string[] = []
  let others = text
  const shown = text.replaceAll(/\[@([^[\]]*)\]/g, (whole: string, id: string) => {
    const name = nameOf(id)
    if (name === undefined) return whole
    mentions.push(id)
    others = others.replace(whole, ' ')
    return `@${name}`
  })
  if (others.includes('[@')) note('[@ in a text that names nobody of the group')
  return { text: shown, mentions }
}
