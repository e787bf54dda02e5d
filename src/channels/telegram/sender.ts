/**
 * Makes the calls that `calls.ts` decided on, in order. `telegram.ts` gives it out as the channel's `send`; the pace
 * is kept by whoever delivers.
 */
import { z } from 'zod'
import type { Outgoing, Sent } from '../channel.ts'
import { sendInParts } from '../in-parts.ts'
import type { ChannelLog, Sleep } from '../supervise.ts'
import type { Api } from './api.ts'
import { type ApiCall, callsFor } from './calls.ts'
import { TelegramFailure } from './failures.ts'

const UPLOAD_MS = 120_000
const CALL_MS = 30_000

const sentShape = z.looseObject({ message_id: z.int() })

export function createSender(api: Api, log: ChannelLog, sleep: Sleep): (outgoing: Outgoing) => Promise<Sent> {
  async function call({ method, payload }: ApiCall): Promise<Sent> {
    try {
      const answer = await api.call(method, payload, { timeoutMs: method === 'sendDocument' ? UPLOAD_MS : CALL_MS })
      const sent = sentShape.safeParse(answer).data
      return sent ? { messageId: String(sent.message_id) } : {}
    } catch (fault) {
      if (!(fault instanceof TelegramFailure) || !isHarmless(method, fault)) throw fault
      log.info({ call: fault.message }, 'nothing to be done')
      return method === 'editMessageText' ? { messageId: String(payload['message_id']) } : {}
    }
  }

  return async (outgoing) => await sendInParts(callsFor(outgoing), call, sleep)
}

const NO_PIN = new Set(['not enough rights', 'message to pin not found'])

/** The message already says so; nobody waits any more for what their tap does; or pinning is others' business here. */
function isHarmless(method: ApiCall['method'], { code, phrase, movedTo }: TelegramFailure): boolean {
  if (movedTo !== undefined) return false
  if (method === 'pinChatMessage') return NO_PIN.has(phrase)
  if (code !== 400) return false
  if (method === 'editMessageText') return phrase === 'message is not modified'
  return method === 'answerCallbackQuery' && phrase === 'query is too old'
}
