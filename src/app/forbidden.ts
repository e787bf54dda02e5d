/** What must not be collected, as it comes in: whatever becomes of it, the stored copy of the message loses its words. */
import type { Inbound } from '../channels/channel.ts'
import { guardFault } from '../core/answer/guard.ts'
import { LONGEST_TEXT } from '../core/answer/text.ts'
import type { Command } from '../core/command.ts'
import type { Tx } from '../store/store.ts'
import { answer, type Turn } from './app.ts'

/** What is kept of such a message stands in the answer that was read of it, or waits there for a word of the person. */
export async function blankForbidden({ inbox }: Tx, inbound: Inbound): Promise<void> {
  if (inbound.type === 'text' && isHeldBack(inbound.text)) await inbox.blank(inbound.channel, inbound.externalId)
}

/** What is too long for any answer goes without being looked through. */
function isHeldBack(text: string): boolean {
  return text.length > LONGEST_TEXT || guardFault(text) !== undefined
}

/** `/sua 3 …`: what follows the number is an answer, and is judged as one. */
export function isAnswerTo({ name, args }: Command): boolean {
  return name === 'sua' && /^(?:\S{1,5}\s{1,3})?\d/.test(args)
}

/** A command is answered with the words that it holds: those of nobody's papers. True if it has been refused. */
export async function refuseForbidden(turn: Turn, text: string): Promise<boolean> {
  const fault = guardFault(text)
  if (fault) await answer(turn, turn.app.t(`refusal.${fault.why}`))
  return fault !== undefined
}
