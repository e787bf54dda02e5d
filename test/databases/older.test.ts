/**
 * The program of today on the databases of earlier versions, each left in the middle of a month: whatever people had
 * before them then (cards, buttons, letters, codes) does what it said, or is asked about, and nothing is lost or done
 * twice. `make.ts` makes such a database.
 */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Question } from '../../src/core/pack.ts'
import { period } from '../../src/core/period.ts'
import type { Amendment } from '../amended-pack.ts'
import { amendedPack } from '../amended-pack.ts'
import { type ChatPlatform, type Posted, type Sending, saidIn } from '../chat-platform.ts'
import { commandLine, dataOf } from '../e2e/command-line.ts'
import { isCardOf, promisedBy, questionShown, written } from '../shown.ts'
import { bytesWith, columnsWith } from '../traces.ts'
import { openWorld, type World } from '../world.ts'
import { dumped, restored } from './dump.ts'
import {
  ADMIN,
  CHATS,
  type Chat,
  PACK,
  PEOPLE,
  type PlatformName,
  platforms,
  playStory,
  refOf,
  type Story,
} from './story.ts'

const VERSIONS = ['2026-11-26', '2026-11-27']
/** Their buttons say which option by its place alone, so that another order leaves nothing to go by. */
const BY_PLACE = new Set(['2026-11-26'])

const pack = amendedPack(PACK)
const questions = pack.forms.flatMap((form) => form.questions)

/** What all three houses answered in March. */
const MARCH: Readonly<Record<string, string>> = {
  buoi: '12',
  luot: '340',
  xep_loai: 'kha',
  kiem_ke: 'true',
  dung_gio: '25/30',
  hoi_vien: '8',
  khach: '140',
  may_tinh: '6',
  thu: '52000000',
  ngay_hop: '2024-03-06',
}

interface Reopened {
  readonly story: Story
  readonly both: Record<PlatformName, ChatPlatform>
  world: World
}

const open: Reopened[] = []

afterEach(async () => {
  for (const { world } of open.splice(0)) await world.close()
})

/** The program on the older database, once it has sent and handled what was left. */
async function reopened(version: string, amendment: Amendment = {}): Promise<Reopened> {
  const read = (ending: string): string => readFileSync(join(import.meta.dirname, `${version}.${ending}`), 'utf8')
  const story = JSON.parse(read('json')) as Story // make.ts alone writes it
  const clock = { now: new Date(story.now) }
  const both = platforms(() => clock.now, story)
  const world = await openWorld({
    pack: PACK,
    amendment,
    admins: [ADMIN],
    channels: Object.values(both),
    now: story.now,
    publicUrl: 'https://example.test',
    before: (file) => restored(file, read('sql')),
  })
  await world.program.idle()
  const there: Reopened = { story, both, world }
  open.push(there)
  clock.now = new Date(clock.now.getTime() + 60_000)
  world.clock.now = clock.now
  return there
}

/** Every revision, oldest first: `2024-04 NVHT khach 1 = 27`. */
async function answersIn({ store }: World): Promise<string[]> {
  const all: string[] = []
  for (const unit of pack.units)
    for (const { id } of questions)
      for (const a of await store.answers.history(unit.code, id))
        all.push(`${a.period} ${unit.code} ${id} ${a.revision} = ${written(a.value)}`)
  return all.sort()
}

/** What was sent, and which answers came, while `work` was done. */
async function during(
  there: Reopened,
  work: () => Promise<unknown>,
): Promise<{ sent: readonly Sending[]; added: readonly string[] }> {
  const { both } = there
  const before = await answersIn(there.world)
  const from = { local: both.local.sent.length, 'zalo-oa': both['zalo-oa'].sent.length }
  await work()
  await there.world.program.idle()
  const added = (await answersIn(there.world)).filter((answer) => !before.includes(answer))
  const sent = [...both.local.sent.slice(from.local), ...both['zalo-oa'].sent.slice(from['zalo-oa'])]
  expect(there.world.faults).toEqual([])
  return { sent, added }
}

function say({ both }: Reopened, by: keyof typeof PEOPLE, chat: Chat, text: string, replyTo?: string): Promise<string> {
  return both[chat.platform].say(refOf(chat), PEOPLE[by], text, replyTo === undefined ? {} : { replyTo })
}

function words(sent: readonly Sending[]): string {
  return sent.map(saidIn).join('\n---\n')
}

