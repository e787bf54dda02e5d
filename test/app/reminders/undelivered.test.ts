/**
 * Whatever a chat of Telegram refuses for good, and whatever was to go there: who gets it instead, what the secretary is
 * told, and what stays as a dead letter. Over HTTP before the fake.
 */
import { describe, expect, it } from 'vitest'
import type { Queued } from '../../../src/app/delivery/attempt.ts'
import type { Parcel } from '../../../src/app/delivery/parcel.ts'
import { undelivered } from '../../../src/app/reminders/undelivered.ts'
import type { Role } from '../../../src/core/access.ts'
import { period } from '../../../src/core/period.ts'
import { openPostOffice, type PostOffice, words } from '../delivery/post-office.ts'

type Trouble = 'topic deleted' | 'topic closed' | 'nobody may write' | 'put out' | 'group deleted'
type Kind = 'reminder' | 'announcement' | 'answer' | 'echo' | 'closing' | 'tap' | 'report'
type Officer = 'there' | 'blocks' | 'none'

const TROUBLES: Readonly<Record<Trouble, { readonly reason: string; readonly why: string }>> = {
  'topic deleted': { reason: 'topic-gone', why: 'chủ đề dành cho đơn vị đã bị xoá' },
  'topic closed': {
    reason: 'topic-closed',
    why: 'chủ đề dành cho đơn vị đã bị đóng, chương trình không viết được',
  },
  'nobody may write': { reason: 'no-writing', why: 'chương trình không được phép viết trong nhóm' },
  'put out': { reason: 'removed', why: 'chương trình không còn trong nhóm' },
  'group deleted': { reason: 'group-gone', why: 'nhóm đã bị xoá' },
}
const KINDS: readonly Kind[] = ['reminder', 'announcement', 'answer', 'echo', 'closing', 'tap', 'report']
const OFFICERS: readonly Officer[] = ['there', 'blocks', 'none']

/** Changes need no right to write. */
function isTaken(kind: Kind, trouble: Trouble): boolean {
  return kind === 'echo' && (trouble === 'topic closed' || trouble === 'nobody may write')
}

/** What somebody waits for matters only where people are still there. */
function isMissed(kind: Kind, trouble: Trouble): boolean {
  if (kind === 'closing' || kind === 'tap' || isTaken(kind, trouble)) return false
  const isTopic = trouble === 'topic deleted' || trouble === 'topic closed'
  return isTopic || kind === 'reminder' || kind === 'announcement' || kind === 'echo'
}

interface Place extends PostOffice {
  readonly forum: string
  readonly topic: string
  readonly other: string
  readonly officer: string
  readonly secretary: string
  readonly chatId: number
}

async function linked({ store, clock, chat }: PostOffice, id: string, unit: string, role: Role): Promise<number> {
  const chatId = await chat(id)
  await store.write((tx) => tx.links.add({ chatId, unit, role, createdAt: clock.date() }))
  return chatId
}

async function personLinked(office: PostOffice, id: string, unit: string, role: Role): Promise<void> {
  await office.chat(id, 'private')
  await office.store.write(async (tx) => {
    const person = await tx.people.of('telegram', { id, name: id }, office.clock.date())
    await tx.links.add({ personId: person.id, unit, role, createdAt: office.clock.date() })
  })
}

/** A forum of two units, the whole of which both read. */
async function furnish(officers: Officer): Promise<Place> {
  const office = await openPostOffice()
  const { fake } = office
  const forum = fake.supergroup('Diễn đàn', { forum: true })
  const [topic, other] = [fake.topic(forum, 'Lưu động'), fake.topic(forum, 'Trung tâm')]
  const secretary = fake.group('Thư ký')
  const officer = office.acquaintance('Lan')
  const chatId = await linked(office, topic, 'TVLD', 'officer')
  await linked(office, other, 'TVTT', 'officer')
  for (const unit of ['TVLD', 'TVTT']) await linked(office, forum, unit, 'officer')
  await linked(office, secretary, 'TVTT', 'secretary')
  if (officers !== 'none') await personLinked(office, officer, 'TVLD', 'officer')
  return { ...office, forum, topic, other, officer, secretary, chatId }
}

function strike({ fake, forum, topic, officer }: Place, trouble: Trouble, officers: Officer): void {
  if (officers === 'blocks') fake.block(officer)
  const admin = fake.person('Quản trị nhóm')
  if (trouble === 'topic deleted') fake.deleteTopic(topic)
  else if (trouble === 'topic closed') fake.closeTopic(topic)
  else if (trouble === 'nobody may write') fake.mute(forum)
  else if (trouble === 'put out') fake.removeBot(forum, admin)
  else fake.deleteGroup(forum)
}

