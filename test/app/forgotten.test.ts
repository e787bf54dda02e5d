/**
 * A person lives through everything that the program stores, on each kind of platform, in a group and in private, and
 * is forgotten: no table and no file holds their name, their id or their words, but for what is the unit's.
 */
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { ABLE, everywhere } from '../../src/channels/abilities.ts'
import type { Channel, ChannelName, ChatRef, Inbound, PersonRef } from '../../src/channels/channel.ts'
import { ABILITIES as TELEGRAM } from '../../src/channels/telegram/abilities.ts'
import { ABILITIES as ZALO_BOT } from '../../src/channels/zalo-bot/abilities.ts'
import { abilitiesOf } from '../../src/channels/zalo-oa/abilities.ts'
import { period } from '../../src/core/period.ts'
import { openSqlite, query } from '../../src/store/sqlite.ts'
import { usePack } from '../../src/use-pack.ts'
import { type ChatPlatform, createChatPlatform } from '../chat-platform.ts'
import { bytesWith, columnsWith } from '../traces.ts'
import { openWorld, type World } from '../world.ts'

const PLATFORMS: readonly (readonly [ChannelName, Channel['abilities']])[] = [
  ['telegram', TELEGRAM],
  ['zalo-oa', abilitiesOf(0)],
  ['zalo-bot', ZALO_BOT],
  ['local', everywhere(ABLE)],
]

const XUYEN = { id: '7300451982', name: 'Quách Thị "Út" Xuyến' }
const MINH = { id: '7300451983', name: 'Nguyễn Văn Minh' }
const ADMIN = { id: 'quan-tri', name: 'Quản trị' }
const GROUP = { id: '-100555', kind: 'group', title: 'Nhà văn hoá trung tâm' } as const
/** The name as JSON holds it, too. */
const NAME = [XUYEN.name, JSON.stringify(XUYEN.name).slice(1, -1)]
/** Said and never an answer: refused, a word behind a figure, not chosen, no command, no unit. */
const WORDS = { slip: 'hoàng hôn tím', waiting: 'mèo mun', command: 'cầu vồng', unit: 'sương muối', edit: 'bè gỗ' }
const BUBBLE = 'đèn dầu'
/** The unit's, as reported. */
const ANSWERS = ['thuyền giấy', 'Đề nghị cấp thêm ghế mây']
const THEIRS = [XUYEN.id, ...NAME, ...Object.values(WORDS), BUBBLE]

const PACK = 'test/packs/nha-van-hoa'
const QUESTIONS = usePack(PACK).forms.flatMap((form) => form.questions.map(({ id }) => id))

const open: World[] = []

afterEach(async () => {
  for (const world of open.splice(0)) await world.close()
})

interface Life {
  readonly world: World
  readonly platform: ChatPlatform
  readonly say: (chat: ChatRef, from: PersonRef, text: string, to?: string) => Promise<string>
}

function home(person: PersonRef): ChatRef {
  return { id: person.id, kind: 'private', ...(person.name !== undefined && { title: person.name }) }
}

async function begin(name: ChannelName, abilities: Channel['abilities']): Promise<Life> {
  const clock = { now: new Date('2024-05-02T02:00:00Z') }
  const platform = createChatPlatform({ name, abilities, now: () => clock.now })
  const world = await openWorld({
    pack: PACK,
    admins: name === 'local' ? [ADMIN.id] : [],
    channels: [platform],
    publicUrl: 'https://example.test',
  })
  open.push(world)
  const say: Life['say'] = async (chat, from, text, to) => {
    clock.now = new Date(clock.now.getTime() + 20_000)
    world.clock.now = clock.now
    const replied = to === undefined ? undefined : platform.posted(chat.id).findLast((m) => m.shows.text.includes(to))
    const how = { addressed: true, ...(replied && { replyTo: replied.id }) } as const
    const before = platform.posted(chat.id).length
    await platform.say(chat, from, text, how)
    await world.program.idle()
    return platform
      .posted(chat.id)
      .slice(before)
      .map((m) => m.text)
      .join('\n')
  }
  return { world, platform, say }
}

