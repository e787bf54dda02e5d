/**
 * The parts of an event that we read. Only what a message cannot do without is insisted upon; anything else that is
 * not as expected counts as absent.
 */
import { z } from 'zod'

const word = z.string().optional().catch(undefined)

/** Documented as text; some deliveries had numbers. */
const id = z.union([z.string().regex(/^[\w-]{1,100}$/), z.int().min(0).transform(String)])

export const eventShape = z.object({
  event_name: z.string(),
  message: z.object({
    message_id: id,
    /** Milliseconds since 1970, within what a Date can hold. */
    date: z.int().min(1).max(8.64e15).optional().catch(undefined),
    from: z.object({ id, display_name: word, is_bot: z.boolean().optional().catch(undefined) }),
    chat: z.object({ id, chat_type: word }),
    text: word,
    caption: word,
  }),
})

export type EventMessage = z.infer<typeof eventShape>['message']

/** Who we are, from getMe. */
export const meShape = z.object({ account_name: z.string() })
