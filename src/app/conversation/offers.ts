/** A letter that somebody typed, as the choice that it stands for: of the message that they reply to, else of their newest. */

import type { Inbound } from '../../channels/channel.ts'
import { LATELY_MS } from '../../core/interview/overheard.ts'
import { choiceTyped } from '../../core/interview/words.ts'
import type { Turn } from '../app.ts'
import { storedIndex } from '../delivery/fitting.ts'

type Tap = Extract<Inbound, { type: 'tap' }>

/** A letter so long after the question is hardly meant for it. */
const GOOD_FOR_MS = 14 * 86_400_000

/** What the choice does; undefined if the text is no letter, or there is nothing to choose. */
export async function choiceMeant(turn: Turn, text: string): Promise<string | undefined> {
  const { abilities, inbound, tx, chat, person, now } = turn
  const mayHaveLetters = abilities.buttons !== Infinity || abilities.keyboard !== undefined
  if (!mayHaveLetters || choiceTyped(text, Infinity) === undefined) return undefined
  const replyTo = 'replyTo' in inbound ? inbound.replyTo : undefined
  const ago = (ms: number) => new Date(now.getTime() - ms)
  const isSaidToUs = abilities.hears !== 'all' || (inbound.type === 'text' && inbound.addressed === true)
  const oldest = { own: ago(isSaidToUs ? GOOD_FOR_MS : LATELY_MS), all: ago(GOOD_FOR_MS) }
  const choices =
    replyTo === undefined
      ? await tx.offers.newestTo(chat.id, person.id, new Date(inbound.at), oldest)
      : await tx.offers.ofMessage(chat.id, replyTo)
  const index = choices && choiceTyped(text, choices.length)
  return index === undefined ? undefined : choices?.[index]
}

/** What a tapped button does: what it says, or what is stored for its place under the message. */
export async function dataTapped({ tx, chat }: Turn, tap: Tap): Promise<string> {
  const index = storedIndex(tap.data)
  if (index === undefined || tap.messageId === undefined) return tap.data
  return (await tx.offers.buttonsOf(chat.id, tap.messageId))?.[index] ?? tap.data
}