async function linkAll({ world, say }: Life, name: ChannelName): Promise<void> {
  const now = world.clock.now
  await say(GROUP, XUYEN, '/batdau')
  await say(home(XUYEN), XUYEN, '/batdau')
  await world.store.write(async (tx) => {
    const chat = await tx.chats.of(name, GROUP, now)
    const person = await tx.people.of(name, XUYEN, now)
    const made = { createdAt: now, createdBy: person.id, unit: 'NVHT' }
    await tx.links.add({ ...made, chatId: chat.id, role: 'officer' })
    await tx.links.add({ ...made, chatId: chat.id, role: 'secretary' })
    await tx.links.add({ ...made, personId: person.id, role: 'officer' })
  })
}

/** Answers, slips, prose, what is no command, choices that are not made, and a colleague who goes over an answer. */
async function live({ world, platform, say }: Life): Promise<void> {
  for (const chat of [GROUP, home(XUYEN)]) {
    const month = chat.kind === 'group' ? '4/2024' : '3/2024'
    await say(chat, XUYEN, `/baocao ${month}`)
    await say(chat, XUYEN, `14 ${WORDS.slip}`)
    await say(chat, XUYEN, '1: 14')
    await say(chat, XUYEN, '2: ba trăm năm mươi lượt')
    await say(chat, XUYEN, `/sua 13 ${month} ${ANSWERS[1]}`)
    await say(chat, XUYEN, `/sua 11 ${month}`)
    await say(chat, XUYEN, `${ANSWERS[0]}; văn nghệ`)
    await say(chat, XUYEN, `/sua 11 ${month}`)
    await say(chat, XUYEN, `${WORDS.waiting}; hội thi`)
    await say(chat, XUYEN, `/baocoa ${WORDS.command}`)
    await say(chat, XUYEN, `/nhac ${WORDS.unit}`)
    const id = await platform.say(chat, XUYEN, '6: 8', { addressed: true })
    await platform.change(chat, XUYEN, id, `6: ${WORDS.edit}`)
    await world.program.idle()
  }
  await say(GROUP, MINH, `Chị ${XUYEN.name} nhập giúp em câu 2`)
  await say(GROUP, MINH, '/sua 2 4/2024 360')
}

/** What platforms tell without a word of hers, and what others are told of her. */
async function told({ world }: Life, name: ChannelName): Promise<void> {
  const { receive } = world.program.receiver
  const at = world.clock.now.toISOString()
  const base = { channel: name, from: XUYEN, at } as const
  for (const chat of [GROUP, home(XUYEN)]) {
    await receive({ ...base, chat, type: 'joined', externalId: `follow:${chat.id}:${XUYEN.id}` })
    const named = `named:${chat.id}:${chat.title ?? ''}:${XUYEN.id}:${XUYEN.name}`
    await receive({ ...base, chat, type: 'named', externalId: named })
  }
  await world.program.idle()
  await world.store.write(async (tx) => {
    const minh = await tx.chats.of(name, home(MINH), world.clock.now)
    const text = `Chưa nhắn được: ${XUYEN.name}`
    await tx.outbox.enqueue({ chatId: minh.id, payload: { type: 'message', text }, createdAt: world.clock.now })
  })
  if (name === 'local') await world.store.local.add({ chat: GROUP.id, author: XUYEN.id, text: BUBBLE, at })
}

function forget({ world }: Life, name: ChannelName): Promise<boolean> {
  const asked = { at: world.clock.now, by: 'command-line' } as const
  return world.store.write((tx) => tx.people.forget(name, XUYEN.id, asked))
}

/** Every revision, with what was typed. */
async function answersIn({ store }: World): Promise<readonly unknown[]> {
  const all = await Promise.all(QUESTIONS.map((id) => store.answers.history('NVHT', id)))
  return all.flat().map(({ typed: _, messageId: __, ...answer }) => answer)
}

