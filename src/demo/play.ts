/**
 * Plays a month: every unit of the script is linked by a code, asked in its own group and answers as people type;
 * then the leader asks for the summary and the report. Everything goes through the program's front door.
 */

import { stateOf } from '../app/conversation/interview.ts'
import { makeCode } from '../app/link-code.ts'
import type { ChatRef, PersonRef } from '../channels/channel.ts'
import { commandText } from '../core/command.ts'
import type { UnitCode } from '../core/pack.ts'
import { Problem } from '../problem.ts'
import type { Program } from '../program.ts'
import type { Puppet, Seen } from './puppet.ts'
import type { MonthScript, UnitScript } from './script.ts'

export interface Played {
  readonly answers: number
  /** What the leader reads on the phone. */
  readonly summary: string
  readonly report: { readonly name: string; readonly bytes: Uint8Array }
}

export interface Stage {
  readonly program: Program
  readonly puppet: Puppet
  readonly script: MonthScript
  /** Called after every unit. */
  readonly progress: (done: number, all: number, unit: string) => void
}

export async function playMonth(stage: Stage): Promise<Played> {
  const { program, script } = stage
  let answers = 0
  for (const [i, unit] of script.units.entries()) {
    await playUnit(stage, unit)
    answers += unit.said.size
    stage.progress(
      i + 1,
      script.units.length,
      program.app.pack.units.find((u) => u.code === unit.unit)?.name ?? unit.unit,
    )
  }
  return { answers, ...(await askAsLeader(stage)) }
}

async function playUnit(stage: Stage, script: UnitScript): Promise<void> {
  const chat = groupOf(script.unit)
  const officer: PersonRef = { id: `officer-${script.unit}`, name: script.unit }
  const { puppet } = stage
  await link(stage, chat, officer, script.unit, 'officer')
  await say(stage, chat, officer, commandText('baocao', stage.script.period, script.unit))
  const left = new Map(script.said)
  const most = stage.program.app.pack.forms.flatMap((f) => f.questions).length
  for (let i = 0; i <= most; i++) {
    const at = await openQuestion(stage, script.unit)
    if (at === undefined) break
    const typed = left.get(at)
    left.delete(at)
    if (typed === undefined) {
      await tap(stage, chat, officer, ':skip')
      continue
    }
    await say(stage, chat, officer, typed)
    if ((await openQuestion(stage, script.unit)) === at)
      throw notUnderstood(script.unit, at, puppet.seen(chat.id).at(-1))
  }
  const [never] = left.keys()
  if (never !== undefined) throw notUnderstood(script.unit, never, undefined)
  if (script.submits) await tap(stage, chat, officer, ':submit')
}

function groupOf(unit: UnitCode): ChatRef {
  return { id: `group-${unit}`, kind: 'group', title: unit }
}

function notUnderstood(unit: UnitCode, question: string, said: Seen | undefined): Problem {
  return new Problem('demo-not-understood', { unit, question, reply: said?.text ?? '' })
}

/** The question that the unit's interview stands at; undefined at the review. */
async function openQuestion({ program, script }: Stage, unit: UnitCode): Promise<string | undefined> {
  const { store, now } = program.app
  const conversation = await store.write(async (tx) => {
    const chat = await tx.chats.of('local', groupOf(unit), now())
    return tx.conversations.get(chat.id, script.period, unit)
  })
  if (!conversation) return undefined
  const { at } = stateOf(conversation)
  return at === 'review' ? undefined : at
}

async function askAsLeader(stage: Stage): Promise<Pick<Played, 'summary' | 'report'>> {
  const { program, puppet, script } = stage
  const chat: ChatRef = { id: 'leaders', kind: 'group', title: 'leaders' }
  const leader: PersonRef = { id: 'leader', name: 'leader' }
  await link(stage, chat, leader, program.app.pack.standingUnit, 'leader')
  await say(stage, chat, leader, commandText('tongket', script.period))
  const summary = puppet.seen(chat.id).at(-1)?.text ?? ''
  await tap(stage, chat, leader, '/xuatbaocao')
  const report = puppet.seen(chat.id).at(-1)?.file
  if (!report) throw new Problem('nothing-to-report', { period: script.period })
  return { summary, report }
}

async function link(
  stage: Stage,
  chat: ChatRef,
  person: PersonRef,
  unit: UnitCode,
  role: 'officer' | 'leader',
): Promise<void> {
  const { app } = stage.program
  const made = makeCode(app.random, app.now())
  const { digest, expiresAt } = made
  await app.store.write((tx) => tx.links.addCode({ digest, unit, role, createdAt: app.now(), expiresAt }))
  await say(stage, chat, person, commandText('lienket', made.code))
}

async function say({ puppet, program }: Stage, chat: ChatRef, person: PersonRef, text: string): Promise<void> {
  await puppet.say(chat, person, text)
  await program.idle()
}

/** Taps the newest button of the chat whose data ends in an action or begins with a command. */
async function tap({ puppet, program }: Stage, chat: ChatRef, person: PersonRef, what: string): Promise<void> {
  const fits = ({ data }: { data: string }) => data.endsWith(what) || data.startsWith(`${what} `)
  const message = puppet.seen(chat.id).findLast((m) => m.choices.flat().some(fits))
  const choice = message?.choices.flat().find(fits)
  if (!message || !choice) return
  await puppet.tap(chat, person, message.id, choice.data)
  await program.idle()
}