const CHATS_BY_ID = new Map(Object.values(CHATS).map((chat) => [chat.id, chat]))
const WHO: Readonly<Record<string, keyof typeof PEOPLE>> = {
  [CHATS.centre.id]: 'binh',
  [CHATS.east.id]: 'lan',
  [CHATS.leaders.id]: 'dao',
  [CHATS.secretary.id]: 'ky',
  [CHATS.hamlet.id]: 'mai',
  [CHATS.head.id]: 'hoa',
}
const UNITS: Readonly<Record<string, string>> = {
  [CHATS.centre.id]: 'NVHT',
  [CHATS.east.id]: 'NVHD',
  [CHATS.hamlet.id]: 'NVHX',
  [CHATS.head.id]: 'NVHX',
}

function chatOf({ chat }: Posted): Chat {
  const found = CHATS_BY_ID.get(chat)
  if (!found) throw new Error(`no chat ${chat}`)
  return found
}

function messagesOf(version: string): Posted[] {
  const { posted } = JSON.parse(readFileSync(join(import.meta.dirname, `${version}.json`), 'utf8')) as Story
  return [...posted.local, ...posted['zalo-oa']]
}

interface Button {
  readonly name: string
  readonly message: Posted
  /** What the message said when it had the button. */
  readonly text: string
  readonly data: string
  /** What it promises to store, if anything. */
  readonly question: Question | undefined
  readonly value: string | undefined
}

function promises({ value, text }: Button): boolean {
  return value !== undefined && !text.includes('Tháng 3/2024')
}

function tapped(there: Reopened, { message, data }: Button): ReturnType<typeof during> {
  const chat = chatOf(message)
  const by = PEOPLE[WHO[chat.id] ?? 'admin']
  return during(there, () => there.both[chat.platform].tap(refOf(chat), by, message.id, data))
}

/** Every button that a message has, or had before it was changed. */
function buttonsOf(version: string): Button[] {
  return messagesOf(version).flatMap((message) => {
    const faces = message.text === message.shows.text ? [message] : [message, message.shows]
    return faces.flatMap(({ text, choices }) =>
      choices.map(({ label, data }) => {
        const question = data.startsWith('/') ? undefined : questionShown(questions, text)
        const value = question && promisedBy(label, question, MARCH[question.id])
        return { name: `${message.chat} ${message.id} ${label}`, message, text, data, question, value }
      }),
    )
  })
}

/** Answered after the card was drawn, by what is left over in the inbox or before it. */
const ANSWERED = ['buoi', 'luot', 'thu', 'hoi_vien', 'khach', 'kiem_ke']

