/** What Zalo says of groups, read tolerantly; `groups.ts` checks answers with it. */
import { z } from 'zod'
import { countShape, idShape } from './json.ts'

export interface Group {
  readonly id: string
  readonly name: string
  readonly description?: string
  /** By which people join. */
  readonly link?: string
  readonly memberCount?: number
  readonly mostMembers?: number
  readonly isEnabled?: boolean
}

export interface GroupMember {
  /** Of the user, or of the account itself. */
  readonly id: string
  readonly name: string
  readonly isOa: boolean
}

export interface Asset {
  readonly id: string
  readonly type: string
  readonly quota: string
  readonly isAvailable: boolean
  /** Day, as Zalo writes it: `31/12/2026`. */
  readonly validThrough?: string
}

const text = z.string().optional().catch(undefined)
const count = countShape.optional().catch(undefined)

export const groupShape = z
  .looseObject({
    group_id: idShape,
    name: z.string().catch(''),
    group_description: text,
    group_link: text,
    total_member: count,
    max_member: count,
    status: text,
  })
  .transform((raw): Group => {
    const { group_id: id, name, group_description: description, group_link: link, total_member, max_member } = raw
    return {
      id,
      name,
      ...(description ? { description } : {}),
      ...(link ? { link } : {}),
      ...(total_member === undefined ? {} : { memberCount: total_member }),
      ...(max_member === undefined ? {} : { mostMembers: max_member }),
      ...(raw.status === undefined ? {} : { isEnabled: raw.status === 'enabled' }),
    }
  })

export const infoShape = z.looseObject({ group_info: groupShape }).transform(({ group_info }) => group_info)

export const memberShape = z
  .looseObject({
    user_id: idShape.optional().catch(undefined),
    oa_id: idShape.optional().catch(undefined),
    name: z.string().catch(''),
  })
  .transform(({ user_id, oa_id, name }, context): GroupMember => {
    const id = user_id ?? oa_id
    if (id === undefined) {
      context.addIssue({ code: 'custom', message: 'a member without an id' })
      return z.NEVER
    }
    return { id, name, isOa: oa_id !== undefined }
  })

const assetShape = z
  .looseObject({
    asset_id: idShape,
    product_type: z.string().catch(''),
    quota_type: z.string().catch(''),
    status: text,
    valid_through: text,
  })
  .transform((raw): Asset => {
    const { asset_id: id, product_type: type, quota_type: quota, status, valid_through } = raw
    return {
      id,
      type,
      quota,
      isAvailable: status === 'available',
      ...(valid_through ? { validThrough: valid_through } : {}),
    }
  })

/** An account that has none gets no list. */
export const assetsShape = z.union([z.array(assetShape), z.looseObject({}).transform((): Asset[] => [])])
