/**
 * Telegram's words for a message that it does not take, as reasons of the contract. It documents none of them: these are
 * those of its Bot API server and of MTProto's errors, which it hands through in capitals.
 */
import type { FailureReason } from '../channel.ts'

const REASONS: readonly (readonly [RegExp, FailureReason])[] = [
  [/message thread not found|TOPIC_DELETED|TOPIC_ID_INVALID/i, 'topic-gone'],
  [/message thread is closed|TOPIC_CLOSED/i, 'topic-closed'],
  [/bot was blocked by the user|USER_IS_BLOCKED/i, 'person-blocked'],
  [/user is deactivated|INPUT_USER_DEACTIVATED/i, 'person-gone'],
  [/can't initiate conversation|can't send messages to bots/i, 'person-new'],
  [/bot was kicked|is not a member|CHANNEL_PRIVATE|CHAT_FORBIDDEN/i, 'removed'],
  [/group chat was deleted|group chat was deactivated|chat was deleted/i, 'group-gone'],
  [/chat not found|PEER_ID_INVALID|CHAT_ID_INVALID|user not found/i, 'chat-unknown'],
  [/rights to send|CHAT_WRITE_FORBIDDEN|CHAT_SEND_\w+_FORBIDDEN|CHAT_RESTRICTED|need administrator/i, 'no-writing'],
  [/too long|TOO_LONG|text is empty|text must be non-empty|can't parse|BUTTON_\w+_INVALID|ENTITY/i, 'text-refused'],
]

/** Undefined for words that tell nothing which somebody could mend, or that are new. */
export function reasonOf(description: string): FailureReason | undefined {
  return REASONS.find(([words]) => words.test(description))?.[1]
}
