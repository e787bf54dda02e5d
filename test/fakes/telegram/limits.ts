/** The rules of the Bot API that no type can say: lengths, bytes, places of entities. */
import { breach, type Json, Refused } from './wire.ts'

const MOST_BUTTONS = 100
const MOST_IN_ROW = 8
const MOST_ENTITIES = 100
const FILE_LIMIT = 50 * 1024 * 1024

interface Entity {
  readonly type: string
  readonly offset: number
  readonly length: number
}

interface Button {
  readonly text: string
  readonly callback_data?: string
}

export type Keyboard = readonly (readonly Button[])[]

/** Lengths are in code points. */
function sizeOf(text: string): number {
  return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0)
}

export function checkText(params: Json, tooLong: string): { text: string; entities: readonly Entity[] } {
  const text = String(params['text'])
  if (text.trim() === '') throw breach('message text is empty')
  if (sizeOf(text) > 4096) throw breach(tooLong)
  return { text, entities: checkEntities(text, params['entities'], params) }
}

export function checkCaption(params: Json): { text: string; entities: readonly Entity[] } {
  const text = typeof params['caption'] === 'string' ? params['caption'] : ''
  if (sizeOf(text) > 1024) throw breach('message caption is too long')
  return { text, entities: checkEntities(text, params['caption_entities'], params) }
}

function checkEntities(text: string, given: unknown, params: Json): readonly Entity[] {
  if ('parse_mode' in params) throw breach('parse_mode: this fake takes entities only')
  const entities = (given ?? []) as readonly Entity[] // the schema has been checked
  if (entities.length > MOST_ENTITIES) throw breach('too many entities')
  for (const { offset, length } of entities) {
    const whole = Number.isInteger(offset) && Number.isInteger(length) && offset >= 0 && length > 0
    if (!whole || offset + length > text.length) throw breach('entity beyond the text')
    if ([offset, offset + length].some((at) => isInsidePair(text, at))) throw breach('entity cuts a character')
  }
  return entities
}

function isInsidePair(text: string, at: number): boolean {
  return /^[\uDC00-\uDFFF]$/.test(text.charAt(at)) && /^[\uD800-\uDBFF]$/.test(text.charAt(at - 1))
}

export function checkKeyboard(params: Json): Keyboard {
  const markup = params['reply_markup'] as { inline_keyboard?: Keyboard } | undefined // the schema has been checked
  const rows = markup?.inline_keyboard ?? []
  if (rows.flat().length > MOST_BUTTONS || rows.some((row) => row.length > MOST_IN_ROW))
    throw breach('reply markup is too long')
  for (const button of rows.flat()) {
    if (button.text.trim() === '') throw breach("can't parse inline keyboard button: text must be non-empty")
    const size = Buffer.byteLength(button.callback_data ?? '')
    if (size < 1 || size > 64) throw breach('BUTTON_DATA_INVALID')
  }
  return rows.filter((row) => row.length > 0)
}

export function checkNotice(params: Json): string {
  const text = typeof params['text'] === 'string' ? params['text'] : ''
  if (sizeOf(text) > 200) throw breach('MESSAGE_TOO_LONG')
  return text
}

export function checkFile(bytes: Uint8Array | undefined): Uint8Array {
  if (!bytes) throw breach('there is no document in the request')
  if (bytes.length === 0) throw breach('file must be non-empty')
  if (bytes.length > FILE_LIMIT) throw new Refused(413, 'Request Entity Too Large', { violation: true })
  return bytes
}

export function checkCommands(params: Json): void {
  // The schema has been checked.
  const commands = params['commands'] as readonly { command: string; description: string }[]
  if (commands.length > 100) throw breach('BOT_COMMANDS_TOO_MUCH')
  for (const { command, description } of commands) {
    if (!/^[a-z0-9_]{1,32}$/.test(command)) throw breach('BOT_COMMAND_INVALID')
    if (sizeOf(description) < 1 || sizeOf(description) > 256) throw breach('BOT_COMMAND_DESCRIPTION_INVALID')
  }
}

export function checkWebhook(params: Json): { url: string; secret: string; connections: number } {
  const url = String(params['url'])
  if (url !== '' && !/^https:\/\/|^http:\/\/127\.0\.0\.1[:/]/.test(url))
    throw breach('bad webhook: an HTTPS URL must be provided')
  const secret = typeof params['secret_token'] === 'string' ? params['secret_token'] : ''
  if ('secret_token' in params && !/^[\w-]{1,256}$/.test(secret))
    throw breach('secret token contains unallowed characters')
  const connections = typeof params['max_connections'] === 'number' ? params['max_connections'] : 40
  if (connections < 1 || connections > 100) throw breach('bad webhook: max_connections must be between 1 and 100')
  return { url, secret, connections }
}
