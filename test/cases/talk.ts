/** Conversations as data: reads a file of cases and plays one, step by step, against a whole program. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Attachment, ChatRef } from '../../src/channels/channel.ts'
import { spansOf } from '../../src/channels/mark.ts'
import { ABILITIES as zaloBot } from '../../src/channels/zalo-bot/abilities.ts'
import { abilitiesOf as zaloOa } from '../../src/channels/zalo-oa/abilities.ts'
import { isRole } from '../../src/core/access.ts'
import { canonicalOf } from '../../src/core/answer/canonical.ts'
import { period } from '../../src/core/period.ts'
import type { Seen } from '../../src/demo/puppet.ts'
import { openWorld, type World } from '../world.ts'

const step = z.strictObject({
  by: z.string().default(''),
  chat: z.string().default(''),
  /** Exactly one of these is done. */
  says: z.string().optional(),
  /** In `says` MÃ-MỚI stands for the newest link code that the bot gave. `says` is the caption of this, perhaps of an album: `photo`, `photo album1`. */
  sends: z.string().optional(),
  taps: z.string().optional(),
  /** The button is one of the newest message that holds this text. */
  in: z.string().optional(),
  restarts: z.literal(true).optional(),
  /** A minute of the schedule comes. */
  sweeps: z.literal(true).optional(),
  /** A message that this person sent is changed. */
  changes: z.string().optional(),
  into: z.string().optional(),
  /** `says` replies to the newest message of the bot that holds this text. */
  to: z.string().optional(),
  /** The same update is delivered this many times. */
  times: z.number().optional(),
  /** Wall-clock time passes before the step. */
  at: z.string().optional(),
  /** Each must stand in what the bot said or changed in this step. */
  bot: z.array(z.string()).default([]),
  not: z.array(z.string()).default([]),
  silent: z.boolean().default(false),
  /** The message names the program. */
  mentions: z.boolean().default(false),
  /** Seconds by which the platform's clock says an earlier time than the message comes at. */
  late: z.number().optional(),
  /** The platform's number of the message. */
  order: z.number().optional(),
})

const conversation = z.strictObject({
  case: z.string(),
  why: z.string(),
  pack: z.string().optional(),
  /** A platform of this kind, instead of one that can do everything. */
  like: z.enum(['zalo-oa', 'zalo-bot']).optional(),
  now: z.string().optional(),
  admins: z.array(z.string()).optional(),
  chats: z.record(
    z.string(),
    z.strictObject({
      kind: z.enum(['group', 'private']),
      links: z.array(z.string()).default([]),
      /** A topic of this chat. */
      within: z.string().optional(),
    }),
  ),
  talk: z.array(step),
  /** What is in force at the end, by unit and indicator, canonical; `none` for "không phát sinh". */
  answers: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  period: z.string().default('2024-04'),
})

export type Conversation = z.infer<typeof conversation>
type Step = z.infer<typeof step>

export function conversationsIn(folder: string): Conversation[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  return files.sort().flatMap((name) => z.array(conversation).parse(parse(readFileSync(join(folder, name), 'utf8'))))
}

const LIKE = { 'zalo-oa': zaloOa(0), 'zalo-bot': zaloBot } as const

export async function play(talk: Conversation): Promise<void> {
  const { pack, now, admins, like } = talk
  const abilities = like && LIKE[like]
  let world = await openWorld({
    ...(pack && { pack }),
    ...(now && { now }),
    ...(admins && { admins }),
    ...(abilities && { abilities }),
  })
  try {
    await linkAll(world, talk)
    for (const [i, step] of talk.talk.entries()) {
      if (step.restarts) world = await world.restart()
      else await playStep(world, talk, step, i + 1)
    }
    await compareAnswers(world, talk)
    expect(world.faults).toEqual([])
  } finally {
    await world.close()
  }
}

async function linkAll({ store, clock }: World, talk: Conversation): Promise<void> {
  for (const [id, chat] of Object.entries(talk.chats)) {
    for (const link of chat.links) {
      const [unit = '', role = ''] = link.split(' ')
      if (!isRole(role)) throw new Error(`no role in ${link}`)
      await store.write(async (tx) => {
        const row = await tx.chats.of('local', refOf(talk, id), clock.now)
        await tx.links.add({ chatId: row.id, unit, role, createdAt: clock.now })
      })
    }
  }
}

