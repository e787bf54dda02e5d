/**
 * Whichever way words come that must not be collected, none of them is in the database: of a secret nothing, of a
 * person's data nothing but what waits in its interview for somebody's word, and that goes when it is withdrawn.
 */
import { copyFileSync, existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { ABLE } from '../../src/channels/abilities.ts'
import type { ChatRef } from '../../src/channels/channel.ts'
import { abilitiesOf as zaloOa } from '../../src/channels/zalo-oa/abilities.ts'
import { period } from '../../src/core/period.ts'
import { openWorld, type World, type WorldOptions } from '../world.ts'

/** What is sent, and what of it must be nowhere. */
const FORMS = [
  ['tài liệu mật Hồng Hạc', 'Hồng Hạc'],
  ['CCCD 024395001234', '024395001234'],
  ['Nguyễn Văn Kín, sinh năm 1980', 'Văn Kín'],
] as const

const AN = { id: 'An', name: 'An' }
const BINH = { id: 'Bình', name: 'Bình' }

type How = Parameters<World['puppet']['say']>[3]

/** A program, and two chats of one unit in which nobody has said anything. */
interface Place {
  readonly world: World
  readonly group: ChatRef
  readonly own: ChatRef
}

/** Does what comes before, and sends the text. */
type Door = (place: Place, text: string) => Promise<void>

async function said({ world, own }: Place, text: string, how: How = {}): Promise<void> {
  await world.puppet.say(own, AN, text, how)
  await world.program.idle()
}

async function saidInGroup({ world, group }: Place, by: typeof AN, text: string, how: How = {}): Promise<void> {
  world.clock.now = new Date(world.clock.now.getTime() + 5000)
  await world.puppet.say(group, by, text, how)
  await world.program.idle()
}

function newest({ world }: Place, { id }: ChatRef): string {
  return world.puppet.seen(id).at(-1)?.id ?? ''
}

function behind(...before: string[]): (make?: (text: string) => string) => Door {
  return (make = (text) => text) =>
    async (place, text) => {
      for (const one of before) await said(place, one)
      await said(place, make(text))
    }
}

const DOORS: Record<string, Door> = {
  prose: behind('/sua 13')(),
  'prose over an answer': behind('/sua 13 Sửa mái nhà', '/sua 13')(),
  'by number': behind('/sua 1')((text) => `câu 13: ${text}`),
  'by number among others': behind('/sua 1')((text) => `câu 1: 5\ncâu 13: ${text}`),
  'by command': behind()((text) => `/sua 13 ${text}`),
  'a list': behind('/sua 11')((text) => `- Họp dân\n- ${text}`),
  'more of a list': behind('/sua 11 Họp dân', '/sua 11')((text) => `Tập huấn; ${text}`),
  'a second piece of a list': behind('/sua 11 Họp dân', '/sua 11 Tập huấn')((text) => `/sua 11 ${text}`),
  documents: behind('/sua 12')((text) => `1/UBND-NC về việc ${text}`),
  'a line that is no document': behind('/sua 12')((text) => `1/UBND-NC\n${text}`),
  'a figure': behind('/sua 1')(),
  'lines of figures': behind('/sua 1')((text) => `5\n${text}\n7`),
  'more lines than questions': behind('/sua 13 x', '/sua 8')((text) => `${'5\n'.repeat(9)}${text}`),
  'a choice': behind('/sua 3')(),
  'a day': behind('/sua 10')(),
  'the review': behind('/sua')(),
  'before any question': behind()(),
  'the words of a command': behind()((text) => `/baocao ${text}`),
  'an unknown command': behind()((text) => `/lamviec ${text}`),
  'a caption': async (place, text) => {
    await said(place, '/sua 13')
    await said(place, text, { beside: { what: 'photo' } })
  },
  'parts of a long text': async (place, text) => {
    await said(place, '/sua 13')
    await place.world.puppet.say(place.own, AN, `${text}\n${'Sửa mái nhà. '.repeat(400)}`.slice(0, 4096))
    await said(place, 'và cửa')
  },
  'a changed answer': async (place, text) => {
    await said(place, '/sua 13')
    await said(place, 'Sửa mái nhà')
    await place.world.puppet.change(place.own, AN, 'Sửa mái nhà', text)
    await place.world.program.idle()
  },
  'a changed refusal': async (place, text) => {
    await said(place, '/sua 1')
    await said(place, 'nhiều lắm', { replyTo: newest(place, place.own) })
    await place.world.puppet.change(place.own, AN, 'nhiều lắm', text)
    await place.world.program.idle()
  },
  "a colleague's reply": async (place, text) => {
    await saidInGroup(place, AN, '/sua 13')
    await saidInGroup(place, BINH, text, { replyTo: newest(place, place.group) })
  },
  'nobody knows whose question': async (place, text) => {
    await saidInGroup(place, AN, '/sua 13')
    await saidInGroup(place, BINH, '/sua 11')
    await saidInGroup(place, AN, text)
  },
  'a locked month': async (place, text) => {
    await place.world.store.write((tx) => tx.periods.unlock(period('2024-04')))
    await said(place, '/sua 13')
    await place.world.store.write((tx) => tx.periods.lock(period('2024-04'), place.world.clock.now))
    await said(place, text)
  },
}

const OVERHEARD: Record<string, Door> = {
  'talk among colleagues': (place, text) => saidInGroup(place, BINH, text),
  'talk that may be an answer': async (place, text) => {
    await saidInGroup(place, AN, '/sua 13')
    await saidInGroup(place, AN, text)
  },
}

function opened(more: WorldOptions = {}): Promise<World> {
  return openWorld({ pack: 'test/packs/nha-van-hoa', admins: ['An'], ...more })
}

async function placeIn(world: World, name: string): Promise<Place> {
  const group: ChatRef = { id: `nhom ${name}`, kind: 'group', title: 'Nhà văn hoá' }
  const own: ChatRef = { id: `rieng ${name}`, kind: 'private' }
  await world.store.write(async (tx) => {
    for (const ref of [group, own]) {
      const chat = await tx.chats.of('local', ref, world.clock.now)
      await tx.links.add({ chatId: chat.id, unit: 'NVHD', role: 'officer', createdAt: world.clock.now })
    }
  })
  return { world, group, own }
}

/** Every text of every table, by table. */
function textsIn(file: string): Map<string, string> {
  const copy = `${file}.copy`
  for (const end of ['', '-wal', '-shm']) if (existsSync(file + end)) copyFileSync(file + end, copy + end)
  const db = new DatabaseSync(copy)
  try {
    const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
    return new Map(
      tables.map(({ name }) => [String(name), JSON.stringify(db.prepare(`SELECT * FROM "${String(name)}"`).all())]),
    )
  } finally {
    db.close()
  }
}

function tablesWith(world: World, words: string): string[] {
  return [...textsIn(world.file)].filter(([, text]) => text.includes(words)).map(([table]) => table)
}

async function leavesNothing(door: Door, options: WorldOptions = {}): Promise<void> {
  const world = await opened(options)
  try {
    for (const [i, [text, words]] of FORMS.entries()) {
      const place = await placeIn(world, String(i))
      await door(place, text)
      const waits = words === 'Hồng Hạc' ? [] : ['Conversation']
      expect({ text, in: tablesWith(world, words).filter((table) => !waits.includes(table)) }).toEqual({ text, in: [] })
      for (const n of [11, 12, 13]) await said(place, `câu ${n}: bỏ tin này`)
      world.clock.now = new Date(world.clock.now.getTime() + 60_000)
    }
    world.clock.now = new Date(world.clock.now.getTime() + 25 * 3_600_000)
    await world.program.sweep()
    expect(FORMS.flatMap(([, words]) => tablesWith(world, words))).toEqual([])
    expect(world.faults).toEqual([])
  } finally {
    await world.close()
  }
}

describe('no words of these are left', () => {
  it.each(Object.entries(DOORS))('%s', (_, door) => leavesNothing(door), 60_000)

  it.each(Object.entries(OVERHEARD))('%s', (_, door) => leavesNothing(door, { abilities: zaloOa(0) }), 60_000)
})

it('a message that could not be handled is set aside without them', async () => {
  const broken = { private: ABLE, group: ABLE }
  Object.defineProperty(broken, 'group', { get: () => expect.unreachable('no such chats') })
  const world = await opened({ abilities: broken })
  const place = await placeIn(world, 'mot')
  for (const [text] of FORMS) await saidInGroup(place, AN, text)
  expect(world.faults.filter((fault) => fault.includes('could not be handled'))).toHaveLength(FORMS.length * 3)
  expect(FORMS.flatMap(([, words]) => tablesWith(world, words))).toEqual([])
  await world.close()
})

it('what was confirmed is kept, and the audit says who confirmed which revision', async () => {
  const world = await opened()
  const place = await placeIn(world, 'mot')
  await said(place, '/sua 13 CCCD 024395001234')
  await said(place, 'Ghi tin này')
  const [answer] = await world.store.answers.inForce({ indicators: ['kien_nghi'] })
  expect(answer).toMatchObject({ value: { kind: 'text', text: 'CCCD 024395001234' }, revision: 1 })
  expect(tablesWith(world, '024395001234')).toEqual(['Answer', 'Outbox'])
  const audit = textsIn(world.file).get('Audit')
  expect(audit).toContain('"action":"not-personal","subject":"answer:2024-04/NVHD/kien_nghi"')
  expect(audit).toContain('{\\"revision\\":1,\\"look\\":\\"identity-number\\"}')
  await world.close()
})
