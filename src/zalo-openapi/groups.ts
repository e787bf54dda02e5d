/**
 * The calls about an Official Account's group chats (GMF): created by the account, each on an asset that was bought.
 * `oa.ts` offers them as `groups`.
 */
import { z } from 'zod'
import {
  type Asset,
  assetsShape,
  type Group,
  type GroupMember,
  groupShape,
  infoShape,
  memberShape,
} from './group-shapes.ts'
import { within } from './messages.ts'
import { pagesOf } from './pages.ts'
import type { Transport } from './transport.ts'

export type { Asset, Group, GroupMember } from './group-shapes.ts'

export interface NewGroup {
  readonly name: string
  readonly description: string
  readonly assetId: string
  /** User ids. */
  readonly members: readonly string[]
}

export interface Groups {
  create(group: NewGroup): Promise<Group>
  list(): Promise<Group[]>
  info(groupId: string): Promise<Group>
  members(groupId: string): Promise<GroupMember[]>
  invite(groupId: string, userIds: readonly string[]): Promise<void>
  /** Lets in who asked to join. */
  accept(groupId: string, userIds: readonly string[]): Promise<void>
  reject(groupId: string, userIds: readonly string[]): Promise<void>
  /** What groups can be made of; `type` is `gmf10`, `gmf50`, `gmf100` or `gmf1000`. */
  assets(type: string): Promise<Asset[]>
  /** Dissolves the group. */
  remove(groupId: string): Promise<void>
}

const ROOT = '/v3.0/oa/group'
const NAME_LIMIT = 30
const MOST_MEMBERS = 99
const QUOTAS = ['sub_quota', 'purchase_quota', 'reward_quota'] as const

export function createGroups(call: Transport): Groups {
  const about = async (path: string, groupId: string, userIds?: readonly string[]): Promise<void> => {
    const members = userIds ? { member_user_ids: someOf(userIds) } : {}
    await call({ path: `${ROOT}/${path}`, json: { group_id: groupId, ...members }, shape: z.unknown() })
  }

  return {
    async create({ name, description, assetId, members }) {
      const json = {
        group_name: within('a name', name, NAME_LIMIT),
        group_description: description.normalize('NFC'),
        asset_id: assetId,
        member_user_ids: someOf(members),
      }
      return call({ path: `${ROOT}/creategroupwithoa`, json, shape: groupShape })
    },
    list: () => pagesOf(call, `${ROOT}/getgroupsofoa`, {}, 'groups', groupShape),
    info: (groupId) => call({ path: `${ROOT}/getgroup`, query: { group_id: groupId }, shape: infoShape }),
    members: (groupId) => pagesOf(call, `${ROOT}/listmember`, { group_id: groupId }, 'members', memberShape),
    invite: (groupId, userIds) => about('invite', groupId, userIds),
    accept: (groupId, userIds) => about('acceptpendinginvite', groupId, userIds),
    reject: (groupId, userIds) => about('rejectpendinginvite', groupId, userIds),
    async assets(type) {
      const all: Asset[] = []
      for (const quota of QUOTAS) {
        const json = { quota_owner: 'OA', product_type: type, quota_type: quota }
        all.push(...(await call({ path: '/v3.0/oa/quota/group', json, shape: assetsShape })))
      }
      return all
    },
    remove: (groupId) => about('delete', groupId),
  }
}

function someOf(userIds: readonly string[]): readonly string[] {
  if (userIds.length === 0 || userIds.length > MOST_MEMBERS) {
    throw new RangeError(`${userIds.length} members, and 1 to ${MOST_MEMBERS} can be named at once`)
  }
  return userIds
}
