/**
 * Every command, typed and as a button, by every role, in every place: only what the role grants is done, and a refusal
 * says who may. The table is written by hand, so that a slip in `core/access.ts` does not agree with itself.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChatRef, PersonRef } from '../../src/channels/channel.ts'
import type { Role } from '../../src/core/access.ts'
import { COMMANDS } from '../../src/core/command.ts'
import { type ChatPlatform, createChatPlatform, saidIn } from '../chat-platform.ts'
import { openWorld, type World } from '../world.ts'

const STANDING = 'TVTT'
const OTHER = 'TVLD'

/** Who somebody is, and which commands that gives. */
const ACTORS: readonly { who: string; link?: readonly [unit: string, role: Role]; admin?: true; may: string }[] = [
  { who: 'a stranger', may: '' },
  { who: 'an officer', link: [OTHER, 'officer'], may: 'baocao sua nop han tiendo' },
  { who: 'an officer of the standing unit', link: [STANDING, 'officer'], may: 'baocao sua nop han tiendo' },
  { who: 'a head', link: [OTHER, 'head'], may: 'baocao sua nop han tiendo' },
  {
    who: 'the secretary',
    link: [STANDING, 'secretary'],
    may: 'baocao sua nop han tiendo tongket xuatbaocao kiemtra nhac giahan khoa mo',
  },
  { who: 'a leader', link: [STANDING, 'leader'], may: 'han tiendo tongket xuatbaocao kiemtra nhac' },
  { who: 'a secretary of another unit, from before', link: [OTHER, 'secretary'], may: 'baocao sua nop han tiendo' },
  { who: 'a leader of another unit, from before', link: [OTHER, 'leader'], may: '' },
  { who: 'the administrator', admin: true, may: 'han tiendo capma nguoi thuhoi' },
]
const EVERYBODY = 'batdau lienket trogiup'

const REFUSED = /dành cho: |chưa liên kết/

interface Place {
  readonly where: string
  readonly chat: ChatRef
  readonly by: PersonRef
  /** Whether the role counts there. */
  readonly counts: boolean
}

let world: World
let platform: ChatPlatform

beforeAll(async () => {
  const now = new Date('2024-05-02T02:00:00Z')
  platform = createChatPlatform({ now: () => now })
  const admins = ACTORS.flatMap(({ admin }, i) => (admin ? [personOf(i, true).id] : []))
  world = await openWorld({ now: now.toISOString(), channels: [platform], admins })
  await world.store.write(async (tx) => {
    for (const [i, { link }] of ACTORS.entries()) {
      if (!link) continue
      const [unit, role] = link
      const chat = await tx.chats.of('local', groupOf(i), now)
      const person = await tx.people.of('local', personOf(i, true), now)
      await tx.links.add({ chatId: chat.id, unit, role, createdAt: now })
      await tx.links.add({ personId: person.id, unit, role, createdAt: now })
    }
  })
})
afterAll(() => world.close())

function groupOf(i: number): ChatRef {
  return { id: `nhom-${i}`, kind: 'group', title: `nhóm ${i}` }
}

function personOf(i: number, linked: boolean): PersonRef {
  return { id: `${linked ? 'nguoi' : 'khach'}-${i}`, name: `Người ${i}` }
}

/** A role of a group counts there and in its topics, for whoever writes; one of a person wherever they write. */
function placesOf(i: number): Place[] {
  const { link, admin } = ACTORS[i] ?? {}
  const own = personOf(i, true)
  const guest = personOf(i, false)
  const topic: ChatRef = { ...groupOf(i), id: `nhom-${i}#7`, within: `nhom-${i}` }
  const elsewhere: ChatRef = { id: 'noi-khac', kind: 'group', title: 'nơi khác' }
  const alone = ({ id }: PersonRef): ChatRef => ({ id, kind: 'private', title: '' })
  const byPerson = link !== undefined || admin === true
  return [
    { where: 'in private', chat: alone(own), by: own, counts: byPerson },
    { where: 'in a group of others', chat: elsewhere, by: own, counts: byPerson },
    { where: 'as a guest of the group', chat: groupOf(i), by: guest, counts: link !== undefined },
    { where: 'as a guest of its topic', chat: topic, by: guest, counts: link !== undefined },
    { where: 'as a guest in private', chat: alone(guest), by: guest, counts: false },
    { where: 'as a guest elsewhere', chat: elsewhere, by: guest, counts: false },
  ]
}

async function answerTo(place: Place, work: () => Promise<unknown>): Promise<string> {
  const before = platform.sent.length
  await work()
  await world.program.idle()
  const sent = platform.sent.slice(before).filter((s) => s.chat === place.chat.id)
  return sent.map(saidIn).join('\n')
}

describe.each(ACTORS.map((actor, i) => ({ ...actor, i })))('$who', ({ i, may }) => {
  it('may do what the table says, everywhere', async () => {
    const wrong: string[] = []
    for (const place of placesOf(i)) {
      const allowed = `${EVERYBODY} ${place.counts ? may : ''}`.split(' ')
      for (const name of COMMANDS) {
        const ways = {
          typed: () => platform.say(place.chat, place.by, `/${name}`),
          tapped: () => platform.tap(place.chat, place.by, 'b0', `/${name}`),
        }
        for (const [way, work] of Object.entries(ways)) {
          const text = await answerTo(place, work)
          const greeted = name === 'batdau' || name === 'trogiup'
          const isRefused = !greeted && (text === '' || REFUSED.test(text))
          if (isRefused === allowed.includes(name)) wrong.push(`${place.where} /${name} ${way}: ${text.slice(0, 60)}`)
        }
      }
    }
    expect(wrong).toEqual([])
    expect(world.faults).toEqual([])
  })
})

describe('a card of a unit', () => {
  it('is answered by those who answer for the unit, and by nobody else who may have its button', async () => {
    const officer = personOf(1, true)
    const own: ChatRef = { id: officer.id, kind: 'private', title: '' }
    await platform.say(own, officer, '/baocao')
    await world.program.idle()
    const card = platform.posted(own.id).findLast((m) => m.shows.choices.some((c) => c.label === 'Bỏ qua'))
    const data = card?.shows.choices.find((c) => c.label === 'Không phát sinh' || c.label === 'Bỏ qua')?.data ?? ''
    const stored = async () => world.store.answers.inForce({})
    const before = await stored()
    for (const [i, { may }] of ACTORS.entries()) {
      for (const place of placesOf(i)) {
        if (place.counts && may.includes('baocao')) continue
        await answerTo(place, () => platform.tap(place.chat, place.by, card?.id ?? '', data))
        await answerTo(place, () => platform.say(place.chat, place.by, '125', { replyTo: card?.id ?? '' }))
      }
    }
    expect(await stored()).toEqual(before)
    await platform.say(own, officer, '125', { replyTo: card?.id ?? '' })
    await world.program.idle()
    expect((await stored()).length).toBe(before.length + 1)
  })
})
