/** What an app may ask about the OA, the people who wrote to it, and what was said. */
import { type Call, call } from './call.ts'
import { nothing, ofUser, privateHistory, userList } from './schema.ts'
import { type Json, no } from './wire.ts'
import { acquainted, type Person, type StoredMessage, type World } from './world.ts'

const AVATAR = 'https://avatar.example/person.jpg'

export const accountCalls: Readonly<Record<string, Call>> = {
  'GET /v2.0/oa/getoa': call('query', nothing, ({ world }) => ({
    oa_id: world.me.oaId,
    name: world.me.oaName,
    description: '',
    oa_alias: '',
    is_verified: true,
    oa_type: 4,
    cate_name: 'Cơ quan nhà nước',
    num_follower: [...world.people.values()].filter(({ follower }) => follower).length,
    avatar: AVATAR,
    cover: AVATAR,
    package_name: 'Nâng cao',
    package_valid_through_date: '31/12/2027',
    package_auto_renew_date: '',
    linked_ZCA: '',
  })),

  'GET /v3.0/oa/user/detail': call('data', ofUser, ({ world }, { user_id }) => {
    const person = known(world, user_id)
    return {
      user_id: person.id,
      user_id_by_app: person.byApp,
      user_external_id: '',
      display_name: person.name,
      user_alias: '',
      is_sensitive: false,
      user_last_interaction_date: dayOf(person.lastInteraction),
      user_is_follower: person.follower,
      avatar: AVATAR,
      avatars: { 120: AVATAR, 240: AVATAR },
      tags_and_notes_info: { notes: [], tag_names: [] },
    }
  }),

  'GET /v3.0/oa/user/getlist': call('data', userList, ({ world }, { offset, count, is_follower }) => {
    const found = [...world.people.values()].filter(
      (person) => acquainted(person) && (is_follower === undefined || String(person.follower) === is_follower),
    )
    const users = found.slice(offset, offset + count).map(({ id }) => ({ user_id: id }))
    return { total: found.length, count: users.length, offset, users }
  }),

  'GET /v2.0/oa/conversation': call('data', privateHistory, ({ world }, { user_id, offset, count }) => {
    const person = known(world, user_id)
    return person.messages
      .toReversed()
      .slice(offset, offset + count)
      .map((message) => inHistory(world, message, person))
  }),

  'POST /v3.0/oa/quota/message': call('json', ofUser, ({ world }, { user_id }) => ({
    last_interaction: String(known(world, user_id).lastInteraction ?? 0),
    cs_reply: { remain: 8, total: 8 },
    promotion: { daily_remain: 0, daily_total: 1, monthly_remain: 4, monthly_total: 6 },
  })),
}

function known(world: World, id: string): Person {
  const person = world.recipient(id)
  if (!acquainted(person)) throw no(-213, 'User has not followed OA')
  return person
}

function inHistory(world: World, message: StoredMessage, person: Person): Json {
  const [from, to] =
    message.from === 'oa'
      ? [{ id: world.me.oaId, name: world.me.oaName }, person]
      : [person, { id: world.me.oaId, name: world.me.oaName }]
  return {
    src: message.from === 'oa' ? 0 : 1,
    time: String(message.at),
    type: message.kind,
    message: message.text,
    message_id: message.id,
    from_id: from.id,
    to_id: to.id,
    from_display_name: from.name,
    from_avatar: AVATAR,
    to_display_name: to.name,
    to_avatar: AVATAR,
  }
}

/** A day in Vietnam, which has one time all year. */
function dayOf(at: number | undefined): string {
  if (at === undefined) return ''
  const [year, month, day] = new Date(at + 7 * 3_600_000).toISOString().slice(0, 10).split('-')
  return `${day}/${month}/${year}`
}
