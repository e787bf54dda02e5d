/** Who and what there is: people, groups, messages, uploads. Everything else in the fake reads and changes this. */
import { createIds, IDENTITY } from './identity.ts'
import { no, type Uploaded } from './wire.ts'

export interface Button {
  readonly title: string
  readonly type: string
  /** What a tap says; of a link its address, of a phone its number. */
  readonly payload: string
}

export interface StoredMessage {
  readonly id: string
  /** `oa`, or the person's id. */
  readonly from: string
  readonly text: string
  readonly at: number
  readonly kind: string
  readonly buttons: readonly Button[]
  readonly mentions: readonly string[]
  readonly quote?: string
  readonly file?: Uploaded
  /** A tap whose text is not shown. */
  readonly hidden?: true
}

export interface Person {
  readonly id: string
  readonly byApp: string
  readonly name: string
  readonly messages: StoredMessage[]
  follower: boolean
  /** Has written to the OA. */
  wrote: boolean
  lastInteraction: number | undefined
}

export const ASSET_TYPES = ['gmf10', 'gmf50', 'gmf100'] as const
export type AssetType = (typeof ASSET_TYPES)[number]

export interface Asset {
  readonly id: string
  readonly type: AssetType
  usedBy: string | undefined
}

export interface GroupSettings {
  lock_send_msg: boolean
  join_appr: boolean
  enable_msg_history: boolean
  enable_link_join: boolean
}

export interface Group {
  readonly id: string
  readonly messages: StoredMessage[]
  readonly members: Set<string>
  readonly admins: Set<string>
  readonly pending: Set<string>
  readonly settings: GroupSettings
  name: string
  description: string
  avatar: string
  assetId: string
  disabled: boolean
  /** False: the OA is no longer in it, or has dissolved it. */
  oaIn: boolean
}

interface Upload {
  readonly kind: 'file' | 'image' | 'gif'
  readonly file: Uploaded
  readonly at: number
}

export type World = ReturnType<typeof createWorld>

export function createWorld(now: () => number) {
  const ids = createIds()
  const people = new Map<string, Person>()
  const groups = new Map<string, Group>()
  const assets = new Map<string, Asset>()
  const uploads = new Map<string, Upload>()

  function addPerson(name: string): Person {
    const person: Person = {
      id: ids.user(),
      byApp: ids.user(),
      name,
      messages: [],
      follower: false,
      wrote: false,
      lastInteraction: undefined,
    }
    people.set(person.id, person)
    return person
  }

  function addAsset(type: AssetType): Asset {
    const asset: Asset = { id: ids.hex(), type, usedBy: undefined }
    assets.set(asset.id, asset)
    return asset
  }

  function addGroup(name: string, description: string, asset: Asset, members: Iterable<string>): Group {
    const group: Group = {
      id: ids.hex(),
      messages: [],
      members: new Set(members),
      admins: new Set(),
      pending: new Set(),
      settings: { lock_send_msg: false, join_appr: false, enable_msg_history: true, enable_link_join: true },
      name,
      description,
      avatar: 'https://avatar.example/group.png',
      assetId: asset.id,
      disabled: false,
      oaIn: true,
    }
    asset.usedBy = group.id
    groups.set(group.id, group)
    return group
  }

  function addMessage(place: Person | Group, given: Partial<StoredMessage> & { readonly from: string }): StoredMessage {
    const fresh = { text: '', kind: 'text', buttons: [], mentions: [] }
    const message: StoredMessage = { ...fresh, ...given, id: ids.hex(), at: now() }
    place.messages.push(message)
    return message
  }

  /** Of an act in a test; a request asks for `recipient`. */
  function person(id: string): Person {
    const found = people.get(id)
    if (!found) throw new Error(`the fake has no person ${id}`)
    return found
  }

  function group(id: string): Group {
    const found = groups.get(id)
    if (!found) throw new Error(`the fake has no group ${id}`)
    return found
  }

  return {
    me: IDENTITY,
    ids,
    people,
    groups,
    assets,
    uploads,
    addPerson,
    addAsset,
    addGroup,
    addMessage,
    person,
    group,
    place: (id: string): Person | Group => people.get(id) ?? group(id),
    /** The person of a request. */
    recipient(id: string): Person {
      const found = people.get(id)
      if (!found) throw no(-201, 'user_id is invalid!')
      return found
    },
    /** The group of a request, if the OA may do something there. */
    groupFor(id: string): Group {
      const found = groups.get(id)
      if (!found) throw no(-201, 'group_id is invalid!')
      if (!found.oaIn) throw no(-403, 'OA is not in group')
      return found
    },
  }
}

/** Whether the OA may know of a person. */
export function acquainted({ follower, wrote }: Person): boolean {
  return follower || wrote
}