const PARCELS: Readonly<Record<Kind, (before: string, asker: string) => Parcel>> = {
  reminder: () => words('Còn 2 câu'),
  announcement: () => words('Đã gia hạn'),
  answer: (_, id) => ({
    type: 'message',
    text: 'Đã ghi 12',
    to: { id },
    choices: [[{ label: 'Lùi', data: 'p1:back' }]],
  }),
  echo: (messageId) => ({ type: 'edit', of: { messageId }, text: 'Đã ghi 12', elseNew: true }),
  closing: (messageId) => ({ type: 'edit', of: { messageId }, text: 'Đã ghi 12' }),
  tap: () => ({ type: 'tap-answer', tapId: '4' }),
  report: () => ({ type: 'report', period: period('2024-04'), format: 'docx', caption: 'Báo cáo' }),
}

async function play(place: Place, kind: Kind, trouble: Trouble, officers: Officer): Promise<Queued> {
  const { clock, enqueue, chatId, officer, topic, fake, app } = place
  const compile = () => Promise.resolve({ name: 'bao-cao.docx', bytes: new Uint8Array([1]) })
  const post = place.deliverer(
    { undelivered: (tx, row, why, reason) => undelivered(app, tx, row, { why, reason }) },
    { compile },
  )
  post.push(await enqueue(chatId, [words('Câu 1')]))
  await clock.run()
  const card = fake.last(topic)?.id ?? ''
  strike(place, trouble, officers)
  const asker = officers === 'none' ? fake.person('Khách') : officer
  const [row] = await enqueue(chatId, [PARCELS[kind](card, asker)], kind === 'reminder' ? 'bulk' : 'urgent')
  if (!row) throw new Error('no row')
  if (kind === 'reminder') await carried(place, row.id)
  post.push([row])
  await clock.run()
  await post.idle()
  return row
}

async function carried({ store, clock }: Place, outboxId: number): Promise<void> {
  const claim = { period: period('2024-04'), unit: 'TVLD', step: 'nhac', audience: 'unit' }
  const about = '2024-05-05T11:30' as never
  await store.write(async (tx) => {
    const id = await tx.reminders.claim({ ...claim, about, dueAt: about, outcome: 'sent', at: clock.date() })
    await tx.reminders.carry(id ?? 0, outboxId)
  })
}

const table = (Object.keys(TROUBLES) as Trouble[]).flatMap((trouble) =>
  KINDS.flatMap((kind) => OFFICERS.map((officers) => [trouble, kind, officers] as const)),
)

describe('what a topic does not take', () => {
  it.each(table)('%s: a %s, the officer in private: %s', async (trouble, kind, officers) => {
    const place = await furnish(officers)
    const { fake, said, store, forum, topic, other, officer, secretary } = place
    const row = await play(place, kind, trouble, officers)
    const { reason, why } = TROUBLES[trouble]
    const missed = isMissed(kind, trouble)

    // The chats of the post office are titled by their ids. Never to the whole group, nor to another unit's topic.
    expect([...said(forum), ...said(other)]).toEqual([])
    const toOfficer = fake.messages(officer).filter((m) => m.from === 'bot')
    expect(toOfficer).toHaveLength(missed && officers === 'there' ? 1 : 0)
    if (missed && officers === 'there' && kind !== 'report' && kind !== 'reminder')
      expect(toOfficer[0]?.text).toMatch(new RegExp(`^${topic}: ${why}, nên tôi nhắn riêng anh/chị\\.\n\nĐã g`))
    if (missed && officers === 'there' && kind === 'reminder') expect(toOfficer[0]?.text).toContain('Thư viện lưu động')
    if (missed && officers === 'there' && kind === 'report') expect(toOfficer[0]?.document?.name).toBe('bao-cao.docx')
    // The buttons of a card belong to its chat.
    if (kind === 'answer') expect(toOfficer.flatMap((m) => m.keyboard)).toEqual([])

    const blocked = officers === 'blocks' ? `; ${officer}: người nhận đã chặn chương trình` : ''
    const lost = `Chưa nhắn được cho Thư viện lưu động về báo cáo tháng 4/2024 (${topic}: ${why}${blocked}). Anh/chị gọi điện giúp.`
    expect(said(secretary)).toEqual(missed && officers !== 'there' ? [lost] : [])

    const failed = await store.outbox.failed()
    const own = failed.find((one) => one.id === row.id)
    // A closing change, or a tap that nobody waits for any more, is no dead letter.
    if (kind === 'closing' || kind === 'tap' || isTaken(kind, trouble)) expect(own).toBeUndefined()
    else expect(own).toMatchObject({ reason })
    expect(await store.outbox.counts()).toMatchObject({ waiting: 0 })
    expect(fake.violations).toEqual([])
  })
})
