/** Messages as a person sees them in the app: what tests look at. */
import type { Uploaded } from './wire.ts'
import type { Place, StoredMessage } from './world.ts'

export interface SeenMessage {
  readonly id: string
  /** `bot`, or the person's id. */
  readonly from: string
  /** Of a document: its caption. */
  readonly text: string
  /** The parts in bold. */
  readonly bold: readonly string[]
  /** Rows of buttons. */
  readonly keyboard: readonly (readonly { readonly label: string; readonly data: string }[])[]
  readonly replyTo?: string
  readonly document?: Uploaded
  /** How often it was changed. */
  readonly edits: number
}

export function seenIn({ chat, thread }: Place): SeenMessage[] {
  const here = [...chat.messages.values()].filter((m) => m.thread === thread && !('forum_topic_created' in m.extra))
  return here.map(seen)
}

function seen({ id, from, text, entities, keyboard, replyTo, document, edits }: StoredMessage): SeenMessage {
  return {
    id: String(id),
    from: from ? String(from.id) : 'bot',
    text: text.trim(),
    bold: entities.filter((e) => e.type === 'bold').map((e) => text.slice(e.offset, e.offset + e.length)),
    keyboard: keyboard.map((row) => row.map((b) => ({ label: b.text, data: b.callback_data ?? '' }))),
    ...(replyTo === undefined ? {} : { replyTo: String(replyTo) }),
    ...(document ? { document } : {}),
    edits,
  }
}
