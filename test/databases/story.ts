/**
 * Two months of three houses of culture on two platforms, left in the middle: links, an unused code, open cards with
 * all their buttons, letters, what was asked back, a locked month, an extension, reminders, what was not sent yet and
 * what was not handled yet.
 */
import { ABLE, everywhere } from '../../src/channels/abilities.ts'
import type { ChatRef, Inbound, PersonRef } from '../../src/channels/channel.ts'
import { abilitiesOf } from '../../src/channels/zalo-oa/abilities.ts'
import { type ChatPlatform, createChatPlatform, type Posted } from '../chat-platform.ts'
import { openWorld, type World } from '../world.ts'

export const PACK = 'test/packs/nha-van-hoa'
export const ADMIN = 'quan-tri'

export type PlatformName = 'local' | 'zalo-oa'

/** Everything can be done on the one; the other has letters in groups, few buttons in private, and changes nothing. */
const ABILITIES = { local: everywhere({ ...ABLE, pins: true }), 'zalo-oa': abilitiesOf(0) }

export interface Chat extends ChatRef {
  readonly platform: PlatformName
}

/** As the platform tells it. */
export function refOf({ id, kind, title = id }: Chat): ChatRef {
  return { id, kind, title }
}

const group = (platform: PlatformName, id: string): Chat => ({ platform, id, kind: 'group', title: id })
const alone = (platform: PlatformName, id: string): Chat => ({ platform, id, kind: 'private', title: id })

export const CHATS = {
  admin: alone('local', ADMIN),
  centre: group('local', 'nhom-trung-tam'),
  east: alone('local', 'lan'),
  leaders: group('local', 'lanh-dao'),
  deputies: group('local', 'pho-giam-doc'),
  secretary: group('local', 'thu-ky'),
  hamlet: group('zalo-oa', 'zalo-xom-moi'),
  head: alone('zalo-oa', 'hoa'),
} as const

export const PEOPLE = {
  admin: { id: ADMIN, name: 'Quản trị' },
  an: { id: 'an', name: 'Nguyễn Văn An' },
  binh: { id: 'binh', name: 'Trần Thị Bình' },
  cuc: { id: 'cuc', name: 'Lê Thị Cúc' },
  lan: { id: 'lan', name: 'Phạm Thị Lan' },
  ky: { id: 'ky', name: 'Vũ Văn Ký' },
  dao: { id: 'dao', name: 'Đỗ Văn Đạo' },
  mai: { id: 'mai', name: 'Hoàng Thị Mai' },
  hoa: { id: 'hoa', name: 'Bùi Thị Hoà' },
} as const satisfies Record<string, PersonRef>

export interface Story {
  readonly now: string
  /** Gives officer of the eastern house; nobody has used it. */
  readonly code: string
  /** Everything that the program had sent. */
  readonly posted: Readonly<Record<PlatformName, readonly Posted[]>>
  /** Ids of the platforms count on from here. */
  readonly count: number
  /** The messages with a certain place in the story. */
  readonly cards: Readonly<Record<string, string>>
}

export function platforms(now: () => Date, story?: Story): Record<PlatformName, ChatPlatform> {
  const of = (name: PlatformName): ChatPlatform =>
    createChatPlatform({
      name,
      now,
      abilities: ABILITIES[name],
      first: story?.count ?? 0,
      posted: story?.posted[name].map((m) => ({ ...m, shows: { ...m.shows } })) ?? [],
    })
  return { local: of('local'), 'zalo-oa': of('zalo-oa') }
}

/** Beyond every id of the story. */
const NEXT_ID = 1000

/** Plays it all and stops the program; the database stays at `file` until `close`. */
export async function playStory(): Promise<{ story: Story; file: string; close: () => Promise<void> }> {
  const clock = { now: new Date('2024-04-02T02:00:00Z') }
  const both = platforms(() => clock.now)
  const world = await openWorld({
    pack: PACK,
    admins: [ADMIN],
    channels: Object.values(both),
    now: clock.now.toISOString(),
    publicUrl: 'https://example.test',
  })
  const stage: Stage = { world, both, clock, cards: {} }
  await linkAll(stage)
  await march(stage)
  await april(stage)
  const code = await codeFor(stage, 'NVHD officer')
  await unsent(stage)
  await world.program.stop()
  await unhandled(stage)
  if (world.faults.length > 0) throw new Error(world.faults.join('\n'))
  const posted = { local: allOf(both.local), 'zalo-oa': allOf(both['zalo-oa']) }
  const story = { now: clock.now.toISOString(), code, posted, count: NEXT_ID, cards: stage.cards }
  return { story, file: world.file, close: () => world.close() }
}

