/**
 * What is to be sent, as calls of the wrapper. Bold is dropped, for Zalo has none in these messages. Pure; `sender.ts`
 * makes the calls one after the other.
 */
import { type Button, TITLE_LIMIT } from '../../zalo-openapi/index.ts'
import { type Choice, type Outgoing, SendFailure } from '../channel.ts'
import { plainOf } from '../mark.ts'
import { split } from '../split.ts'
import { TEXT_LIMIT } from './abilities.ts'
import { groupIn } from './ids.ts'
import { mentionOf, withoutMentions } from './mention.ts'
import { payloadOf } from './payload.ts'

export type Step =
  | {
      readonly type: 'text'
      readonly userId: string
      readonly text: string
      readonly buttons: readonly Button[]
      readonly quote?: string
    }
  | { readonly type: 'group-text'; readonly groupId: string; readonly text: string }
  | { readonly type: 'upload'; readonly name: string; readonly bytes: Uint8Array }
  /** What was uploaded. */
  | { readonly type: 'file'; readonly chatId: string }

/** Empty for what Zalo has no word for, and nobody misses. */
export function stepsFor(outgoing: Outgoing): Step[] {
  switch (outgoing.type) {
    case 'message':
      return messageSteps(outgoing)
    case 'file': {
      const { chatId, name, bytes, caption = '' } = outgoing
      const said = plainOf(caption).trim() === '' ? [] : messageSteps({ type: 'message', chatId, text: caption })
      // Nothing was seen yet when the upload fails, so it may be begun again.
      return [{ type: 'upload', name, bytes }, ...said, { type: 'file', chatId }]
    }
    case 'edit':
      throw new SendFailure('rejected', 'messages cannot be changed')
    case 'tap-answer':
    case 'pin':
      return []
  }
}

function messageSteps({ chatId, text, choices = [], replyTo, to }: Outgoing & { type: 'message' }): Step[] {
  const groupId = groupIn(chatId)
  if (groupId !== undefined) {
    const plain = withoutMentions(plainOf(text))
    // Above a card its name would be lost in the first line.
    const mention = to ? mentionOf(to.id) + (plain.includes('\n') ? '\n' : ' ') : ''
    const parts = partsOf(plain, TEXT_LIMIT - mention.length)
    return parts.map((part, i) => ({ type: 'group-text', groupId, text: i === 0 ? mention + part : part }))
  }
  const parts = partsOf(plainOf(text), TEXT_LIMIT)
  return parts.map((part, i) => ({
    type: 'text',
    userId: chatId,
    text: part,
    buttons: i === parts.length - 1 ? choices.flat().map(buttonOf) : [],
    ...(i === 0 && replyTo !== undefined && { quote: replyTo }),
  }))
}

function partsOf(plain: string, limit: number): string[] {
  const parts = split(plain, [], limit).map(({ text }) => text)
  if (parts.length === 0)
    throw new SendFailure('rejected', 'a text without a visible character', { reason: 'text-refused' })
  return parts
}

const CUT_MARK = '…'

function buttonOf({ label, data }: Choice): Button {
  const title = label.normalize('NFC')
  const fits = title.length <= TITLE_LIMIT
  return { title: fits ? title : title.slice(0, TITLE_LIMIT - 1) + CUT_MARK, payload: payloadOf(data) }
}
