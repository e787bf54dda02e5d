/**
 * Telegram's words for what it does not take, as phrases of ours: a closed list, since a description may repeat what was
 * sent to it (an address with the token, the part of a text that it cannot read). It documents none of them: these are
 * those of its Bot API server and of MTProto's errors, which it hands through in capitals. They count from the
 * beginning of what it says, so that no text that it repeats is taken for one.
 */
import type { FailureReason } from '../channel.ts'

const HEAD = /^(?:bad request|forbidden|unauthorized|not found|conflict|internal server error): */i

interface Known {
  readonly words: RegExp
  readonly phrase: string
  /** Where somebody could mend it. */
  readonly reason?: FailureReason
}

const known = (words: RegExp, phrase: string, reason?: FailureReason): Known => {
  return { words, phrase, ...(reason !== undefined && { reason }) }
}

const KNOWN = [
  known(/^(?:message thread not found|TOPIC_DELETED|TOPIC_ID_INVALID)/i, 'no such topic', 'topic-gone'),
  known(/^(?:message thread is closed|TOPIC_CLOSED)/i, 'the topic is closed', 'topic-closed'),
  known(/^(?:bot was blocked by the user|USER_IS_BLOCKED)/i, 'blocked by the user', 'person-blocked'),
  known(/^(?:user is deactivated|INPUT_USER_DEACTIVATED)/i, 'the user is deactivated', 'person-gone'),
  known(/^bot can't (?:initiate conversation|send messages to bots)/i, 'the user has never written', 'person-new'),
  known(/^(?:bot was kicked|bot is not a member|CHANNEL_PRIVATE|CHAT_FORBIDDEN)/i, 'not in the chat', 'removed'),
  known(/^(?:the )?(?:group )?chat was (?:deleted|deactivated)/i, 'the group was deleted', 'group-gone'),
  known(/^(?:chat not found|PEER_ID_INVALID|CHAT_ID_INVALID|user not found)/i, 'no such chat', 'chat-unknown'),
  known(/^(?:not enough|have no) rights to send/i, 'no right to write', 'no-writing'),
  known(/^(?:CHAT_WRITE_FORBIDDEN|CHAT_SEND_\w+_FORBIDDEN|CHAT_RESTRICTED)/, 'no right to write', 'no-writing'),
  known(/^need administrator rights/i, 'no right to write', 'no-writing'),
  known(/^(?:message|message caption|text|caption) is too long/i, 'too long', 'text-refused'),
  known(/^(?:MESSAGE|MEDIA_CAPTION)_TOO_LONG/, 'too long', 'text-refused'),
  known(/^(?:message )?text (?:is empty|must be non-empty)/i, 'an empty text', 'text-refused'),
  known(/^(?:can't parse|ENTITY|ENTITIES)/, 'entities that it cannot read', 'text-refused'),
  known(/^BUTTON_\w+_INVALID/, 'a button that it does not take', 'text-refused'),

  known(/^message is not modified/i, 'message is not modified'),
  known(/^(?:query is too old|query ID is invalid|QUERY_ID_INVALID)/i, 'query is too old'),
  known(/^(?:not enough rights|CHAT_ADMIN_REQUIRED)/i, 'not enough rights'),
  known(/^message to pin not found/i, 'message to pin not found'),
  known(/^(?:message to edit not found|MESSAGE_ID_INVALID)/i, 'message to edit not found'),
  known(/^message can't be edited/i, 'message cannot be edited'),
  known(/^there is no text in the message to edit/i, 'no text in the message to edit'),
  known(/^message to be replied not found/i, 'message to be replied not found'),
  known(/^(?:group chat|chat) was upgraded/i, 'the group was upgraded'),
  known(/^bad webhook/i, 'bad webhook'),
  known(/^method not found/i, 'method not found'),
  known(/^terminated by/i, 'terminated by another request'),
  known(/^can't use getUpdates method while webhook is active/i, 'a webhook is set'),
  known(/^too many requests/i, 'too many requests'),
  known(/^(?:request entity too large|file is too big)/i, 'too large'),
  known(/^unauthorized$/i, 'unauthorized'),
  known(/^not found$/i, 'not found'),
  known(/^(?:internal server error|internal)$/i, 'internal server error'),
  known(/^bad gateway$/i, 'bad gateway'),
  known(/^gateway timeout$/i, 'gateway timeout'),
  known(/^restart$/i, 'it restarts'),
] as const

export const UNKNOWN = 'unknown reason'

/** `description`: Telegram's own words. Nothing of them stands in what comes back. */
export function sayingOf(description: string): { readonly phrase: string; readonly reason?: FailureReason } {
  const said = description.replace(HEAD, '')
  const { phrase = UNKNOWN, reason } = KNOWN.find(({ words }) => words.test(said)) ?? {}
  return { phrase, ...(reason !== undefined && { reason }) }
}
