/**
 * What is to be sent, as calls of the Bot API. Bold goes as entities, never as markup, so that no answer can be
 * read as formatting. Pure; `telegram.ts` makes the calls one after the other.
 */
import { type Choice, type MarkedText, type Outgoing, SendFailure } from '../channel.ts'
import { type Span, spansOf } from '../mark.ts'
import { type Part, split } from '../split.ts'

export interface ApiCall {
  readonly method: 'sendMessage' | 'editMessageText' | 'sendDocument' | 'answerCallbackQuery' | 'pinChatMessage'
  readonly payload: Readonly<Record<string, unknown>>
}

/** Telegram counts code points; counting UTF-16 units keeps within that. */
export const TEXT_LIMIT = 4096
const CAPTION_LIMIT = 1024
const NOTICE_LIMIT = 200
/** Telegram drops what goes beyond. */
const MOST_ENTITIES = 100
const CUT_MARK = '…'

/** At least one call; throws `rejected` for what no call can say: an empty text, an id that is none of Telegram's. */
export function callsFor(outgoing: Outgoing): ApiCall[] {
  switch (outgoing.type) {
    case 'message':
      return messageCalls(outgoing)
    case 'edit':
      return [editCall(outgoing)]
    case 'file':
      return fileCalls(outgoing)
    case 'tap-answer': {
      const { tapId, text, alert } = outgoing
      const notice = text ? clip(spansOf(text).plain, NOTICE_LIMIT) : ''
      const shown = notice === '' ? {} : { text: notice, ...(alert ? { show_alert: true } : {}) }
      return [{ method: 'answerCallbackQuery', payload: { callback_query_id: tapId, ...shown } }]
    }
    case 'pin': {
      const { chat_id } = placeOf(outgoing.chatId)
      const message_id = certainId(outgoing.messageId)
      return [{ method: 'pinChatMessage', payload: { chat_id, message_id, disable_notification: true } }]
    }
  }
}

function messageCalls({ chatId, text, choices, replyTo }: Extract<Outgoing, { type: 'message' }>): ApiCall[] {
  const parts = partsOf(text, TEXT_LIMIT)
  return parts.map((part, i) => ({
    method: 'sendMessage',
    payload: {
      ...placeOf(chatId),
      ...textOf(part),
      ...(i === 0 ? replyOf(replyTo) : {}),
      ...(i === parts.length - 1 ? keyboardOf(choices) : {}),
    },
  }))
}

/** A message stays one message: what is too long for it is cut at a line and marked. */
function editCall({ chatId, messageId, text, choices }: Extract<Outgoing, { type: 'edit' }>): ApiCall {
  const [first, ...others] = partsOf(text, TEXT_LIMIT - CUT_MARK.length - 1)
  const part = others.length === 0 ? first : { ...first, text: `${first.text}\n${CUT_MARK}` }
  const { chat_id } = placeOf(chatId)
  const message_id = certainId(messageId)
  return { method: 'editMessageText', payload: { chat_id, message_id, ...textOf(part), ...keyboardOf(choices) } }
}

function fileCalls({ chatId, name, bytes, caption, replyTo }: Extract<Outgoing, { type: 'file' }>): ApiCall[] {
  const { plain, bold } = spansOf(caption ?? '')
  const fits = plain.length <= CAPTION_LIMIT
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const shown = plain.trim() !== '' && fits ? { caption: plain, ...asJson('caption_entities', entitiesOf(bold)) } : {}
  // Telegraf drops every object from a form with a file unless it comes as a string.
  const reply = asJson('reply_parameters', replyOf(replyTo).reply_parameters)
  const document = { source, filename: safeName(name) }
  const call: ApiCall = { method: 'sendDocument', payload: { ...placeOf(chatId), document, ...shown, ...reply } }
  return fits ? [call] : [call, ...messageCalls({ type: 'message', chatId, text: caption ?? '' })]
}

/** `-100123#7` is topic 7 of -100123. */
function placeOf(chatId: string): { chat_id: number; message_thread_id?: number } {
  const match = /^(-?\d{1,15})(?:#(\d{1,10}))?$/.exec(chatId)
  if (!match) throw new SendFailure('rejected', 'not the id of a Telegram chat')
  const place = { chat_id: Number(match[1]) }
  return match[2] === undefined ? place : { ...place, message_thread_id: Number(match[2]) }
}

function partsOf(text: MarkedText, limit: number): [Part, ...Part[]] {
  const { plain, bold } = spansOf(text)
  // An edit keeps room for its mark only when it needs it.
  const [first, ...others] = split(plain, bold, plain.length <= TEXT_LIMIT ? TEXT_LIMIT : limit)
  if (!first) throw new SendFailure('rejected', 'a text without a visible character', { reason: 'text-refused' })
  return [first, ...others]
}

function textOf({ text, bold }: Part): Record<string, unknown> {
  const entities = entitiesOf(bold)
  return { text, ...(entities ? { entities } : {}), link_preview_options: { is_disabled: true } }
}

function entitiesOf(bold: readonly Span[]): readonly object[] | undefined {
  if (bold.length === 0) return undefined
  return bold.slice(0, MOST_ENTITIES).map(({ offset, length }) => ({ type: 'bold', offset, length }))
}

/** The message that is replied to may have been deleted meanwhile: ours is sent all the same. */
function replyOf(replyTo: string | undefined): { reply_parameters?: object } {
  const message_id = numberOf(replyTo)
  return message_id === undefined ? {} : { reply_parameters: { message_id, allow_sending_without_reply: true } }
}

function keyboardOf(choices: readonly (readonly Choice[])[] | undefined): { reply_markup?: object } {
  const rows = (choices ?? []).filter((row) => row.length > 0)
  if (rows.length === 0) return {}
  const inline_keyboard = rows.map((row) => row.map(({ label, data }) => ({ text: label, callback_data: data })))
  return { reply_markup: { inline_keyboard } }
}

function asJson(field: string, value: unknown): Record<string, string> {
  return value === undefined ? {} : { [field]: JSON.stringify(value) }
}

/** Telegraf writes the name into a header as it is. */
function safeName(name: string): string {
  return name.replace(/[\p{Cc}"\\/]/gu, '_')
}

function numberOf(id: string | undefined): number | undefined {
  return id !== undefined && /^\d{1,15}$/.test(id) ? Number(id) : undefined
}

function certainId(messageId: string): number {
  const id = numberOf(messageId)
  if (id === undefined) throw new SendFailure('rejected', 'not the id of a Telegram message')
  return id
}

function clip(text: string, limit: number): string {
  if (text.length <= limit) return text
  return text.slice(0, limit - CUT_MARK.length).replace(/[\uD800-\uDBFF]$/, '') + CUT_MARK
}
