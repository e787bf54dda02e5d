/**
 * A failed call, in the vocabulary of `SendFailure`. Messages are made here from parts known to be harmless: the
 * errors of telegraf and node-fetch carry the URL, which holds the token, and the payload, which holds people's words;
 * Telegram's own words may repeat either.
 */
import { TelegramError } from 'telegraf'
import { type FailureDetails, SendFailure, type SendFailureKind } from '../channel.ts'
import { type Phrase, phraseOf } from './phrases.ts'
import { reasonOf } from './reasons.ts'

export class TelegramFailure extends SendFailure {
  /** Telegram's error code; absent when it did not answer. */
  readonly code?: number
  /** What Telegram says; absent where that is the code alone. */
  readonly phrase?: Phrase

  constructor(kind: SendFailureKind, message: string, more: FailureDetails & { code?: number; phrase?: Phrase } = {}) {
    super(kind, message, more)
    if (more.code !== undefined) this.code = more.code
    if (more.phrase !== undefined) this.phrase = more.phrase
  }
}

/** Whatever a call threw; `method` is Telegram's name of it. */
export function failureOf(method: string, fault: unknown): TelegramFailure {
  if (!(fault instanceof TelegramError)) return new TelegramFailure('unreachable', `${method}: ${networkWord(fault)}`)
  const { code, parameters } = fault
  const phrase = phraseOf(fault.description)
  const movedTo = parameters?.migrate_to_chat_id
  const retryAfter = parameters?.retry_after
  const kind = kindOf(code, phrase)
  const reason = kind === 'blocked' || kind === 'rejected' ? reasonOf(phrase) : undefined
  return new TelegramFailure(kind, [`${method}: ${code}`, phrase].filter(Boolean).join(' '), {
    code,
    ...(phrase !== undefined && { phrase }),
    ...(reason !== undefined && movedTo === undefined ? { reason } : {}),
    ...(code === 429 ? { retryAfter: retryAfter ?? 1 } : {}),
    ...(movedTo === undefined ? {} : { movedTo: String(movedTo) }),
  })
}

function kindOf(code: number, phrase: Phrase | undefined): SendFailureKind {
  if (code === 401) return 'bad-credentials'
  // A token that is no token at all: Telegram then does not even know the path.
  if (code === 404 && phrase === undefined) return 'bad-credentials'
  if (code === 403) return 'blocked'
  if (code === 429) return 'throttled'
  // 409 is said of getUpdates alone: another program receives, and will not for ever.
  if (code === 409 || code >= 500) return 'unreachable'
  return 'rejected'
}

/** The code that node gives (`ECONNREFUSED`), else the kind of error; never its message. */
function networkWord(fault: unknown): string {
  if (!(fault instanceof Error)) return 'failed'
  if ('code' in fault && typeof fault.code === 'string') return fault.code
  if (fault.name === 'AbortError' || fault.name === 'TimeoutError') return 'no answer in time'
  return 'type' in fault && typeof fault.type === 'string' ? `${fault.name} ${fault.type}` : fault.name
}