interface Stage {
  readonly world: World
  readonly both: Record<PlatformName, ChatPlatform>
  readonly clock: { now: Date }
  readonly cards: Record<string, string>
}

function allOf(platform: ChatPlatform): readonly Posted[] {
  return Object.values(CHATS).flatMap(({ id }) => platform.posted(id))
}

function pass({ clock, world }: Stage, to?: string): void {
  clock.now = to === undefined ? new Date(clock.now.getTime() + 20_000) : new Date(to)
  world.clock.now = clock.now
}

/** What somebody says, and what the program answers in that chat; `to` is a piece of the message that it replies to. */
async function say(stage: Stage, by: keyof typeof PEOPLE, chat: Chat, text: string, to?: string): Promise<string> {
  pass(stage)
  const platform = stage.both[chat.platform]
  const replyTo = to === undefined ? undefined : newest(stage, chat, to).id
  const before = platform.posted(chat.id).length
  await platform.say(refOf(chat), PEOPLE[by], text, replyTo === undefined ? {} : { replyTo })
  await stage.world.program.idle()
  return platform
    .posted(chat.id)
    .slice(before)
    .map((m) => m.text)
    .join('\n')
}

async function tap(stage: Stage, by: keyof typeof PEOPLE, chat: Chat, label: string, of = ''): Promise<void> {
  pass(stage)
  const platform = stage.both[chat.platform]
  const isThere = (m: Posted): boolean => m.shows.text.includes(of) && m.shows.choices.some((c) => c.label === label)
  const message = platform.posted(chat.id).findLast(isThere)
  const choice = message?.shows.choices.find((c) => c.label === label)
  if (!message || !choice) throw new Error(`no button ${label} in ${chat.id}`)
  await platform.tap(refOf(chat), PEOPLE[by], message.id, choice.data)
  await stage.world.program.idle()
}

function newest({ both }: Stage, { platform, id }: Chat, piece: string): Posted {
  const found = both[platform].posted(id).findLast((m) => m.shows.text.includes(piece))
  if (!found) throw new Error(`nothing with ${piece} in ${id}`)
  return found
}

async function codeFor(stage: Stage, args: string): Promise<string> {
  const said = await say(stage, 'admin', CHATS.admin, `/capma ${args}`)
  const code = /\/lienket (\w+)/.exec(said)?.[1]
  if (code === undefined) throw new Error(`no code in ${said}`)
  return code
}

async function link(stage: Stage, by: keyof typeof PEOPLE, chat: Chat, args: string): Promise<void> {
  await say(stage, by, chat, `/lienket ${await codeFor(stage, args)}`)
}

async function linkAll(stage: Stage): Promise<void> {
  await link(stage, 'an', CHATS.centre, 'NVHT officer')
  await link(stage, 'lan', CHATS.east, 'NVHD officer')
  await link(stage, 'dao', CHATS.leaders, 'NVHT leader')
  await link(stage, 'ky', CHATS.secretary, 'NVHT secretary')
  await link(stage, 'mai', CHATS.hamlet, 'NVHX officer')
  await link(stage, 'hoa', CHATS.head, 'NVHX head')
}

const MARCH = '1: 12; 2: 340; 3: Hạng khá; 4: có; 5: 25/30; 6: 8; 7: 140; 8: 6; 9: 52 triệu; 10: 06/3/2024'

/** Two houses hand in, the month is locked: it is the last month of what follows. */
async function march(stage: Stage): Promise<void> {
  for (const [by, chat] of [
    ['an', CHATS.centre],
    ['lan', CHATS.east],
  ] as const) {
    await say(stage, by, chat, '/baocao 3/2024')
    await say(stage, by, chat, MARCH)
    await say(stage, by, chat, '/nop')
  }
  await say(stage, 'mai', CHATS.hamlet, '/baocao 3/2024')
  await say(stage, 'mai', CHATS.hamlet, MARCH)
  // A version that asks first shows a button.
  const asked = await say(stage, 'ky', CHATS.secretary, '/khoa 3/2024')
  if (!asked.includes('Đã khoá')) await tap(stage, 'ky', CHATS.secretary, 'Vẫn khoá')
}

async function april(stage: Stage): Promise<void> {
  pass(stage, '2024-05-01T01:40:00Z')
  await stage.world.program.sweep()
  await stage.world.program.idle()
  pass(stage, '2024-05-02T02:00:00Z')
  await centre(stage)
  await east(stage)
  await hamlet(stage)
  await leaders(stage)
}

