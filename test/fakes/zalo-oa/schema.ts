/** The documented shapes of requests, strict: a field that Zalo does not know, or a number for an id, is a breach. */
import { z } from 'zod'
import { breach } from './wire.ts'
import { ASSET_TYPES } from './world.ts'

const userId = z.string().regex(/^\d+$/)
const word = z.string().min(1)
const digits = z.string().regex(/^\d+$/)
const url = z.url({ protocol: /^https?$/ })

const button = z.discriminatedUnion('type', [
  z.strictObject({ title: z.string(), type: z.enum(['oa.query.show', 'oa.query.hide']), payload: z.string() }),
  z.strictObject({ title: z.string(), type: z.literal('oa.open.url'), payload: z.strictObject({ url }) }),
  z.strictObject({
    title: z.string(),
    type: z.literal('oa.open.phone'),
    payload: z.strictObject({ phone_code: digits }),
  }),
  z.strictObject({
    title: z.string(),
    type: z.literal('oa.open.sms'),
    payload: z.strictObject({ content: z.string(), phone_code: digits }),
  }),
])

const image = z
  .strictObject({ media_type: z.literal('image'), url: url.optional(), attachment_id: word.optional() })
  .refine((given) => (given.url === undefined) !== (given.attachment_id === undefined), 'url or attachment_id')

const gif = z
  .strictObject({
    media_type: z.literal('gif'),
    url: url.optional(),
    attachment_id: word.optional(),
    width: z.int().positive(),
    height: z.int().positive(),
  })
  .refine((given) => (given.url === undefined) !== (given.attachment_id === undefined), 'url or attachment_id')

const sticker = z.strictObject({ media_type: z.literal('sticker'), attachment_id: word })

const media = z.strictObject({
  type: z.literal('template'),
  payload: z.strictObject({ template_type: z.literal('media'), elements: z.tuple([z.union([image, gif, sticker])]) }),
})

const buttons = z.strictObject({
  type: z.literal('template'),
  payload: z.strictObject({ buttons: z.array(button).min(1) }),
})

const infoRequest = z.strictObject({
  type: z.literal('template'),
  payload: z.strictObject({
    template_type: z.literal('request_user_info'),
    elements: z.tuple([z.strictObject({ title: word, subtitle: word, image_url: url })]),
  }),
})

const file = z.strictObject({ type: z.literal('file'), payload: z.strictObject({ token: word }) })

/** A text alone, a text with buttons, a file alone, media that may have a caption, or a request for a person's details. */
export const privateMessage = z.strictObject({
  recipient: z.strictObject({ user_id: userId }),
  message: z.union([
    z.strictObject({ text: z.string(), quote_message_id: word.optional(), attachment: buttons.optional() }),
    z.strictObject({ text: z.string().optional(), attachment: media }),
    z.strictObject({ attachment: z.union([file, infoRequest]) }),
  ]),
})

export const groupMessage = z.strictObject({
  recipient: z.strictObject({ group_id: word }),
  message: z.union([
    z.strictObject({ text: z.string() }),
    z.strictObject({ text: z.string().optional(), attachment: media }),
    z.strictObject({ attachment: file }),
  ]),
})

export const reaction = z.strictObject({
  recipient: z.strictObject({ user_id: userId }),
  sender_action: z.strictObject({ react_icon: word, react_message_id: word }),
})

export const ofUser = z.strictObject({ user_id: userId })

export const userList = z.strictObject({
  offset: z.int().min(0).max(9951),
  count: z.int().min(1).max(50),
  tag_name: word.optional(),
  last_interaction_period: word.optional(),
  is_follower: z.enum(['true', 'false']).optional(),
})

export const privateHistory = z.strictObject({
  user_id: userId,
  offset: z.int().min(0),
  count: z.int().min(1).max(10),
})

export const nothing = z.strictObject({})

/** A GMF list: everything in a query is text, and 5 is what comes unasked. */
const page = { offset: digits.default('0').transform(Number), count: digits.default('5').transform(Number) }

export const pageOf = z.strictObject(page)
export const groupPage = z.strictObject({ group_id: word, ...page })
export const ofGroup = z.strictObject({ group_id: word })
export const ofMembers = z.strictObject({ group_id: word, member_user_ids: z.array(userId).min(1) })

export const groupToMake = z.strictObject({
  group_name: z.string(),
  group_description: z.string().optional(),
  asset_id: word,
  member_user_ids: z.array(userId).min(1),
})

const flag = z.boolean().optional()

export const groupUpdate = z.strictObject({
  group_id: word,
  group_name: z.string().optional(),
  group_description: z.string().optional(),
  group_avatar: url.optional(),
  lock_send_msg: flag,
  join_appr: flag,
  enable_msg_history: flag,
  enable_link_join: flag,
})

export const assetUpdate = z.strictObject({ group_id: word, asset_id: word })

export const assetQuery = z.strictObject({
  quota_owner: z.enum(['OA', 'APP']),
  product_type: z.enum([...ASSET_TYPES, 'gmf1000']),
  quota_type: z.enum(['sub_quota', 'purchase_quota', 'reward_quota']),
})

export type MediaElement = z.infer<typeof media>['payload']['elements'][0]
export type PrivateMessage = z.infer<typeof privateMessage>
export type GroupAttachment = z.infer<typeof media> | z.infer<typeof file>
export type WireButton = z.infer<typeof button>

export function checked<Shape extends z.ZodType>(shape: Shape, params: unknown): z.infer<Shape> {
  const read = shape.safeParse(params)
  if (read.success) return read.data
  const [first] = read.error.issues
  const field = first?.path.join('.') || 'the request'
  throw breach(-201, `${field} is invalid!`, z.prettifyError(read.error))
}
