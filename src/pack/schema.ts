/**
 * The shape of a pack's YAML files. `prompts/pack.schema.json` is made from here, so that an editor completes and
 * checks what the loader accepts. An error message that is the name of a fault becomes that fault.
 */
import { z } from 'zod'
import { isDay } from '../core/period.ts'
import { offsetOf } from '../core/reminders/offset.ts'
import { AUDIENCES } from '../core/reminders/plan.ts'
import type { FaultCode } from './fault.ts'

const failing = (code: FaultCode): { error: string } => ({ error: code })

/** More could not be shown under one message, nor found in it. */
const MOST_OPTIONS = 50

const text = z.string().regex(/\S/, failing('empty-text'))
// Ids stand in the data of buttons, of which Telegram takes 64 bytes.
const indicatorId = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, failing('bad-id'))
const slug = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, failing('bad-id'))
const unitCode = z.string().regex(/^[A-Z][A-Z0-9-]{0,23}$/, failing('bad-id'))
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, failing('bad-date'))
  .refine(isDay, failing('bad-date'))
const decimals = z.int().min(0, failing('out-of-range')).max(10, failing('out-of-range'))
const wholeDays = z.int().min(0, failing('out-of-range')).max(60, failing('out-of-range'))
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, failing('bad-time'))

/** Days after the window's last day, all or working ones. */
const dayRule = z
  .strictObject({ days_after_close: wholeDays.optional(), working_days_after_close: wholeDays.optional(), at: time })
  .refine(
    (r) => (r.days_after_close === undefined) !== (r.working_days_after_close === undefined),
    failing('bad-day-rule'),
  )

const stepSchema = z
  .strictObject({
    id: slug,
    opening: z.string().optional(),
    deadline: z.string().optional(),
    to: z.array(z.enum(AUDIENCES)).min(1, failing('empty-text')),
    text: text.optional(),
  })
  .refine((s) => (s.opening === undefined) !== (s.deadline === undefined), failing('bad-step'))
  .refine((s) => offsetOf(s.opening ?? s.deadline ?? '') !== undefined, failing('bad-offset'))

const remindersSchema = z.strictObject({
  hours: z
    .strictObject({ from: time, to: time })
    .refine((h) => h.from < h.to, failing('hours-reversed'))
    .default({ from: '07:30', to: '19:00' }),
  days: z.enum(['working', 'every']).default('working'),
  steps: z.array(stepSchema).default([]),
  digest: z.strictObject({ at: time }).optional(),
})

export const derivedSchema = z.strictObject({
  id: indicatorId,
  label: text,
  kind: z.enum(['count', 'decimal', 'money', 'percent']),
  measure: z.string().optional(),
  decimals: decimals.optional(),
  formula: text,
  consolidated: indicatorId.optional(),
})

const documentSchema = z.strictObject({
  superior: text,
  issuer: text,
  symbol: text,
  place: text,
  title: text,
  subject: text,
  addressed_to: z.array(text).default([]),
  recipients: z.array(text),
  authority: z.array(text),
  signer: z.string(),
})

/** Inside the pack's folder, or below the one that holds it: a pack must not reach other files of the machine. */
export const calendarPath = z
  .string()
  .regex(/^(?:\.\.\/)?(?:[^./\\:][^/\\:]*\/)*[^./\\:][^/\\:]*\.yaml$/, failing('calendar-outside'))

/** Without `derived`, whose entries are read one by one so that one bad entry does not hide the others. */
export const headSchema = z.strictObject({
  id: slug,
  title: text,
  short: text,
  period: z.strictObject({
    from_day: z.int().min(1, failing('out-of-range')).max(28, failing('out-of-range')),
    opens: dayRule.default({ days_after_close: 0, at: '08:00' }),
    deadline: dayRule,
  }),
  reminders: remindersSchema.prefault({}),
  standing_unit: unitCode,
  calendar: calendarPath.optional(),
  headlines: z.array(text).default([]),
  derived: z.array(z.unknown()).default([]),
  document: documentSchema,
})

export const unitSchema = z.strictObject({
  code: unitCode,
  name: text,
  short: text,
  also: z.array(text).optional(),
  kind: slug,
  parent: unitCode.optional(),
  valid_from: day.optional(),
  valid_to: day.optional(),
  deadline: dayRule.optional(),
})

const asked = {
  id: indicatorId,
  label: text,
  text,
  hint: text.optional(),
  none: z.boolean().default(false),
  required: z.boolean().default(true),
  once: z.boolean().default(false),
}

const part = z.strictObject({ id: indicatorId, label: text })
const option = z.strictObject({ id: slug, label: text })

const bounds = { min: z.number().optional(), max: z.number().optional(), decimals: decimals.optional() }

export const questionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...asked, kind: z.enum(['count', 'decimal', 'money']), measure: text, ...bounds }),
  z.strictObject({ ...asked, kind: z.literal('percent'), measure: text.default('%'), ...bounds }),
  z.strictObject({
    ...asked,
    kind: z.literal('ratio'),
    measure: text,
    numerator: part,
    denominator: part,
    bare: z.boolean().default(false),
    ...bounds,
  }),
  z.strictObject({
    ...asked,
    kind: z.literal('choice'),
    options: z.array(option).min(2, failing('choice-without-options')).max(MOST_OPTIONS, failing('too-many-options')),
  }),
  z.strictObject({ ...asked, kind: z.enum(['yes-no', 'date', 'text', 'list', 'documents']) }),
])

export const formSchema = z.strictObject({
  id: slug,
  title: text,
  for: z.array(text),
  deadline: dayRule.optional(),
  questions: z.array(z.unknown()),
})

export const checkSchema = z.strictObject({
  id: slug,
  severity: z.enum(['error', 'warning', 'note']),
  rule: text,
  message: text,
})

/** A `day`, or `from` and `to`. */
export const holidaySchema = z.strictObject({
  day: day.optional(),
  from: day.optional(),
  to: day.optional(),
  name: text,
})

export const workingSchema = day

export const calendarFileSchema = z.strictObject({
  until: day,
  holidays: z.array(z.unknown()),
  working: z.array(z.unknown()).default([]),
})

export const unitsFileSchema = z.strictObject({ units: z.array(z.unknown()) })
export const checksFileSchema = z.strictObject({ checks: z.array(z.unknown()) })

/** One schema for each kind of file, its entries included; for editors. */
export const FILE_SCHEMAS = {
  pack: headSchema.extend({ derived: z.array(derivedSchema).default([]) }),
  units: z.strictObject({ units: z.array(unitSchema) }),
  form: formSchema.extend({ questions: z.array(questionSchema) }),
  checks: z.strictObject({ checks: z.array(checkSchema) }),
  calendar: calendarFileSchema.extend({
    holidays: z.array(holidaySchema),
    working: z.array(workingSchema).default([]),
  }),
}

export type RawDayRule = z.output<typeof dayRule>
export type RawHead = z.output<typeof headSchema>
export type RawDerived = z.output<typeof derivedSchema>
export type RawUnit = z.output<typeof unitSchema>
export type RawForm = z.output<typeof formSchema>
export type RawQuestion = z.output<typeof questionSchema>
export type RawCheck = z.output<typeof checkSchema>
export type RawCalendar = z.output<typeof calendarFileSchema>
export type RawHoliday = z.output<typeof holidaySchema>
