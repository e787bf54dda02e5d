// A card that went out twice: the program was killed before it could note the first, and people answer that one.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ABLE, everywhere } from '../../../src/channels/abilities.ts'
import type { Channel, Inbound, Inbox } from '../../../src/channels/channel.ts'
import { period } from '../../../src/core/period.ts'
import { createPuppet, type Puppet } from '../../../src/demo/puppet.ts'
import { openWorld, type World } from '../../world.ts'

const NOW = '2024-05-02T02:00:00Z'
const group = { id: 'nhom', kind: 'group', title: 'Hai thư viện' } as const
const lan = { id: 'lan', name: 'Lan' }

let world: World
let puppet: Puppet
let inbox: Inbox
let count = 0

beforeEach(async () => {
  puppet = createPuppet(() => new Date(NOW))
  const channel: Channel = {
    ...puppet,
    abilities: everywhere({ ...ABLE, hears: 'addressed' }),
    start: (to) => {
      inbox = to
      return Promise.resolve()
    },
  }
  world = await openWorld({ now: NOW, channels: [channel] })
  await world.store.write(async (tx) => {
    const chat = await tx.chats.of('local', group, new Date(NOW))
    for (const unit of ['TVTT', 'TVLD'])
      await tx.links.add({ chatId: chat.id, unit, role: 'officer', createdAt: new Date(NOW) })
  })
})

afterEach(() => world.close())

async function say(text: string, reply: Pick<Inbound & { type: 'text' }, 'replyTo' | 'replyToData'> = {}) {
  const id = String(++count)
  const base = { channel: 'local', externalId: id, chat: group, from: lan, at: NOW } as const
  await inbox({ ...base, type: 'text', text, messageId: `m${id}`, ...reply })
  await world.program.idle()
}

const answers = async () =>
  (await world.store.answers.inForce({ periods: [period('2024-04')] })).map((a) => `${a.unit} ${a.indicator}`)

it('several answers to the first of them count, for the unit that it names', async () => {
  await say('/baocao TVTT')
  const replyToData = puppet.seen('nhom').at(-1)?.choices[0]?.[0]?.data ?? ''
  await say('/baocao TVLD')
  await say('1: 125\n2: 45/50', { replyTo: 'nobody knows it', replyToData })
  expect((await answers()).sort()).toEqual(['TVTT luot_doc', 'TVTT tra_dung_han'])
})

it('what is no card of this chat decides nothing', async () => {
  await say('/baocao TVTT')
  await say('1: 125\n2: 45/50', { replyTo: 'nobody knows it', replyToData: 'p4711:skip' })
  await say('1: 125\n2: 45/50', { replyTo: 'nobody knows it', replyToData: '/tongket' })
  expect(await answers()).toEqual([])
})