function refOf(talk: Conversation, id: string): ChatRef {
  const { kind = 'group', within } = talk.chats[id] ?? {}
  return { id, kind, title: id, ...(within !== undefined && { within }) }
}

async function playStep(world: World, talk: Conversation, step: Step, number: number): Promise<void> {
  const { puppet, program, clock } = world
  clock.now = step.at ? new Date(step.at) : new Date(clock.now.getTime() + 1000)
  const before = allSeen(world, talk)
  const person = { id: step.by, name: step.by }
  const chat = refOf(talk, step.chat)
  const copies = step.times ?? 1
  if (step.says !== undefined || step.sends !== undefined) {
    const target =
      step.to === undefined ? undefined : newestWith(world, step.chat, (m) => plain(m).includes(step.to ?? ''))
    if (step.to !== undefined && !target) throw new Error(`step ${number}: no message with ${step.to}`)
    await puppet.say(chat, person, withCode(world, talk, step.says ?? ''), {
      ...(step.sends !== undefined && { beside: attachment(step.sends) }),
      times: copies,
      ...(target && { replyTo: target.id }),
      ...(step.late !== undefined && { at: new Date(clock.now.getTime() - step.late * 1000) }),
      ...(step.mentions && { addressed: true }),
      ...(step.order !== undefined && { order: step.order }),
    })
  } else if (step.changes !== undefined) {
    await puppet.change(chat, person, step.changes, step.into ?? '')
  } else if (step.taps !== undefined) {
    const label = step.taps
    const isThere = (m: Seen) => plain(m).includes(step.in ?? '') && m.choices.flat().some((c) => c.label === label)
    const message = newestWith(world, step.chat, isThere)
    const choice = message?.choices.flat().find((c) => c.label === label)
    if (!message || !choice) throw new Error(`step ${number}: no button ${label}`)
    await puppet.tap(chat, person, message.id, choice.data, { times: copies })
  } else if (step.sweeps) await program.sweep()
  await program.idle()
  compareBot(step, number, before, allSeen(world, talk))
}

function withCode(world: World, talk: Conversation, says: string): string {
  if (!says.includes('MÃ-MỚI')) return says
  const given = [...allSeen(world, talk).values()].flatMap((text) => /: ([2-9A-Z]{10})\n/.exec(text)?.[1] ?? [])
  return says.replace('MÃ-MỚI', given.at(-1) ?? 'no code was given')
}

function attachment(written: string): Attachment {
  const [what = '', album] = written.split(' ')
  return { what, ...(album !== undefined && { album }) }
}

function allSeen({ puppet }: World, talk: Conversation): Map<string, string> {
  const chats = Object.keys(talk.chats)
  return new Map(
    chats.flatMap((chat) =>
      puppet.seen(chat).map((m) => [`${chat} ${m.id}`, `${plain(m)} ${buttons(m)} ${m.file?.name ?? ''}`]),
    ),
  )
}

function newestWith({ puppet }: World, chat: string, fits: (m: Seen) => boolean): Seen | undefined {
  return puppet.seen(chat).findLast(fits)
}

function plain(message: Seen): string {
  return spansOf(message.text).plain
}

function buttons(message: Seen): string {
  return message.choices
    .flat()
    .map((c) => `[${c.label}]`)
    .join(' ')
}

function compareBot(step: Step, number: number, before: Map<string, string>, after: Map<string, string>): void {
  const changed = [...after].filter(([id, text]) => before.get(id) !== text).map(([, text]) => text)
  const said = changed.join('\n---\n')
  const where = `step ${number} (${step.by}: ${step.says ?? step.sends ?? step.taps ?? step.changes ?? ''})`
  if (step.silent) expect(said, where).toBe('')
  for (const text of step.bot) expect(said, where).toContain(text)
  for (const text of step.not) expect(said, where).not.toContain(text)
}

async function compareAnswers({ store }: World, talk: Conversation): Promise<void> {
  for (const [unit, wanted] of Object.entries(talk.answers ?? {})) {
    const rows = await store.answers.inForce({ periods: [period(talk.period)], units: [unit] })
    const there = rows.map((row) => {
      const { value, none } = canonicalOf(row.value)
      return [row.indicator, none ? 'none' : value]
    })
    expect(Object.fromEntries(there), `answers of ${unit}`).toEqual(wanted)
  }
}
