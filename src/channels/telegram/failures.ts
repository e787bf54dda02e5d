/**
 * A failed call, in the vocabulary of `SendFailure`. Messages are made here from parts known to be harmless: the
 * errors of telegraf and node-fetch carry the URL, which holds the token, and the payload, which holds people's
 * words; what Telegram says may repeat either.
 */
import { TelegramError } from 'telegraf'
import { z } from 'zod'
import { type FailureDetails, SendFailure, type SendFailureKind } from '../channel.ts'
import { sayingOf } from './reasons.ts'

export class TelegramFailure extends SendFailure {
  /** Telegram's error code; absent when it did not answer. */
  readonly code?: number
  /** What Telegram said, in words of ours. */
  readonly phrase: string

  constructor(kind: SendFailureKind, message: string, more: FailureDetails & { code?: number; phrase?: string } = {}) {
    super(kind, message, more)
    if (more.code !== undefined) this.code = more.code
    this.phrase = more.phrase ?? ''
  }
}

/** What a refusal holds besides its words; what is of another shape counts as not there. */
const answerShape = z.object({
  code: z.int().min(100).max(999),
  description: z.string().catch(''),
  parameters: z
    .object({
      migrate_to_chat_id: z.int().optional().catch(undefined),
      retry_after: z.int().positive().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
})

/** Whatever a call threw; `method` is Telegram's name of it. */
export function failureOf(method: string, fault: unknown): TelegramFailure {
  if (!(fault instanceof TelegramError)) return new TelegramFailure('unreachable', `${method}: ${networkWord(fault)}`)
  const { code: error_code, description: said, parameters: more } = fault
  const answer = answerShape.safeParse({ code: error_code, description: said, parameters: more }).data
  if (!answer) return new TelegramFailure('unreachable', `${method}: an answer that cannot be read`)
  const { code, description, parameters } = answer
  const movedTo = parameters?.migrate_to_chat_id
  const kind = kindOf(code, description)
  const { phrase, reason } = sayingOf(description)
  const isTold = (kind === 'blocked' || kind === 'rejected') && movedTo === undefined
  return new TelegramFailure(kind, `${method}: ${code} ${phrase}`, {
    code,
    phrase,
    ...(isTold && reason !== undefined && { reason }),
    ...(code === 429 && { retryAfter: parameters?.retry_after ?? 1 }),
    ...(movedTo !== undefined && { movedTo: String(movedTo) }),
  })
}

function kindOf(code: number, description: string): SendFailureKind {
  if (code === 401) return 'bad-credentials'
  // A token that is no token at all: Telegram then does not even know the path.
  if (code === 404 && description === 'Not Found') return 'bad-credentials'
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
