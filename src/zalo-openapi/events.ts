/**
 * What a webhook's body says, read tolerantly: names that Zalo's documents give in several ways are one event here, and
 * what is not known stays an event of its own. Ids and instants are strings. Who receives gives it what `verify` let in.
 */
import { z } from 'zod'
import { idShape } from './json.ts'

interface Said {
  readonly name: string
  /** Epoch milliseconds, as Zalo wrote them. */
  readonly timestamp: string
  readonly oaId?: string
}

export interface Attachment {
  readonly type: string
  readonly payload: unknown
}

export type GroupChange =
  | 'created'
  | 'joined'
  | 'asked-to-join'
  | 'accepted'
  | 'refused'
  | 'admin-added'
  | 'admin-removed'
  | 'changed'
  | 'left'
  | 'dissolved'

export type ZaloEvent =
  /** Of a user, or (`own`) of the account: the echo of what it sent, or of what an administrator wrote by hand. */
  | (Said & {
      readonly type: 'message'
      readonly own: boolean
      /** The user of a private chat, the sender in a group. */
      readonly userId: string
      readonly groupId?: string
      readonly messageId: string
      /** What kind of message: `text`, `image`, `file`, `sticker`… */
      readonly kind: string
      readonly text?: string
      /** Id of the message that it replies to. */
      readonly quoted?: string
      readonly attachments: readonly Attachment[]
    })
  | (Said & { readonly type: 'follow' | 'unfollow'; readonly userId: string })
  | (Said & {
      readonly type: 'group'
      readonly change: GroupChange
      readonly groupId: string
      readonly userIds: readonly string[]
    })
  /** A user wants everything about them deleted. */
  | (Said & { readonly type: 'withdraw'; readonly userId?: string; readonly userIdByApp?: string })
  | (Said & { readonly type: 'permission-revoked' })
  /** A name that is not known here, or an event that lacks what it needs. */
  | (Said & { readonly type: 'unknown' })

const GROUP_CHANGES: Readonly<Record<string, GroupChange>> = {
  create_group: 'created',
  user_join_group: 'joined',
  user_request_join_group: 'asked-to-join',
  react_request_join_group: 'accepted',
  accept_request_join_group: 'accepted',
  react_request_join_group_accept: 'accepted',
  reject_request_join_group: 'refused',
  react_request_join_group_reject: 'refused',
  add_group_admin: 'admin-added',
  remove_group_admin: 'admin-removed',
  update_group_info: 'changed',
  user_out_group: 'left',
  user_leave_group: 'left',
  disperse_group: 'dissolved',
  delete_group: 'dissolved',
}

const id = idShape.optional().catch(undefined)
const holder = z.looseObject({ id }).optional().catch(undefined)

const shape = z.looseObject({
  event_name: z.string().catch(''),
  timestamp: idShape.catch(''),
  oa_id: id,
  group_id: id,
  user_id: id,
  user_id_by_app: id,
  sender: holder,
  recipient: holder,
  follower: holder,
  users: z.array(z.looseObject({ id })).catch([]),
  message: z
    .looseObject({
      msg_id: id,
      quote_msg_id: id,
      text: z.string().optional().catch(undefined),
      attachments: z.array(z.looseObject({ type: z.string().catch(''), payload: z.unknown() })).catch([]),
    })
    .optional()
    .catch(undefined),
})

type Body = z.infer<typeof shape>

export function eventOf(body: unknown): ZaloEvent {
  const parsed = shape.safeParse(body)
  if (!parsed.success) return { type: 'unknown', name: '', timestamp: '' }
  const raw = parsed.data
  const { event_name: name, timestamp, oa_id } = raw
  const said: Said = { name, timestamp, ...(oa_id === undefined ? {} : { oaId: oa_id }) }
  return messageOf(raw, said) ?? groupOf(raw, said) ?? personOf(raw, said) ?? { ...said, type: 'unknown' }
}

function messageOf({ event_name, sender, recipient, group_id, message }: Body, said: Said): ZaloEvent | undefined {
  const [, by, group, kind] = /^(user|oa)_send_(group_)?([a-z_]+)$/.exec(event_name) ?? []
  const messageId = message?.msg_id
  if (kind === undefined || messageId === undefined) return undefined
  const own = by === 'oa'
  const groupId = group ? (group_id ?? recipient?.id) : undefined
  const userId = own && !group ? recipient?.id : sender?.id
  if (userId === undefined || (group && groupId === undefined)) return undefined
  const { text, quote_msg_id: quoted, attachments } = message ?? { attachments: [] }
  return {
    ...said,
    type: 'message',
    own,
    userId,
    messageId,
    kind,
    attachments: attachments.map(({ type, payload }) => ({ type, payload })),
    ...(groupId === undefined ? {} : { groupId }),
    ...(text === undefined ? {} : { text }),
    ...(quoted === undefined ? {} : { quoted }),
  }
}

function groupOf({ event_name, group_id: groupId, users }: Body, said: Said): ZaloEvent | undefined {
  const change = Object.hasOwn(GROUP_CHANGES, event_name) ? GROUP_CHANGES[event_name] : undefined
  if (change === undefined || groupId === undefined) return undefined
  return { ...said, type: 'group', change, groupId, userIds: users.flatMap((user) => user.id ?? []) }
}

function personOf(raw: Body, said: Said): ZaloEvent | undefined {
  const { event_name, follower, sender, user_id, user_id_by_app } = raw
  const userId = follower?.id ?? sender?.id ?? user_id
  if (event_name === 'follow' || event_name === 'unfollow') {
    return userId === undefined ? undefined : { ...said, type: event_name, userId }
  }
  if (event_name === 'permission_revoked') return { ...said, type: 'permission-revoked' }
  if (event_name !== 'user_withdraw') return undefined
  return {
    ...said,
    type: 'withdraw',
    ...(userId === undefined ? {} : { userId }),
    ...(user_id_by_app === undefined ? {} : { userIdByApp: user_id_by_app }),
  }
}
