/** Events as Zalo writes them, of what people, the OA and groups do. */
import { createHash } from 'node:crypto'
import type { Json } from './wire.ts'
import type { Group, Person, StoredMessage, World } from './world.ts'

export interface Emitted {
  /** Events of one chat begin their way in order. */
  readonly chat: string
  readonly body: Json
}

export interface EventOptions {
  /** The OA's own messages come back, and that they were received and seen. */
  readonly echoes: boolean
  /** Groups' events by the other names that transcriptions of the documentation give. */
  readonly otherNames: boolean
}

export type Events = ReturnType<typeof createEvents>

/** Each event has two names in the wild, and nobody can say which is sent. */
const GROUP_EVENTS = {
  created: ['create_group', 'create_group'],
  joined: ['user_join_group', 'user_join_group'],
  asked: ['user_request_join_group', 'user_request_join_group'],
  accepted: ['react_request_join_group_accept', 'accept_request_join_group'],
  rejected: ['react_request_join_group_reject', 'reject_request_join_group'],
  promoted: ['add_group_admin', 'add_group_admin'],
  demoted: ['remove_group_admin', 'remove_group_admin'],
  updated: ['update_group_info', 'update_group_info'],
  left: ['user_out_group', 'user_leave_group'],
  dissolved: ['disperse_group', 'delete_group'],
} as const

export type GroupEvent = keyof typeof GROUP_EVENTS

export function createEvents(
  { me, person: personOf }: World,
  now: () => number,
  { echoes, otherNames }: EventOptions,
  emit: (event: Emitted) => void,
) {
  const timestamp = (): string => String(now())

  function privately(
    { id, byApp }: Person,
    event: string,
    message: Json,
    { by = 'user', admin }: { by?: 'user' | 'oa'; admin?: string } = {},
  ): void {
    const oa = { id: me.oaId, ...(admin === undefined ? {} : { admin_id: admin }) }
    const [sender, recipient] = by === 'user' ? [{ id }, oa] : [oa, { id }]
    const body = { app_id: me.appId, sender, user_id_by_app: byApp, recipient, event_name: event, message }
    emit({ chat: id, body: { ...body, timestamp: timestamp() } })
  }

  function inGroup(group: Group, event: string, sender: string, message: Json, byApp?: string): void {
    const body = {
      app_id: me.appId,
      oa_id: me.oaId,
      ...(byApp === undefined ? {} : { user_id_by_app: byApp }),
      event_name: event,
      sender: { id: sender },
      recipient: { id: group.id },
      message,
      timestamp: timestamp(),
    }
    emit({ chat: group.id, body })
  }

  function following(person: Person, event: 'follow' | 'unfollow'): void {
    const body = {
      oa_id: me.oaId,
      follower: { id: person.id },
      user_id_by_app: person.byApp,
      event_name: event,
      source: 'oa_profile',
      app_id: me.appId,
      timestamp: timestamp(),
    }
    emit({ chat: person.id, body })
  }

  return {
    following,
    personSaid: (person: Person, message: StoredMessage): void =>
      privately(person, `user_send_${message.kind}`, bodyOf(message)),
    personSaidIn: (group: Group, message: StoredMessage): void => {
      const { byApp } = personOf(message.from)
      inGroup(group, `user_send_group_${message.kind}`, message.from, bodyOf(message), byApp)
    },
    /** An answer that a person gave by hand for the OA has an `admin`. */
    oaSaid(person: Person, message: StoredMessage, admin?: string): void {
      if (!echoes) return
      privately(person, `oa_send_${message.kind}`, bodyOf(message), {
        by: 'oa',
        ...(admin === undefined ? {} : { admin }),
      })
      privately(person, 'user_received_message', { msg_id: message.id })
      privately(person, 'user_seen_message', { msg_ids: [message.id] })
    },
    oaSaidIn(group: Group, message: StoredMessage): void {
      if (echoes) inGroup(group, `oa_send_group_${message.kind}`, me.oaId, bodyOf(message))
    },
    ofGroup(group: Group, what: GroupEvent, users: readonly string[] = []): void {
      const people = users.length === 0 ? {} : { users: users.map((id) => ({ id })) }
      const body = {
        app_id: me.appId,
        oa_id: me.oaId,
        group_id: group.id,
        event_name: GROUP_EVENTS[what][otherNames ? 1 : 0],
        ...people,
        timestamp: timestamp(),
      }
      emit({ chat: group.id, body })
    },
    /** No source shows the body of these two: like the other events that concern a person, or the OA alone. */
    withdrew: ({ id, byApp }: Person): void => {
      const ids = { app_id: me.appId, oa_id: me.oaId, user_id: id, user_id_by_app: byApp }
      emit({ chat: id, body: { ...ids, event_name: 'user_withdraw', timestamp: timestamp() } })
    },
    revoked: (): void => {
      const ids = { app_id: me.appId, oa_id: me.oaId }
      emit({ chat: me.oaId, body: { ...ids, event_name: 'permission_revoked', timestamp: timestamp() } })
    },
  }
}

function bodyOf({ id, text, quote, kind, file }: StoredMessage): Json {
  return {
    ...(text === '' ? {} : { text }),
    msg_id: id,
    ...(quote === undefined ? {} : { quote_msg_id: quote }),
    ...(kind === 'text' ? {} : { attachments: [{ type: kind, payload: payloadOf(kind, file) }] }),
  }
}

const PICTURE = { thumbnail: 'https://photo.example/small.jpg', url: 'https://photo.example/large.jpg' }

function payloadOf(kind: string, file: StoredMessage['file']): Json {
  switch (kind) {
    case 'image':
    case 'gif':
      return PICTURE
    case 'sticker':
      return { url: 'https://sticker.example/7.png', id: '7' }
    case 'audio':
      return { url: 'https://voice.example/7.amr' }
    case 'location':
      return { coordinates: { latitude: '10.7764745', longitude: '106.7009198' } }
    case 'file': {
      const { name, bytes } = file ?? { name: 'a.pdf', bytes: new Uint8Array() }
      const checksum = createHash('md5').update(bytes).digest('hex')
      const type = name.split('.').at(-1) ?? ''
      return { size: String(bytes.length), name, checksum, type, url: `https://file.example/${checksum}` }
    }
    default:
      return {}
  }
}
