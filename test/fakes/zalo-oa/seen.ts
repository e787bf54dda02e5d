/** Messages as people see them in the app: what tests look at. */
import type { Uploaded } from './wire.ts'
import type { Button, Group, Person, StoredMessage } from './world.ts'

export interface SeenMessage {
  readonly id: string
  /** `oa`, or the person's id. */
  readonly from: string
  readonly text: string
  readonly buttons: readonly Button[]
  readonly file?: Uploaded
  /** Ids of those whom it names, the group's own for everybody. */
  readonly mentions: readonly string[]
  /** Id of the message that it answers. */
  readonly quote?: string
  readonly at: number
}

export function seenIn(place: Person | Group): SeenMessage[] {
  return place.messages.filter((message) => !message.hidden).map(seen)
}

function seen({ id, from, text, buttons, file, mentions, quote, at }: StoredMessage): SeenMessage {
  const more = { ...(file ? { file } : {}), ...(quote === undefined ? {} : { quote }) }
  return { id, from, text, buttons, mentions, at, ...more }
}
