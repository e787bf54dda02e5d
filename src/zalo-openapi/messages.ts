/** The bodies of messages, and their limits. Pure; `oa.ts` sends them. */

export type Button =
  /** Sends `payload` back as if the user had written it, without showing it. */
  | { readonly title: string; readonly payload: string }
  /** Opens an address. */
  | { readonly title: string; readonly url: string }

export type Buttons = readonly Button[]

/** UTF-16 units, after NFC. Not documented for groups. */
export const TEXT_LIMIT = 2000
export const MOST_BUTTONS = 5
/** One source says 100, another 20. */
export const TITLE_LIMIT = 100
export const PAYLOAD_LIMIT = 1000

/** Throws a RangeError for what is empty or too long. */
export function textMessage(text: string, more: { readonly buttons?: Buttons; readonly quote?: string } = {}): object {
  const { buttons = [], quote } = more
  if (buttons.length > MOST_BUTTONS) throw new RangeError(`at most ${MOST_BUTTONS} buttons`)
  const template = { type: 'template', payload: { buttons: buttons.map(buttonOf) } }
  return {
    text: within('a text', text, TEXT_LIMIT),
    ...(quote === undefined ? {} : { quote_message_id: quote }),
    ...(buttons.length === 0 ? {} : { attachment: template }),
  }
}

export function fileMessage(token: string): object {
  return { attachment: { type: 'file', payload: { token } } }
}

function buttonOf(button: Button): object {
  const title = within('a title', button.title, TITLE_LIMIT)
  if ('url' in button) return { title, type: 'oa.open.url', payload: { url: button.url } }
  return { title, type: 'oa.query.hide', payload: within('a payload', button.payload, PAYLOAD_LIMIT) }
}

/** In NFC; the error says lengths alone, no word of the text. */
export function within(what: string, text: string, limit: number): string {
  const composed = text.normalize('NFC')
  if (composed.trim() === '') throw new RangeError(`${what} without a visible character`)
  if (composed.length > limit) throw new RangeError(`${what} of ${composed.length}, and ${limit} is the limit`)
  return composed
}
