/** What is not for everybody in a group: said to whoever asked, in private, where the platform lets us. */
import type { ChatRecord } from '../store/store.ts'
import { answer, type Turn } from './app.ts'
import { isFree } from './delivery/windows.ts'

/** The private chat with whoever wrote, if they may be written to there now; in private, the chat itself. */
export async function privateChat({ tx, chat, inbound, channel, now }: Turn): Promise<ChatRecord | undefined> {
  if (chat.kind === 'private') return chat
  const own = await tx.chats.find(inbound.channel, inbound.from.id)
  if (own?.kind !== 'private' || own.hasLeft) return undefined
  const { window } = channel.abilities.private
  const isOpen = !window || (own.heardAt !== undefined && isFree(window, own.heardAt, now))
  return isOpen ? own : undefined
}

/** False if there is no place to say it; `publicly` is said in the group, so that others see that it was answered. */
export async function answerPrivately(turn: Turn, text: string, publicly: string): Promise<boolean> {
  const own = await privateChat(turn)
  if (!own) return false
  if (own.id === turn.chat.id) await answer(turn, text)
  else {
    await turn.post(own, { type: 'message', text })
    await answer(turn, publicly)
  }
  return true
}
