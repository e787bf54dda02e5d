/** Who is in a group of the OA: lists, invitations, those who wait, administrators. */
import { type Call, type Context, call } from './call.ts'
import { page } from './group-messages.ts'
import { assetOf, checkRoom, usable } from './group-shapes.ts'
import { groupPage, ofMembers } from './schema.ts'
import { breach, type Json, no } from './wire.ts'
import { acquainted, type Group, type World } from './world.ts'

const KNOWN_MS = 7 * 24 * 3_600_000

export const groupMemberCalls: Readonly<Record<string, Call>> = {
  'GET /v3.0/oa/group/listmember': call('query', groupPage, ({ world }, { group_id, offset, count }) => {
    const group = world.groupFor(group_id)
    const oa = { oa_id: world.me.oaId, name: world.me.oaName, avatar: 'https://avatar.example/oa.png' }
    const all = [oa, ...[...group.members].map((id) => inList(world, id))]
    const members = page(all, offset, count)
    return { offset, count, total: all.length, member_count: members.length, members }
  }),

  'GET /v3.0/oa/group/listpendinginvite': call('query', groupPage, ({ world }, { group_id, offset, count }) => {
    const all = [...world.groupFor(group_id).pending].map((id) => inList(world, id))
    const members = page(all, offset, count)
    return { offset, count, total: all.length, member_count: members.length, members }
  }),

  'POST /v3.0/oa/group/invite': call('json', ofMembers, (context, { group_id, member_user_ids }) => {
    const group = usable(context.world, group_id)
    const members = invitees(context, member_user_ids)
    return enter(context, group, members)
  }),

  'POST /v3.0/oa/group/acceptpendinginvite': call('json', ofMembers, (context, { group_id, member_user_ids }) => {
    const group = usable(context.world, group_id)
    const members = within(group.pending, member_user_ids)
    context.events.ofGroup(group, 'accepted', members)
    return enter(context, group, members)
  }),

  'POST /v3.0/oa/group/rejectpendinginvite': call('json', ofMembers, (context, { group_id, member_user_ids }) => {
    const group = usable(context.world, group_id)
    const members = within(group.pending, member_user_ids)
    for (const id of members) group.pending.delete(id)
    context.events.ofGroup(group, 'rejected', members)
    return {}
  }),

  'POST /v3.0/oa/group/addadmins': call('json', ofMembers, ({ world, events }, { group_id, member_user_ids }) => {
    const group = usable(world, group_id)
    const members = within(group.members, member_user_ids)
    for (const id of members) group.admins.add(id)
    events.ofGroup(group, 'promoted', members)
    return {}
  }),

  'POST /v3.0/oa/group/removeadmins': call('json', ofMembers, ({ world, events }, { group_id, member_user_ids }) => {
    const group = usable(world, group_id)
    const members = within(group.admins, member_user_ids)
    for (const id of members) group.admins.delete(id)
    events.ofGroup(group, 'demoted', members)
    return {}
  }),

  'POST /v3.0/oa/group/removemembers': call('json', ofMembers, ({ world, events }, { group_id, member_user_ids }) => {
    const group = usable(world, group_id)
    const members = within(group.members, member_user_ids)
    for (const id of members) {
      group.members.delete(id)
      group.admins.delete(id)
    }
    events.ofGroup(group, 'left', members)
    return {}
  }),
}

/** People who follow the OA or have done something with it in seven days; nobody else can be invited. */
export function invitees({ world, now }: Context, ids: readonly string[]): readonly string[] {
  const people = [...new Set(ids)].map((id) => world.recipient(id))
  if (people.length < ids.length) throw breach(-201, 'member_user_ids is invalid!', 'somebody is named twice')
  for (const person of people) {
    const recent = now() - (person.lastInteraction ?? Number.NEGATIVE_INFINITY) <= KNOWN_MS
    if (!person.follower && !(acquainted(person) && recent)) throw no(-213, 'User has not followed OA')
  }
  return ids
}

function within(set: ReadonlySet<string>, ids: readonly string[]): readonly string[] {
  if (ids.some((id) => !set.has(id))) throw no(-201, 'member_user_ids is invalid!')
  return ids
}

function enter({ world, events }: Context, group: Group, ids: readonly string[]): Json {
  const fresh = ids.filter((id) => !group.members.has(id))
  checkRoom(assetOf(world, group), group.members.size + fresh.length)
  for (const id of fresh) {
    group.pending.delete(id)
    group.members.add(id)
  }
  if (fresh.length > 0) events.ofGroup(group, 'joined', fresh)
  return {}
}

function inList(world: World, id: string): Json {
  return { user_id: id, name: world.person(id).name, avatar: 'https://avatar.example/person.jpg' }
}
