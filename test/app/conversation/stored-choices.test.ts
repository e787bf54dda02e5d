/** Buttons whose data is too long for the platform: it stays in the store, and a tap finds it by its message. */
import { afterEach, describe, expect, it } from 'vitest'
import { ABLE, everywhere } from '../../../src/channels/abilities.ts'
import { openWorld, type World } from '../../world.ts'

const KEYBOARD = { most: 100, perRow: 8, labelLength: 64, dataBytes: 8, allBytes: 9000 }
const AN = { id: 'An', name: 'An' }
const GROUP = { id: 'nhom', kind: 'group', title: 'nhom' } as const

let world: World

afterEach(() => world.close())

async function linked(): Promise<World> {
  const made = await openWorld({ abilities: everywhere({ ...ABLE, keyboard: KEYBOARD }) })
  await made.store.write(async (tx) => {
    const chat = await tx.chats.of('local', GROUP, made.clock.now)
    for (const unit of ['TVTT', 'TVLD'])
      await tx.links.add({ chatId: chat.id, unit, role: 'officer', createdAt: made.clock.now })
  })
  return made
}

function newest({ puppet }: World) {
  return puppet.seen(GROUP.id).at(-1)
}

async function tap(label: string): Promise<void> {
  const message = world.puppet.seen(GROUP.id).findLast((m) => m.choices.flat().some((c) => c.label === label))
  const choice = message?.choices.flat().find((c) => c.label === label)
  await world.puppet.tap(GROUP, AN, message?.id ?? '', choice?.data ?? '')
  await world.program.idle()
}

describe('a button with stored data', () => {
  it('does what it says, of commands and of cards, after a restart as well', async () => {
    world = await linked()
    await world.puppet.say(GROUP, AN, '/baocao')
    await world.program.idle()
    expect(
      newest(world)
        ?.choices.flat()
        .map((c) => c.data),
    ).toEqual(['#0', '#1'])
    world = await world.restart()
    await tap('Lưu động')
    expect(newest(world)?.text).toContain('Thư viện lưu động')
    await tap('Không phát sinh')
    expect(world.puppet.seen(GROUP.id).some((m) => m.text.includes('Lượt bạn đọc: không phát sinh'))).toBe(true)
    expect(world.faults).toEqual([])
  })

  it('is no letter: whoever types one is not taken to tap it', async () => {
    world = await linked()
    await world.puppet.say(GROUP, AN, '/baocao')
    await world.puppet.say(GROUP, AN, 'b')
    await world.program.idle()
    expect(world.puppet.seen(GROUP.id).some((m) => m.text.includes('Câu 1/3'))).toBe(false)
  })
})