/** Tables that still name messages of a private chat whose person was forgotten. */
async function messagesOfNobody({ file }: World): Promise<string[]> {
  const { connection, close } = await openSqlite(file, 'reader')
  const named: string[] = []
  for (const table of ['Answer', 'MessagePart', 'Outbox', 'Prompt']) {
    const there = `"chatId" IN (SELECT "id" FROM "Chat" WHERE "externalId" LIKE 'withdrawn-%')`
    const rows = await query(connection, `SELECT 1 FROM "${table}" WHERE "messageId" IS NOT NULL AND ${there}`)
    if (rows.length > 0) named.push(table)
  }
  await close()
  return named
}

describe.each(PLATFORMS)('a person of %s who is forgotten', (name, abilities) => {
  it('is in no table and no file any more, but for what is the unit’s', async () => {
    const life = await begin(name, abilities)
    const { world } = life
    await linkAll(life, name)
    await live(life)
    await told(life, name)
    await world.store.write(async (tx) => {
      const chat = await tx.chats.of(name, home(XUYEN), world.clock.now)
      await tx.chats.joined(chat.id, ['m1', 'm2'])
    })
    const before = await columnsWith(world.file, THEIRS)
    for (const place of ['Chat.title', 'Conversation.state', 'Inbox.externalId', 'Inbox.payload', 'Outbox.payload'])
      expect(before).toContain(place)
    if (abilities.group.buttons < 9) expect(before).toContain('Offer.choices')
    if (name === 'local') expect(before).toContain('LocalMessage.text')
    const answers = await answersIn(world)
    const report = await world.program.compile(period('2024-04'), 'md')

    expect(await forget(life, name)).toBe(true)
    await world.program.sweep()

    expect(await columnsWith(world.file, THEIRS)).toEqual([])
    expect(await bytesWith(dirname(world.file), THEIRS)).toEqual([])
    // What the group is shown of its unit's answers stays with the answers.
    expect(['Answer.value', 'Outbox.payload']).toEqual(expect.arrayContaining(await columnsWith(world.file, ANSWERS)))
    expect(await messagesOfNobody(world)).toEqual([])
    expect(await answersIn(world)).toEqual(answers)
    expect(await world.program.compile(period('2024-04'), 'md')).toEqual(report)
    expect(world.faults).toEqual([])
  })

  it('is known anew once they write anew, also after the next start', async () => {
    const life = await begin(name, abilities)
    await linkAll(life, name)
    await forget(life, name)
    await life.say(home(XUYEN), XUYEN, '/batdau')
    const known = await life.world.store.people.ofChannel(name)
    expect(known).toMatchObject([XUYEN].map(({ id, name: called }) => ({ externalId: id, name: called })))
    const world = await life.world.restart()
    open.splice(open.indexOf(life.world), 1, world)
    expect(await world.store.people.ofChannel(name)).toEqual(known)
    expect(await world.store.links.of({ personId: known[0]?.id ?? 0 })).toEqual([])
  })
})

