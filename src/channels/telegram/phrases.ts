/**
 * What Telegram says of a failed call, as one of a closed list: its own words may hold ours (a text that it cannot parse),
 * and through them somebody's. It documents none of them: these are those of its Bot API server and of MTProto's errors,
 * which it hands through in capitals.
 */

/** What is told, and how Telegram begins to say it; the first that fits. */
const PHRASES = [
  ['message is not modified', /^message is not modified/i],
  ['no rights to pin', /^not enough rights to (?:manage pinned|pin)|^CHAT_ADMIN_REQUIRED|^message to pin not found/i],
  ['query is too old', /^query is too old|^query ID is invalid/i],
  ['topic is gone', /^message thread not found|^TOPIC_DELETED|^TOPIC_ID_INVALID/i],
  ['topic is closed', /^message thread is closed|^TOPIC_CLOSED/i],
  ['blocked by the person', /^bot was blocked by the user|^USER_IS_BLOCKED/i],
  ['person is deactivated', /^user is deactivated|^INPUT_USER_DEACTIVATED/i],
  ['person has not written first', /^bot can't initiate conversation|^bot can't send messages to bots/i],
  ['not in the chat', /^bot was kicked|^bot is not a member|^CHANNEL_PRIVATE|^CHAT_FORBIDDEN/i],
  ['group is gone', /^(?:the )?group chat was (?:deleted|deactivated)|^chat was deleted/i],
  ['group was upgraded', /^group chat was upgraded/i],
  ['chat not found', /^chat not found|^PEER_ID_INVALID|^CHAT_ID_INVALID|^user not found/i],
  [
    'no rights to write',
    /^(?:not enough|have no) rights|^CHAT_WRITE_FORBIDDEN|^CHAT_SEND_\w+_FORBIDDEN|^CHAT_RESTRICTED|^need administrator/i,
  ],
  ['message is gone', /^message to \w+ not found|^message to be replied not found|^MESSAGE_ID_INVALID/i],
  ['message cannot be changed', /^message can't be (?:edited|deleted)/i],
  [
    'text is refused',
    /^message is too long|^message caption is too long|^\w*TOO_LONG|^(?:message )?text is empty|^text must be non-empty|^can't parse|^BUTTON_\w+_INVALID|^\w*ENTIT/i,
  ],
  ['another program receives', /^terminated by other|^can't use getUpdates method while webhook/i],
  ['no such method', /^method not found/i],
] as const satisfies readonly (readonly [string, RegExp])[]

export type Phrase = (typeof PHRASES)[number][0] | 'an unknown reason'

/** What stands in front: the words of the HTTP status. */
const STATUS =
  /^(?:Bad Request|Unauthorized|Forbidden|Not Found|Conflict|Request Entity Too Large|Too Many Requests|Internal Server Error|Bad Gateway|Gateway Timeout)(?:: |$)/i

/** Undefined where Telegram says nothing beyond the status. */
export function phraseOf(description: string): Phrase | undefined {
  const said = description.replace(STATUS, '')
  if (said.trim() === '') return undefined
  return PHRASES.find(([, words]) => words.test(said))?.[0] ?? 'an unknown reason'
}
