/** What each documented method takes; a parameter that is not documented is a breach. */
import { z } from 'zod'
import { breach, type Json } from './wire.ts'

const MOST_UNITS = 2000

/** In UTF-16 units of the composed form. */
const text = z
  .string()
  .refine((given) => given.trim() !== '', 'an empty text')
  .refine((given) => given.normalize('NFC').length <= MOST_UNITS, `more than ${MOST_UNITS} units`)
  .refine((given) => given.isWellFormed(), 'half a character')

export const shapes = {
  nothing: z.strictObject({}),
  getUpdates: z.strictObject({
    timeout: z
      .string()
      .regex(/^\d{1,3}$/, 'a string of seconds')
      .optional(),
  }),
  setWebhook: z.strictObject({ url: z.string(), secret_token: z.string().min(8).max(256) }),
  sendMessage: z.strictObject({
    chat_id: z.string().min(1),
    text,
    parse_mode: z.enum(['markdown', 'html']).optional(),
    text_styles: z
      .array(z.strictObject({ start: z.int().min(0), len: z.int().min(1), st: z.array(z.string()).min(1) }))
      .optional(),
  }),
  sendChatAction: z.strictObject({ chat_id: z.string().min(1), action: z.literal('typing') }),
} as const

export function checked<Shape extends z.ZodType>(shape: Shape, params: Json): z.infer<Shape> {
  const read = shape.safeParse(params)
  if (read.success) return read.data
  throw breach(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '))
}
