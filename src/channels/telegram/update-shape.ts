/**
 * The parts of an update that we read. Only what a message cannot do without is insisted upon; anything else that
 * is not as expected counts as absent, so that a novelty of Telegram's never costs an answer.
 */
import { z } from 'zod'

const word = z.string().optional().catch(undefined)
const flag = z.boolean().optional().catch(undefined)
const number = z.int().optional().catch(undefined)
/** Seconds since 1970, within what a Date can hold. */
const seconds = z.int().min(0).max(8.64e12).optional().catch(undefined)

const chat = z.object({ id: z.int(), type: z.string(), title: word, first_name: word, last_name: word, username: word })

const user = z.object({ id: z.int(), is_bot: flag, first_name: word, last_name: word, username: word })

/** Of these only the buttons of our own cards are read. */
const keyboard = z.object({ inline_keyboard: z.array(z.array(z.object({ callback_data: word }))) })

/** Loose: which kind of media it holds is told by which field is there. */
const message = z.looseObject({
  message_id: z.int(),
  date: seconds,
  edit_date: seconds,
  chat,
  from: user.optional().catch(undefined),
  sender_chat: chat.optional().catch(undefined),
  text: word,
  caption: word,
  media_group_id: word,
  message_thread_id: number,
  is_topic_message: flag,
  is_automatic_forward: flag,
  reply_to_message: z
    .object({
      message_id: z.int(),
      from: user.optional().catch(undefined),
      reply_markup: keyboard.optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
  migrate_to_chat_id: number,
})

const tap = z.object({
  id: z.string().min(1),
  from: user,
  data: z.string(),
  /** Of an old message Telegram tells only its id and chat. */
  message: z.object({
    message_id: z.int(),
    chat,
    message_thread_id: number,
    is_topic_message: flag,
  }),
})

const member = z.object({ status: z.string(), is_member: flag })

const membership = z.object({ chat, from: user, date: seconds, old_chat_member: member, new_chat_member: member })

export const updateShape = z.object({
  update_id: z.int(),
  message: message.optional().catch(undefined),
  edited_message: message.optional().catch(undefined),
  callback_query: tap.optional().catch(undefined),
  my_chat_member: membership.optional().catch(undefined),
})

export type ChatShape = z.infer<typeof chat>
export type UserShape = z.infer<typeof user>
export type MessageShape = z.infer<typeof message>
export type TapShape = z.infer<typeof tap>
export type MembershipShape = z.infer<typeof membership>

/** Who we are, from getMe. */
export const meShape = z.object({ id: z.int(), username: z.string().min(1) })

export type Me = z.infer<typeof meShape>