/** Two answers, then a card of each question up to the seventh is open, one of them with what was asked back. */
async function centre(stage: Stage): Promise<void> {
  const chat = CHATS.centre
  await say(stage, 'an', chat, '/baocao')
  await say(stage, 'an', chat, '14', 'bao nhiêu buổi sinh hoạt?')
  await say(stage, 'binh', chat, '355', 'bao nhiêu lượt người')
  await say(stage, 'cuc', chat, '/sua 9')
  await tap(stage, 'cuc', chat, 'Không phát sinh', 'bao nhiêu tiền')
  stage.cards['changed'] = newest(stage, chat, 'Họp dân vào ngày nào?').id
  await say(stage, 'binh', chat, '/sua 4')
  await say(stage, 'binh', chat, '/sua 5')
  await say(stage, 'binh', chat, '30/25', 'ngày mở cửa đúng giờ')
  await say(stage, 'cuc', chat, '/sua 6')
  await say(stage, 'cuc', chat, '/sua 7')
  await say(stage, 'an', chat, '/sua 12 4/2024')
  await say(stage, 'an', chat, '/sua 4/2024')
  stage.cards['which'] = newest(stage, chat, 'hiểu được hai cách').id
  for (const [name, piece] of [
    ['visitors', 'Câu 2 · Lượt người dự'],
    ['members', 'hội viên câu lạc bộ?'],
    ['guests', 'khách tham quan phòng'],
    ['grade', 'tự xếp loại hoạt động'],
    ['stock', 'đã được kiểm kê'],
  ] as const)
    stage.cards[name] = newest(stage, chat, piece).id
}

/** A card that was changed in place by taps, and a figure ten times too high that waits. */
async function east(stage: Stage): Promise<void> {
  const chat = CHATS.east
  await say(stage, 'lan', chat, '/baocao')
  await tap(stage, 'lan', chat, 'Như tháng trước: 12')
  await say(stage, 'lan', chat, '3390')
  stage.cards['doubted'] = newest(stage, chat, 'gấp 10 lần').id
}

/** Letters: of the group's newest card, and of the head's. */
async function hamlet(stage: Stage): Promise<void> {
  await say(stage, 'mai', CHATS.hamlet, '/baocao 4/2024')
  await say(stage, 'mai', CHATS.hamlet, '21')
  await say(stage, 'mai', CHATS.hamlet, '410')
  await say(stage, 'hoa', CHATS.head, '/sua 6')
  stage.cards['letters'] = newest(stage, CHATS.hamlet, 'tự xếp loại hoạt động').id
}

async function leaders(stage: Stage): Promise<void> {
  await say(stage, 'dao', CHATS.leaders, '/tongket')
  await say(stage, 'ky', CHATS.secretary, '/giahan NVHX 12/5')
  await say(stage, 'ky', CHATS.secretary, '/nhac NVHD tắt')
  await say(stage, 'ky', CHATS.secretary, '/tiendo')
  await link(stage, 'dao', CHATS.deputies, 'NVHT leader')
}

/** The platforms fail: every kind of message stays behind. */
async function unsent(stage: Stage): Promise<void> {
  const { both, world } = stage
  both.local.breakDown()
  both['zalo-oa'].breakDown()
  pass(stage)
  const data = newest(stage, CHATS.centre, 'hội viên câu lạc bộ?').choices.find((c) => c.label === 'Không phát sinh')
  await both.local.tap(refOf(CHATS.centre), PEOPLE.cuc, stage.cards['members'] ?? '', data?.data ?? '')
  await world.program.receiver.idle()
  pass(stage)
  await both.local.say(refOf(CHATS.secretary), PEOPLE.ky, '/xuatbaocao 4/2024')
  await world.program.receiver.idle()
  pass(stage, '2024-05-03T01:05:00Z')
  await world.program.sweep()
}

/** Stored on arrival, and then the program stopped. */
async function unhandled({ world, cards, clock, both }: Stage): Promise<void> {
  const at = clock.now.toISOString()
  const chat = refOf(CHATS.centre)
  const base = { channel: 'local', chat, at } as const
  const choice = (label: string, card: string): string =>
    both.local
      .posted(chat.id)
      .find((m) => m.id === cards[card])
      ?.choices.find((c) => c.label === label)?.data ?? ''
  const pending: readonly Inbound[] = [
    {
      ...base,
      type: 'text',
      externalId: 'p1',
      from: PEOPLE.an,
      text: '27',
      messageId: 'p1',
      replyTo: cards['guests'] ?? '',
    },
    {
      ...base,
      type: 'tap',
      externalId: 'p2',
      from: PEOPLE.binh,
      data: choice('Có', 'stock'),
      messageId: cards['stock'] ?? '',
      tapId: 'p2',
    },
  ]
  for (const inbound of pending) await world.store.receive(inbound, clock.now)
}
