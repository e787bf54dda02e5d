/** What the trial page may post, checked before use. Called by the routes. */
import { z } from 'zod'

const person = z.string().min(1).max(100)
const chat = z.string().min(1).max(100)
const messageId = z.int().positive()

export const textRequest = z.strictObject({
  chat,
  person,
  /** Ten times what a phone messenger takes at once: room for a pasted table. */
  text: z
    .string()
    .max(40_000)
    .refine((text) => text.trim() !== ''),
  replyTo: messageId.optional(),
})

/** The page makes the tap's id itself, since the answer may overtake the response. */
export const tapRequest = z.strictObject({
  chat,
  person,
  message: messageId,
  data: z.string().max(64),
  tap: z.string().regex(/^[\w-]{8,64}$/),
})

export type TextRequest = z.infer<typeof textRequest>
export type TapRequest = z.infer<typeof tapRequest>