describe('what a platform delivers of somebody who was forgotten', () => {
  const platformName = 'zalo-oa'
  const at = '2024-05-02T02:00:00.000Z'
  const hers = { channel: platformName, chat: home({ id: XUYEN.id }), from: { id: XUYEN.id }, at } as const
  const withdrawn = { ...hers, type: 'withdrawn', externalId: `user_withdraw:1:${XUYEN.id}` } as const

  async function withHer(): Promise<Life> {
    const life = await begin(platformName, abilitiesOf(0))
    await linkAll(life, platformName)
    return life
  }

  async function arrives({ world }: Life, ...inbounds: readonly Inbound[]): Promise<void> {
    for (const inbound of inbounds) await world.program.receiver.receive(inbound)
    await world.program.idle()
    expect(world.faults).toEqual([])
  }

  it('again, or when she leaves, makes her known no more', async () => {
    const life = await withHer()
    const follow = { ...hers, type: 'joined', externalId: `follow:1:${XUYEN.id}` } as const
    const said = { ...hers, type: 'text', externalId: 'z1', messageId: 'z1', text: WORDS.slip } as const
    await arrives(life, follow, said, withdrawn)
    const named = { ...hers, from: XUYEN, type: 'named', externalId: `named:g:${XUYEN.id}:${XUYEN.name}` } as const
    const unfollow = { ...hers, type: 'left', externalId: `unfollow:2:${XUYEN.id}` } as const
    await arrives(life, withdrawn, follow, said, unfollow, { ...named, chat: GROUP }, named)
    expect(await columnsWith(life.world.file, THEIRS)).toEqual([])
    await life.world.program.sweep()
    expect(await bytesWith(dirname(life.world.file), THEIRS)).toEqual([])
    expect(await life.world.store.people.ofChannel(platformName)).toEqual([])
  })

  it('says that nobody is meant whom the program knows, and leaves no id', async () => {
    const life = await begin(platformName, abilitiesOf(0))
    await arrives(life, withdrawn, withdrawn)
    expect(await columnsWith(life.world.file, [XUYEN.id])).toEqual([])
  })

  it('before, and was not handled by then, is not handled: nothing is answered or stored', async () => {
    const life = await withHer()
    const { world, platform } = life
    const sent = platform.sent.length
    const text = { ...hers, chat: GROUP, type: 'text', externalId: 'z2', messageId: 'z2', addressed: true } as const
    // Both are written before the first of them is handled.
    await Promise.all([
      world.program.receiver.receive({ ...text, text: `/baocao ${WORDS.unit}` }),
      forget(life, platformName),
    ])
    await world.program.idle()
    expect(platform.sent).toHaveLength(sent)
    expect(await world.store.people.ofChannel(platformName)).toEqual([])
    expect(await columnsWith(world.file, THEIRS)).toEqual([])
    expect(world.faults).toEqual([])
  })

  it('behind her request is of somebody who writes anew', async () => {
    const life = await withHer()
    const { receive } = life.world.program.receiver
    const anew = { ...hers, type: 'text', externalId: 'z3', messageId: 'z3', text: '/trogiup' } as const
    await Promise.all([receive(withdrawn), receive(anew)])
    await life.world.program.idle()
    expect(life.world.faults).toEqual([])
    expect(await life.world.store.people.ofChannel(platformName)).toMatchObject([{ externalId: XUYEN.id }])
  })
})

/** Every column of text or bytes, by what it holds of a person; a new one wants a place here, and in `forget-rows.ts`. */
const COLUMNS = {
  /** Name, ids and words: blanked. Of message ids those of private chats. */
  theirs: `Person.externalId Person.name Chat.externalId Chat.title Inbox.externalId Inbox.payload Outbox.payload
    Outbox.messageId Offer.choices Conversation.state Answer.typed Answer.messageId Prompt.messageId
    MessagePart.messageId LocalMessage.chat LocalMessage.author LocalMessage.text LocalMessage.choices
    LocalMessage.fileName LocalMessage.file`,
  /** What the unit reported, and what is made of it. */
  units: 'Answer.value Digest.shown',
  /** Codes, states, dates, digests, the account's tokens: nobody's. */
  nobodys: `Chat.channel Chat.kind Person.channel Link.unit Link.role LinkCode.digest LinkCode.unit LinkCode.role
    PeriodRecord.period PeriodRecord.packVersion Extension.period Extension.unit Extension.deadline Mute.period
    Mute.unit Reminder.period Reminder.unit Reminder.step Reminder.audience Reminder.deadline Reminder.dueAt
    Reminder.outcome Digest.period Answer.period Answer.unit Answer.indicator Submission.period Submission.unit
    Submission.status Conversation.period Conversation.unit Prompt.indicator Inbox.channel Inbox.status Inbox.error
    Outbox.status Outbox.error Outbox.urgency PaidSend.channel Download.digest Download.period Download.format
    Grant.account Grant.accessToken Grant.refreshToken Grant.refusal Grant.seed Audit.action Audit.subject
    Audit.detail Setting.key Setting.value`,
}

it('each column that may hold a person’s name, id or words is one of those that are looked after', () => {
  const schema = readFileSync('prisma/sqlite/schema.prisma', 'utf8')
  const columns = [...schema.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].flatMap(([, model = '', body = '']) =>
    [...body.matchAll(/^ {2}(\w+) +(?:String|Bytes)\b/gm)].map(([, column = '']) => `${model}.${column}`),
  )
  expect(columns.sort()).toEqual(
    Object.values(COLUMNS)
      .flatMap((names) => names.split(/\s+/))
      .sort(),
  )
})
