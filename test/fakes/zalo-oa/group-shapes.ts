/** Groups as Zalo tells of them, and what holds for every call that changes one. */
import { type Json, no } from './wire.ts'
import type { Asset, Group, World } from './world.ts'

export function usable(world: World, id: string): Group {
  const group = world.groupFor(id)
  if (group.disabled) throw no(-237, 'The group is disabled')
  return group
}

export function assetOf(world: World, group: Group): Asset {
  const asset = world.assets.get(group.assetId)
  if (!asset) throw new Error(`group ${group.id} has no asset`)
  return asset
}

function sizeOf({ type }: Asset): number {
  return Number(type.slice('gmf'.length))
}

export function checkRoom(asset: Asset, people: number): void {
  if (people > sizeOf(asset)) throw no(-210, 'member_user_ids exceeds limit')
}

export function summary(group: Group): Json {
  return {
    name: group.name,
    avatar: group.avatar,
    group_id: group.id,
    group_link: `https://zalo.me/g/${group.id.slice(0, 9)}`,
    group_description: group.description,
    total_member: String(group.members.size + 1),
    status: group.disabled ? 'disabled' : 'enabled',
  }
}

export function details(world: World, group: Group): Json {
  const asset = assetOf(world, group)
  return {
    group_info: { ...summary(group), max_member: String(sizeOf(asset)), auto_delete_date: '14/02/2028' },
    asset_info: { asset_type: asset.type, asset_id: asset.id, valid_through: '31/12/2027', auto_renew: false },
    group_setting: { ...group.settings },
  }
}
