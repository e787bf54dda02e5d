/** What Telegram says of a message that it does not take, as reasons of the contract. */
import type { FailureReason } from '../channel.ts'
import type { Phrase } from './phrases.ts'

const REASONS: Readonly<Partial<Record<Phrase, FailureReason>>> = {
  'topic is gone': 'topic-gone',
  'topic is closed': 'topic-closed',
  'blocked by the person': 'person-blocked',
  'person is deactivated': 'person-gone',
  'person has not written first': 'person-new',
  'not in the chat': 'removed',
  'group is gone': 'group-gone',
  'chat not found': 'chat-unknown',
  'no rights to write': 'no-writing',
  'text is refused': 'text-refused',
}

/** Undefined for what tells nothing that somebody could mend. */
export function reasonOf(phrase: Phrase | undefined): FailureReason | undefined {
  return phrase && REASONS[phrase]
}
