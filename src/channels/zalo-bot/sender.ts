/** Sends the texts that `texts.ts` made, in order. `zalo-bot.ts` gives it out as the channel's `send`. */
import { z } from 'zod'
import type { Outgoing, Sent } from '../channel.ts'
import { sendInParts } from '../in-parts.ts'
import type { Sleep } from '../supervise.ts'
import type { Api } from './api.ts'
import { textsFor } from './texts.ts'

const sentShape = z.object({ message_id: z.union([z.string().min(1), z.int().transform(String)]) })

export function createSender(api: Api, sleep: Sleep): (outgoing: Outgoing) => Promise<Sent> {
  return async (outgoing) => {
    const { chatId } = outgoing
    const send = async (text: string): Promise<Sent> => {
      const answer = await api.call('sendMessage', { chat_id: chatId, text })
      const sent = sentShape.safeParse(answer).data
      return sent ? { messageId: sent.message_id } : {}
    }
    return await sendInParts(textsFor(outgoing), send, sleep)
  }
}
