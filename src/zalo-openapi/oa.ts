/**
 * An Official Account's calls for messages, files and users; those of its groups are in `groups.ts`. What is too long
 * throws a RangeError before anything is sent: who calls, splits.
 */
import { z } from 'zod'
import { createGroups, type Groups } from './groups.ts'
import { countShape, idShape } from './json.ts'
import { type Buttons, fileMessage, textMessage } from './messages.ts'
import { createTransport, type Transport, type TransportOptions } from './transport.ts'
import { uploadForm } from './upload.ts'

export type ZaloOaOptions = TransportOptions

export interface SentMessage {
  /** Absent if Zalo took the message and named none. */
  readonly messageId?: string
}

export interface TextOptions {
  readonly buttons?: Buttons
  /** Id of the message that is replied to. */
  readonly quote?: string
}

export interface OaInfo {
  readonly id: string
  readonly name: string
  readonly isVerified?: boolean
  readonly packageName?: string
}

export interface UserInfo {
  readonly id: string
  readonly name: string
  readonly follows?: boolean
}

export interface Quota {
  readonly lastInteraction?: Date
  /** Messages that may still be sent; Zalo says it no longer for everybody. */
  readonly remain?: number
  readonly total?: number
}

/** Every call throws a ZaloError when it fails. */
export interface ZaloOa {
  sendText(userId: string, text: string, options?: TextOptions): Promise<SentMessage>
  /** `token` is what `uploadFile` gave. */
  sendFile(userId: string, token: string): Promise<SentMessage>
  /** `[@id]` in the text mentions a member or, with the group's id, everybody. */
  sendGroupText(groupId: string, text: string): Promise<SentMessage>
  sendGroupFile(groupId: string, token: string): Promise<SentMessage>
  /** PDF, Word or CSV; kept for seven days. Resolves to a token. */
  uploadFile(name: string, bytes: Uint8Array): Promise<string>
  oa(): Promise<OaInfo>
  user(userId: string): Promise<UserInfo>
  quota(userId: string): Promise<Quota>
  readonly groups: Groups
}

export function createZaloOa(options: ZaloOaOptions): ZaloOa {
  const call = createTransport(options)
  const send = (path: string, recipient: object, message: object): Promise<SentMessage> =>
    call({ path, json: { recipient, message }, shape: sentShape })
  const toUser = (userId: string, message: object) => send('/v3.0/oa/message/cs', { user_id: userId }, message)
  const toGroup = (groupId: string, message: object) => send('/v3.0/oa/group/message', { group_id: groupId }, message)

  return {
    // Async, so that a RangeError rejects and never throws past a `catch` of the promise.
    sendText: async (userId, text, more) => toUser(userId, textMessage(text, more)),
    sendFile: (userId, token) => toUser(userId, fileMessage(token)),
    sendGroupText: async (groupId, text) => toGroup(groupId, textMessage(text)),
    sendGroupFile: (groupId, token) => toGroup(groupId, fileMessage(token)),
    uploadFile: async (name, bytes) => upload(call, name, bytes),
    oa: () => call({ path: '/v2.0/oa/getoa', shape: oaShape }),
    user: (userId) => call({ path: '/v3.0/oa/user/detail', data: { user_id: userId }, shape: userShape(userId) }),
    quota: (userId) => call({ path: '/v3.0/oa/quota/message', json: { user_id: userId }, shape: quotaShape }),
    groups: createGroups(call),
  }
}

async function upload(call: Transport, name: string, bytes: Uint8Array): Promise<string> {
  const { token } = await call({
    path: '/v2.0/oa/upload/file',
    form: uploadForm(name, bytes),
    shape: z.looseObject({ token: z.string().min(1) }),
  })
  return token
}

/** Error 0 was said, so it is sent, whatever else the answer lacks: a failure here would send it again. */
const sentShape = z
  .looseObject({ message_id: idShape.optional().catch(undefined) })
  .catch({})
  .transform(({ message_id }): SentMessage => (message_id === undefined ? {} : { messageId: message_id }))

const oaShape = z
  .looseObject({
    oa_id: idShape,
    name: z.string().catch(''),
    is_verified: z.boolean().optional().catch(undefined),
    package_name: z.string().optional().catch(undefined),
  })
  .transform(({ oa_id: id, name, is_verified, package_name }): OaInfo => {
    const verified = is_verified === undefined ? {} : { isVerified: is_verified }
    return { id, name, ...verified, ...(package_name === undefined ? {} : { packageName: package_name }) }
  })

const userShape = (asked: string) =>
  z
    .looseObject({
      user_id: idShape.catch(asked),
      display_name: z.string().catch(''),
      user_is_follower: z.boolean().optional().catch(undefined),
    })
    .transform(({ user_id: id, display_name: name, user_is_follower: follows }): UserInfo => {
      return { id, name, ...(follows === undefined ? {} : { follows }) }
    })

const quotaShape = z
  .looseObject({
    last_interaction: countShape.optional().catch(undefined),
    cs_reply: z
      .looseObject({ remain: countShape.optional().catch(undefined), total: countShape.optional().catch(undefined) })
      .optional()
      .catch(undefined),
  })
  .transform(({ last_interaction: last, cs_reply }): Quota => {
    const { remain, total } = cs_reply ?? {}
    return {
      // 0 is said of whoever never wrote.
      ...(last === undefined || last === 0 ? {} : { lastInteraction: new Date(last) }),
      ...(remain === undefined ? {} : { remain }),
      ...(total === undefined ? {} : { total }),
    }
  })
