/** Interviews as data: what is typed and tapped, what happens, and why it matters. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Input } from '../../../src/core/interview/interview.ts'
import { actionCalled, advance, briefly, formOf, type Talk, talkOf, valuesOf, write } from './play.ts'

const values = z.record(z.string(), z.string())
const form = z.array(z.union([z.string(), z.looseObject({ id: z.string() })]))
const move = z.strictObject({
  says: z.string().optional(),
  taps: z.string().optional(),
  about: z.string().optional(),
  /** `says` is what an own message was changed into. */
  edited: z.literal(true).optional(),
  begin: z.literal(true).optional(),
  edit: z.number().optional(),
  submit: z.enum(['ask', 'anyway']).optional(),
  /** Before the input: the pack changes, the month is locked or not, somebody answers in another chat. */
  form: form.optional(),
  locked: z.boolean().optional(),
  elsewhere: values.optional(),
  /** Answers of last month are corrected. */
  lastly: values.optional(),
  gives: z.array(z.string()),
  at: z.string().optional(),
})
const cases = z.array(
  z.strictObject({
    case: z.string(),
    why: z.string(),
    form,
    last: values.default({}),
    answers: values.default({}),
    talk: z.array(move),
    ends: values,
  }),
)

type Move = z.infer<typeof move>

function inputOf(m: Move, at: string): Input {
  const about = m.about === undefined ? {} : { about: m.about }
  if (m.says !== undefined) return { type: 'text', text: m.says, ...about, ...(m.edited && { edited: true }) }
  if (m.taps !== undefined) return { type: 'tap', action: actionCalled(m.taps), about: m.about ?? at }
  if (m.edit !== undefined) return { type: 'edit', position: m.edit }
  return m.submit ? { type: 'submit', anyway: m.submit === 'anyway' } : { type: 'begin' }
}

function change(talk: Talk, m: Move): void {
  if (m.form) talk.form = formOf(m.form)
  const elsewhere = valuesOf(talk.form, m.elsewhere ?? {})
  const answers = new Map([...talk.context.answers, ...elsewhere])
  const last = new Map([...talk.context.last, ...valuesOf(talk.form, m.lastly ?? {})])
  talk.context = { ...talk.context, answers, last, locked: m.locked ?? talk.context.locked }
}

const folder = new URL('cases/', import.meta.url)

describe.each(readdirSync(folder).toSorted())('%s', (file) => {
  const all = cases.parse(parse(readFileSync(new URL(file, folder), 'utf8')))
  it.each(all.map((c) => [c.case, c] as const))('%s', (_, c) => {
    const asked = formOf(c.form)
    const talk = talkOf(asked, { last: valuesOf(asked, c.last), answers: valuesOf(asked, c.answers) })
    for (const m of c.talk) {
      change(talk, m)
      const { gives, at, ...said } = m
      expect({ said, gives: advance(talk, inputOf(m, talk.state.at)).map(briefly) }).toEqual({ said, gives })
      if (at !== undefined) expect({ said, at: talk.state.at }).toEqual({ said, at })
    }
    expect(Object.fromEntries([...talk.context.answers].map(([id, v]) => [id, write(v)]))).toEqual(c.ends)
  })
})
