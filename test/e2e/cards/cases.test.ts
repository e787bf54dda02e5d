/** `cases.yaml`, played on each kind of platform that a case names. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Sending } from '../../chat-platform.ts'
import { type Face, PEOPLE, type Revision, Session } from './session.ts'
import { SETTINGS } from './settings.ts'

const NAMES = ['An', 'Bình', 'Cúc'] as const

const step = z.strictObject({
  by: z.enum(NAMES).optional(),
  says: z.string().optional(),
  to: z.string().optional(),
  taps: z.string().optional(),
  in: z.string().optional(),
  changes: z.string().optional(),
  into: z.string().optional(),
  restarts: z
    .strictObject({ without: z.array(z.string()).optional(), turned: z.array(z.string()).optional() })
    .optional(),
  meanwhile: z.literal(true).optional(),
  bot: z.array(z.string()).default([]),
  not: z.array(z.string()).default([]),
})

const cases = z.array(
  z.strictObject({
    case: z.string(),
    why: z.string(),
    in: z.array(z.enum(['group', 'group-unchangeable', 'group-letters', 'private', 'private-few'])),
    talk: z.array(step),
    /** All answers of these questions, and of no others. */
    revisions: z.record(z.string(), z.array(z.string())).optional(),
    /** The last answer, if there is one. */
    only: z.record(z.string(), z.string()).optional(),
    /** Questions without an answer. */
    never: z.array(z.string()).default([]),
    /** All of `values`, or none of them. */
    consecutive: z.array(z.string()).default([]),
    values: z.array(z.string()).default([]),
  }),
)

type Case = z.infer<typeof cases>[number]
type Step = z.infer<typeof step>

const all = cases.parse(parse(readFileSync(join(import.meta.dirname, 'cases.yaml'), 'utf8')))

describe.each(all.flatMap((talk) => talk.in.map((name) => ({ name, what: talk.case, talk }))))(
  '$name',
  ({ name, what, talk }) => {
    it(what, async () => {
      const session = await Session.open(SETTINGS[name])
      try {
        const own = new Map<string, string>()
        const given: Revision[] = []
        for (const steps of together(talk.talk)) given.push(...(await playTogether(session, steps, own)))
        compare(talk, given, session)
        expect(session.faults.filter((fault) => !fault.startsWith('a message could not be sent'))).toEqual([])
      } finally {
        await session.close()
      }
    })
  },
)

/** Steps of the same instant. */
function together(talk: readonly Step[]): Step[][] {
  const groups: Step[][] = []
  for (const one of talk) {
    if (one.meanwhile) groups.at(-1)?.push(one)
    else groups.push([one])
  }
  return groups
}

async function playTogether(
  session: Session,
  steps: readonly Step[],
  own: Map<string, string>,
): Promise<readonly Revision[]> {
  const [first] = steps
  if (first?.restarts) {
    await session.restart(first.restarts)
    return []
  }
  // What each of them sees is settled before any of it is done.
  const targets = steps.map((one) => targetOf(session, one))
  if (steps.length > 1) session.platform.hold()
  for (const [i, one] of steps.entries()) {
    session.pass()
    await put(session, one, targets[i], own)
  }
  await session.settle()
  const given = await session.newRevisions()
  const said = session.newSendings().map(textOf).join('\n---\n')
  for (const one of steps) {
    for (const text of one.bot) expect(said, `${nameOf(one)}\n${session.log.join('\n')}`).toContain(text)
    for (const text of one.not) expect(said, `${nameOf(one)}\n${session.log.join('\n')}`).not.toContain(text)
  }
  return given
}

function nameOf({ by, says, taps, changes }: Step): string {
  return `${by ?? ''}: ${says ?? taps ?? changes ?? ''}`
}

function targetOf(session: Session, { to, taps, in: within }: Step): Face | undefined {
  const piece = taps === undefined ? to : (within ?? '')
  if (piece === undefined) return undefined
  const fits = (f: Face): boolean =>
    f.text.includes(piece) && (taps === undefined || f.choices.some((c) => c.label === taps))
  const face = session.faces.findLast(fits)
  if (!face) throw new Error(`no message with ${piece} ${taps ?? ''}\n${session.log.join('\n')}`)
  return face
}

async function put(session: Session, one: Step, face: Face | undefined, own: Map<string, string>): Promise<void> {
  const { platform, chat, setting } = session
  const person = setting.kind === 'private' ? PEOPLE[0] : PEOPLE[NAMES.indexOf(one.by ?? 'An')]
  if (!person) throw new Error('nobody')
  const { says, taps, changes, into = '' } = one
  const reply = face ? { replyTo: face.message.id } : {}
  if (taps !== undefined) {
    const choice = face?.choices.find((c) => c.label === taps)
    if (choice?.data !== undefined) await platform.tap(chat, person, face?.message.id ?? '', choice.data)
    else await platform.say(chat, person, choice?.letter ?? '', reply)
  } else if (changes !== undefined) await platform.change(chat, person, own.get(changes) ?? '', into)
  else if (says !== undefined) own.set(says, await platform.say(chat, person, says, reply))
}

function textOf(sending: Sending): string {
  if (sending.type === 'message') return sending.message.text
  return sending.type === 'pin' ? '' : sending.text
}

function compare(
  { revisions, only, never, consecutive, values }: Case,
  given: readonly Revision[],
  session: Session,
): void {
  const where = session.log.join('\n')
  if (revisions) {
    const there: Record<string, string[]> = {}
    for (const { question, value, person } of given) {
      const by = NAMES[PEOPLE.findIndex((p) => p.id === person)] ?? person
      there[question] = [...(there[question] ?? []), `${value} by ${by}`]
    }
    expect(there, where).toEqual(revisions)
  }
  for (const [question, value] of Object.entries(only ?? {})) {
    const last = given.findLast((r) => r.question === question)
    if (last) expect(last.value, where).toBe(value)
  }
  expect(
    given.filter((r) => never.includes(r.question)),
    where,
  ).toEqual([])
  if (consecutive.length === 0) return
  const stored = given.filter((r) => values.includes(r.value)).map((r) => [r.question, r.value])
  if (stored.length > 0) expect(stored, where).toEqual(consecutive.map((question, i) => [question, values[i]]))
}
