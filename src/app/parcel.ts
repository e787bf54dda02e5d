/**
 * What the outbox holds: messages as they were decided, with what is only known at sending time (the id of the
 * message to change, the bytes of a report) left to `deliver`.
 */
import { z } from 'zod'
import { isPeriod } from '../core/period.ts'

const choices = z.array(z.array(z.object({ label: z.string(), data: z.string() })))

export const parcelSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('message'),
    text: z.string(),
    choices: choices.optional(),
    replyTo: z.string().optional(),
  }),
  /** Changes the message of a prompt (once it is known), or a message by its id. */
  z.object({
    type: z.literal('edit'),
    of: z.union([
      z.object({ promptId: z.number() }),
      z.object({ outboxId: z.number() }),
      z.object({ messageId: z.string() }),
    ]),
    elseNew: z.literal(true).optional(),
    text: z.string(),
    choices: choices.optional(),
  }),
  z.object({
    type: z.literal('tap-answer'),
    tapId: z.string(),
    text: z.string().optional(),
    alert: z.boolean().optional(),
  }),
  /** Fixes the message at the top of its chat, silently, where the platform can. */
  z.object({ type: z.literal('pin'), of: z.object({ outboxId: z.number() }) }),
  /** The report of a period, compiled when it is sent. */
  z.object({
    type: z.literal('report'),
    period: z.string().refine(isPeriod),
    format: z.enum(['docx', 'md', 'json']),
    caption: z.string(),
    replyTo: z.string().optional(),
  }),
])

export type Parcel = z.infer<typeof parcelSchema>