describe.each(VERSIONS)('a database of %s', (version) => {
  it('sends what was left, and handles what was left, once', async () => {
    const there = await reopened(version)
    const { both, world, story } = there
    const added = await answersIn(world)
    expect(added).toContain('2024-04 NVHT hoi_vien 1 = none')
    expect(added).toContain('2024-04 NVHT khach 1 = 27')
    expect(added).toContain('2024-04 NVHT kiem_ke 1 = true')
    const sent = both.local.sent
    const files = sent.flatMap((s) => (s.type === 'message' && s.message.file ? [s.message.file.name] : []))
    expect(files).toHaveLength(1)
    expect(sent.filter((s) => s.type === 'pin')).toHaveLength(1)
    const left = sent.filter((s) => s.type === 'edit' && s.text.includes('Câu 6 · Hội viên mới: không phát sinh'))
    expect(left.map((s) => s.type === 'edit' && s.messageId)).toEqual([story.cards['members']])
    expect(sent.filter((s) => s.type === 'notice')).toHaveLength(2)
    expect(words(sent.filter((s) => s.chat === CHATS.secretary.id))).toContain('Đang lập báo cáo tháng 4/2024')
    expect(words(sent.filter((s) => s.chat === CHATS.deputies.id))).toContain('Đã nộp 0/3 đơn vị')
    // The newest card of the leaders was changed in place.
    expect(sent.filter((s) => s.chat === CHATS.leaders.id).map((s) => s.type)).toEqual(['edit'])
    const again = await during(there, async () => {
      there.world = await world.restart()
      await there.world.program.idle()
      await there.world.program.sweep()
    })
    expect(again).toEqual({ sent: [], added: [] })
    expect(await there.world.store.outbox.counts()).toEqual({ waiting: 0, failed: 0 })
  })

  it('has buttons of every kind to try', () => {
    const data = buttonsOf(version).map((button) => button.data)
    for (const kind of ['same', 'zero', 'none', 'skip', 'back', 'review', 'retype', 'continue', 'submit'])
      expect(data).toContainEqual(expect.stringMatching(new RegExp(`^p\\d+:${kind}(?:\\.\\w+)?$`)))
    for (const kind of ['option', 'pick'])
      expect(data).toContainEqual(expect.stringMatching(new RegExp(`:${kind}\\.\\w+$`)))
    for (const command of ['baocao', 'nhac', 'xuatbaocao'])
      expect(data).toContainEqual(expect.stringMatching(new RegExp(`^/${command} `)))
  })

  it.each(buttonsOf(version).filter(promises))('has a button that keeps its word: $name', async (button) => {
    const there = await reopened(version)
    const { sent, added } = await tapped(there, button)
    const { message, text, data, question, value } = button
    expect(sent.filter((s) => s.chat === message.chat)).not.toEqual([])
    for (const one of added)
      expect(one).toMatch(
        new RegExp(`^2024-04 ${UNITS[message.chat] ?? ''} ${question?.id ?? ''} \\d+ = ${value ?? ''}$`),
      )
    expect(added.length).toBeLessThanOrEqual(1)
    const isOpen = question && isCardOf(question, text) && !ANSWERED.includes(question.id)
    if (isOpen && /:(?:same|zero|none)$/.test(data)) expect(added).toHaveLength(1)
    if (added.length === 0) expect(words(sent)).toMatch(/\p{L}/u)
  })

  it('has many buttons that only lead somewhere, or are of a locked month: they store nothing and are answered', async () => {
    const there = await reopened(version)
    const wrong: string[] = []
    for (const button of buttonsOf(version).filter((b) => !promises(b))) {
      const { sent, added } = await tapped(there, button)
      if (added.length > 0) wrong.push(`${button.name} stored ${added.join()}`)
      if (!sent.some((s) => s.chat === button.message.chat)) wrong.push(`${button.name} was not answered`)
    }
    expect(wrong).toEqual([])
  })

  it('stores what a button said, or asks again, where the options come in another order now', async () => {
    for (const [label, value] of [
      ['Hạng tốt', 'tot'],
      ['Hạng trung bình', 'trung-binh'],
    ] as const) {
      const there = await reopened(version, { turned: ['xep_loai'] })
      const card = messagesOf(version).find((m) => m.chat === CHATS.centre.id && m.id === there.story.cards['grade'])
      const data = card?.choices.find((c) => c.label === label)?.data ?? ''
      const tap = () => there.both.local.tap(refOf(CHATS.centre), PEOPLE.binh, card?.id ?? '', data)
      const { sent, added } = await during(there, tap)
      expect(added).toEqual(BY_PLACE.has(version) ? [] : [`2024-04 NVHT xep_loai 1 = ${value}`])
      expect(words(sent)).toMatch(/\p{L}/u)
    }
  })

  it('knows the letters of its newest card, where the pack is the same', async () => {
    const there = await reopened(version)
    const { sent, added } = await during(there, () =>
      say(there, 'mai', CHATS.hamlet, 'a', there.story.cards['letters']),
    )
    if (added.length > 0) expect(added).toEqual(['2024-04 NVHX xep_loai 1 = tot'])
    expect(words(sent)).toMatch(/\p{L}/u)
    const turned = await reopened(version, { turned: ['xep_loai'] })
    const asked = await during(turned, () => say(turned, 'mai', CHATS.hamlet, 'a', turned.story.cards['letters']))
    expect(asked.added).toEqual(BY_PLACE.has(version) ? [] : ['2024-04 NVHX xep_loai 1 = tot'])
    expect(words(asked.sent)).toMatch(/\p{L}/u)
  })

  it.each([
    ['a choice in words', 'an', CHATS.centre, 'grade', 'hạng tốt', 'NVHT xep_loai 1 = tot', 'Hạng tốt'],
    ['another figure over a colleague’s', 'an', CHATS.centre, 'visitors', '370', 'NVHT luot 2 = 370', 'Trần Thị Bình'],
    ['what was asked back', 'an', CHATS.centre, 'which', '24/30', 'NVHT dung_gio 1 = 24/30', '24/30'],
    [
      'a card that was changed in place',
      'cuc',
      CHATS.centre,
      'changed',
      '12/4/2024',
      'NVHT ngay_hop 1 = 2024-04-12',
      '12/4',
    ],
    ['a yes to what was doubted', 'lan', CHATS.east, 'doubted', 'đúng', 'NVHD luot 1 = 3390', '3.390'],
    ['a card with letters', 'mai', CHATS.hamlet, 'letters', 'hạng khá', 'NVHX xep_loai 1 = kha', 'Hạng khá'],
  ] as const)('takes a reply to its cards: %s', async (_, by, chat, card, text, answer, echo) => {
    const there = await reopened(version)
    const { sent, added } = await during(there, () => say(there, by, chat, text, there.story.cards[card]))
    expect(added).toEqual([`2024-04 ${answer}`])
    expect(words(sent)).toContain(echo)
  })

  it('takes a bare figure for nothing but the card that the group was shown last', async () => {
    const there = await reopened(version)
    const newest = there.both.local.posted(CHATS.centre.id).findLast((m) => questions.some((q) => isCardOf(q, m.text)))
    const question = questionShown(questions, newest?.text ?? '')
    const { added } = await during(there, () => say(there, 'binh', CHATS.centre, '31'))
    for (const one of added) expect(one).toMatch(new RegExp(`^2024-04 NVHT ${question?.id ?? ''} `))
  })

  it('keeps its links, its unused code, its locked month, its extension and its silenced unit', async () => {
    const there = await reopened(version)
    const asked = async (by: keyof typeof PEOPLE, chat: Chat, text: string): Promise<string> =>
      words((await during(there, () => say(there, by, chat, text))).sent)
    expect(await asked('binh', CHATS.centre, '/baocao 4/2024')).toContain('Nhà văn hoá trung tâm')
    expect(await asked('lan', CHATS.east, '/baocao 4/2024')).toContain('Nhà văn hoá phía đông')
    expect(await asked('mai', CHATS.hamlet, '/han')).toContain('12/5')
    expect(await asked('hoa', CHATS.head, '/han')).toContain('12/5')
    expect(await asked('dao', CHATS.leaders, '/tongket')).toContain('Buổi sinh hoạt: 47 buổi (tăng 11)')
    expect(await asked('binh', CHATS.centre, '/baocao 3/2024')).toContain('khoá')
    expect(
      await asked('cuc', { ...CHATS.centre, id: 'khac', title: 'khac' }, `/lienket ${there.story.code}`),
    ).toContain('Nhà văn hoá phía đông')
    there.world.clock.now = new Date('2024-05-04T02:30:00Z')
    const { sent } = await during(there, () => there.world.program.sweep())
    expect(sent.map((s) => s.chat)).toContain(CHATS.centre.id)
    expect(sent.map((s) => s.chat)).not.toContain(CHATS.east.id)
  })

  it('compiles its report, and finds the figures of both months', async () => {
    const { world } = await reopened(version)
    const { bytes } = await world.program.compile(period('2024-04'), 'md')
    const text = new TextDecoder().decode(bytes)
    for (const line of ['Nhà văn hoá trung tâm: 14 buổi', 'Nhà văn hoá phía đông: 12 buổi', 'tổ chức 47 buổi'])
      expect(text).toContain(line)
    const march = await world.program.compile(period('2024-03'), 'md')
    expect(new TextDecoder().decode(march.bytes)).toContain('tổ chức 36 buổi')
  })

  it('forgets who is in it, and goes on', async () => {
    const there = await reopened(version)
    const { world } = there
    const { name } = PEOPLE.binh
    expect(await columnsWith(world.file, [name])).not.toEqual([])
    const asked = { at: world.clock.now, by: 'command-line' } as const
    expect(await world.store.write((tx) => tx.people.forget('local', PEOPLE.binh.id, asked))).toBe(true)
    await world.program.sweep()
    await world.program.idle()
    expect(await columnsWith(world.file, [name])).toEqual([])
    expect(await bytesWith(dirname(world.file), [name])).toEqual([])
    const { guests } = there.story.cards
    const { added } = await during(there, () => say(there, 'an', CHATS.centre, '31', guests))
    expect(added).toEqual(['2024-04 NVHT khach 2 = 31'])
  })

  it('is well in the doctor’s eyes', async () => {
    const { world } = await reopened(version)
    const ended = await commandLine(`file:${world.file}`)('doctor --json', { PACK_DIR: PACK })
    const rows = dataOf(ended).data as { what: string; ok: boolean }[]
    expect(rows.filter((row) => !row.ok)).toEqual([])
    expect(ended.code).toBe(0)
  })
})

describe('the story of which such databases are made', () => {
  it('can be played by the program of today, and read back', async () => {
    const { story, file, close } = await playStory()
    try {
      const sql = await dumped(file)
      expect(sql).toContain('INSERT INTO "Offer"')
      expect(Object.values(story.cards)).toHaveLength(9)
      await restored(`${file}.again`, sql)
      expect(await dumped(`${file}.again`)).toBe(sql)
    } finally {
      await close()
    }
  })
})
