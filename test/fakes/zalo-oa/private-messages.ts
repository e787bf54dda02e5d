/** Messages to one person, within the windows that open when the person does something. */
import { type Call, type Context, call } from './call.ts'
import { fileContents, mediaContents } from './contents.ts'
import { checkButtons, checkText } from './limits.ts'
import { type PrivateMessage, privateMessage, reaction } from './schema.ts'
import { type Json, no } from './wire.ts'
import { acquainted, type Person, type StoredMessage } from './world.ts'

const FREE_MS = 48 * 3_600_000

export const privateMessageCalls: Readonly<Record<string, Call>> = {
  'POST /v3.0/oa/message/cs': call('json', privateMessage, (context, { recipient, message }) => {
    const person = context.world.recipient(recipient.user_id)
    const contents = contentsOf(context, person, message)
    const quota = quotaFor(context, person)
    const sent = context.world.addMessage(person, { from: 'oa', ...contents })
    context.events.oaSaid(person, sent)
    return { message_id: sent.id, user_id: person.id, sent_time: String(sent.at), quota }
  }),

  'POST /v2.0/oa/message': call('json', reaction, ({ world }, { recipient, sender_action: action }) => {
    const person = world.recipient(recipient.user_id)
    exists(person, action.react_message_id, 'react_message_id')
    return { message_id: world.ids.hex(), user_id: person.id }
  }),
}

function contentsOf(context: Context, person: Person, message: PrivateMessage['message']): Partial<StoredMessage> {
  const text = 'text' in message && message.text !== undefined ? checkText(message.text, context.note) : ''
  const quote = 'quote_message_id' in message ? message.quote_message_id : undefined
  if (quote !== undefined) exists(person, quote, 'quote_message_id')
  const { attachment } = message
  const said = { text, ...(quote === undefined ? {} : { quote }) }
  if (!attachment) return said
  if (attachment.type === 'file') return { ...said, ...fileContents(context, attachment.payload.token) }
  const { payload } = attachment
  if ('buttons' in payload) return { ...said, buttons: checkButtons(payload.buttons) }
  if (payload.template_type === 'media') return { ...said, ...mediaContents(context, payload.elements[0]) }
  return { ...said, kind: 'template' }
}

function exists(person: Person, messageId: string, field: string): void {
  if (!person.messages.some(({ id }) => id === messageId)) throw no(-201, `${field} is invalid!`)
}

function quotaFor({ world, now, paidUntilMs, bill }: Context, person: Person): Json {
  if (!acquainted(person)) throw no(-213, 'User has not followed OA')
  const quiet = now() - (person.lastInteraction ?? Number.NEGATIVE_INFINITY)
  if (quiet <= FREE_MS) return { quota_type: 'reply' }
  if (quiet > paidUntilMs) throw no(-230, 'User has not interacted with the OA in the past 7 days')
  bill()
  return { quota_type: 'purchase_quota', owner_type: 'OA', owner_id: world.me.oaId }
}
