/** The card that somebody means: by the message that they reply to, or by what its buttons say. */
import type { PromptRecord } from '../../store/records.ts'
import type { Turn } from '../app.ts'

/**
 * A message that went out twice because the program was killed in between is stored with its second id; people may
 * answer the first, which only its buttons tell.
 */
export async function promptRepliedTo({ tx, chat, inbound }: Turn): Promise<PromptRecord | undefined> {
  if (!('replyTo' in inbound)) return undefined
  const known = await tx.conversations.promptOfMessage(chat.id, inbound.replyTo)
  if (known || inbound.replyToData === undefined) return known
  const prompt = await tx.conversations.promptById(promptIdIn(inbound.replyToData)?.id ?? 0)
  return prompt?.chatId === chat.id ? prompt : undefined
}

/** A button of a card says `p12:same`: the prompt, and what to do. */
export function promptIdIn(data: string): { readonly id: number; readonly action: string } | undefined {
  const [, id, action] = /^p(\d{1,12}):(.+)$/.exec(data) ?? []
  return id === undefined || action === undefined ? undefined : { id: Number(id), action }
}
