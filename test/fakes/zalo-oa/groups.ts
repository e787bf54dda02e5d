/** Groups of the OA: made from an asset that was bought, changed, dissolved. Who is in them: `group-members.ts`. */
import { type Call, call } from './call.ts'
import { invitees } from './group-members.ts'
import { page } from './group-messages.ts'
import { checkRoom, details, summary, usable } from './group-shapes.ts'
import { checkGroupName } from './limits.ts'
import { assetQuery, assetUpdate, groupToMake, groupUpdate, ofGroup, pageOf } from './schema.ts'
import { breach, no } from './wire.ts'
import type { Asset, World } from './world.ts'

const MOST_AT_FIRST = 99

export const groupCalls: Readonly<Record<string, Call>> = {
  'POST /v3.0/oa/quota/group': call('json', assetQuery, ({ world }, { product_type, quota_type }) =>
    // All that the fake sells was bought one by one.
    quota_type === 'purchase_quota'
      ? [...world.assets.values()]
          .filter(({ type }) => type === product_type)
          .map((asset) => ({
            product_type,
            quota_type,
            asset_id: asset.id,
            valid_through: '31/12/2027',
            auto_renew: false,
            status: asset.usedBy === undefined ? 'available' : 'used',
            used_id: asset.usedBy ?? '',
          }))
      : [],
  ),

  'POST /v3.0/oa/group/creategroupwithoa': call('json', groupToMake, (context, params) => {
    const { world, events } = context
    const name = checkGroupName(params.group_name)
    const asset = freeAsset(world, params.asset_id, -238)
    const members = invitees(context, params.member_user_ids)
    if (members.length > MOST_AT_FIRST) throw breach(-210, 'member_user_ids exceeds limit')
    checkRoom(asset, members.length)
    const group = world.addGroup(name, params.group_description ?? '', asset, members)
    events.ofGroup(group, 'created', members)
    return summary(group)
  }),

  'GET /v3.0/oa/group/getgroupsofoa': call('query', pageOf, ({ world }, { offset, count }) => {
    const all = [...world.groups.values()].filter(({ oaIn }) => oaIn)
    const groups = page(all, offset, count).map(summary)
    return { offset, count, total: all.length, group_count: groups.length, groups }
  }),

  'GET /v3.0/oa/group/getgroup': call('query', ofGroup, ({ world }, { group_id }) =>
    details(world, world.groupFor(group_id)),
  ),

  'POST /v3.0/oa/group/updateinfo': call('json', groupUpdate, ({ world, events }, { group_id, ...changes }) => {
    const group = usable(world, group_id)
    const { group_name, group_description, group_avatar, ...settings } = changes
    group.name = group_name === undefined ? group.name : checkGroupName(group_name)
    group.description = group_description ?? group.description
    group.avatar = group_avatar ?? group.avatar
    Object.assign(group.settings, settings)
    events.ofGroup(group, 'updated')
    return details(world, group)
  }),

  'POST /v3.0/oa/group/updateasset': call('json', assetUpdate, ({ world, events }, { group_id, asset_id }) => {
    const group = world.groupFor(group_id)
    const asset = freeAsset(world, asset_id, -241)
    checkRoom(asset, group.members.size)
    asset.usedBy = group.id
    Object.assign(group, { assetId: asset.id, disabled: false })
    events.ofGroup(group, 'updated')
    return details(world, group)
  }),

  'POST /v3.0/oa/group/delete': call('json', ofGroup, ({ world, events }, { group_id }) => {
    const group = world.groupFor(group_id)
    events.ofGroup(group, 'dissolved')
    group.oaIn = false
    group.members.clear()
    return {}
  }),
}

function freeAsset(world: World, id: string, usedCode: number): Asset {
  const asset = world.assets.get(id)
  if (!asset) throw no(-201, 'asset_id is invalid!')
  if (asset.usedBy !== undefined) throw no(usedCode, 'asset_id already used')
  return asset
}
