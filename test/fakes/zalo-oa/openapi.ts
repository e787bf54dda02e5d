/** Calls of the OpenAPI: who asks, how often, in which form; then what the call does, and the account of it. */
import type { IncomingHttpHeaders } from 'node:http'
import { accountCalls } from './account-calls.ts'
import type { Call, Context } from './call.ts'
import { groupMemberCalls } from './group-members.ts'
import { groupMessageCalls } from './group-messages.ts'
import { groupCalls } from './groups.ts'
import type { Note } from './limits.ts'
import type { Oauth } from './oauth.ts'
import { privateMessageCalls } from './private-messages.ts'
import type { Rate } from './rate.ts'
import { type Read, readParams } from './requests.ts'
import { uploadCalls } from './uploads.ts'
import { breach, no, Refused } from './wire.ts'

export interface RecordedCall {
  /** `POST /v3.0/oa/message/cs` */
  readonly call: string
  readonly params: unknown
  /** 0: it went well. */
  readonly error: number
  /** Of the message that was sent. */
  readonly messageId?: string
  readonly at: number
}

export interface HttpQuestion {
  readonly call: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export interface HttpReply {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: string
}

const CALLS: ReadonlyMap<string, Call> = new Map(
  [accountCalls, privateMessageCalls, uploadCalls, groupCalls, groupMemberCalls, groupMessageCalls].flatMap((some) =>
    Object.entries(some),
  ),
)

export interface OpenApiOptions {
  readonly context: Omit<Context, 'note'>
  readonly oauth: Oauth
  readonly rate: Rate
  readonly onCall: (call: RecordedCall) => void
  readonly onViolation: (call: string, why: string) => void
}

export function createOpenApi({ context, oauth, rate, onCall, onViolation }: OpenApiOptions) {
  function enter({ call, query, headers }: HttpQuestion): Call {
    const known = CALLS.get(call)
    if (!known) throw unknownCall()
    if ('authorization' in headers) throw breach(-216, 'Access token is invalid', 'no Authorization is asked for')
    if (query.has('access_token')) throw breach(-216, 'Access token is invalid', 'a token in the address')
    const token = headers['access_token']
    if (typeof token !== 'string') throw breach(-216, 'Access token is invalid', 'there is none')
    const state = oauth.stateOf(token)
    if (state === 'unknown') throw no(-216, 'Access token is invalid')
    if (state === 'ended') throw no(-220, 'access_token is expired or removed')
    rate.take()
    return known
  }

  return {
    /** `trouble`: what a test wants this call to be answered with. */
    async answer(question: HttpQuestion, trouble: Refused | undefined): Promise<HttpReply> {
      const { call, query, headers, body } = question
      const note: Note = (why) => onViolation(call, why)
      let read: Read = { params: undefined }
      const record = (error: number, data?: unknown): void =>
        onCall({ call, params: read.params, error, ...messageIdIn(data), at: context.now() })
      try {
        const known = trouble ? CALLS.get(call) : enter(question)
        if (known) read = await readParams(known.takes, query, headers, body)
        if (trouble || !known) throw trouble ?? unknownCall()
        const data = known.run({ ...context, note }, read.params, read.file)
        record(0, data)
        return reply(200, { data, error: 0, message: 'Success' })
      } catch (fault) {
        if (!(fault instanceof Refused)) throw fault
        if (fault.why !== undefined) note(fault.why)
        record(fault.code)
        return reply(fault.status, { error: fault.code, message: fault.message })
      }
    },
  }

  function reply(status: number, body: object): HttpReply {
    const headers = { 'content-type': 'application/json;charset=utf-8', ...rate.headers() }
    return { status, headers, body: JSON.stringify(body) }
  }
}

function unknownCall(): Refused {
  return new Refused(404, 'Empty api', { status: 404, why: 'there is no such call' })
}

function messageIdIn(data: unknown): { messageId?: string } {
  if (typeof data !== 'object' || data === null || !('message_id' in data)) return {}
  return { messageId: String(data.message_id) }
}
