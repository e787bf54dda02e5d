/**
 * What the outbox holds: messages as they were decided, with what is only known at sending time (the id of the
 * message to change, the bytes of a report) left to `deliver`.
 */
import { z } from 'zod'
import { isPeriod } from '../../core/period.ts'

const choices = z.array(z.array(z.object({ label: z.string(), data: z.string() })))

const ofOutbox = z.object({ outboxId: z.number() })

/** The row of the outbox that a group did not take: this one goes to somebody of its unit in private. */
const instead = z.number().optional()

export const parcelSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('message'),
    text: z.string(),
    choices: choices.optional(),
    replyTo: z.string().optional(),
    to: z.object({ id: z.string(), name: z.string().optional() }).optional(),
    instead,
  }),
  /** Changes the message of a prompt, that which a row of the outbox became (once they are known), or one by its id. */
  z.object({
    type: z.literal('edit'),
    of: z.union([z.object({ promptId: z.number() }), ofOutbox, z.object({ messageId: z.string() })]),
    text: z.string(),
    choices: choices.optional(),
    /**
     * People need what it says: where the message is gone or may not be changed a new one takes its place, also for the
     * prompt or the row of the outbox. Without, such a change is let go.
     */
    elseNew: z.literal(true).optional(),
  }),
  /** Keeps the message in sight that a row of the outbox became, where the platform can. */
  z.object({ type: z.literal('pin'), of: ofOutbox }),
  z.object({
    type: z.literal('tap-answer'),
    tapId: z.string(),
    text: z.string().optional(),
    alert: z.boolean().optional(),
  }),
  /** The report of a period, compiled when it is sent. */
  z.object({
    type: z.literal('report'),
    period: z.string().refine(isPeriod),
    format: z.enum(['docx', 'md', 'json']),
    caption: z.string(),
    replyTo: z.string().optional(),
    /** Who asked for it: a link in its place is theirs. */
    personId: z.number().optional(),
    instead,
  }),
])

export type Parcel = z.infer<typeof parcelSchema>
