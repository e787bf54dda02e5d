// A report where no file can be sent, or none so large: as a link that is good once and for a day.
import { afterEach, describe, expect, it } from 'vitest'
import { createHandOut, type HandOut } from '../../src/app/hand-out.ts'
import { ABLE, everywhere } from '../../src/channels/abilities.ts'
import type { Abilities } from '../../src/channels/channel.ts'
import { openWorld, type World } from '../world.ts'

const URL_OF_OURS = 'https://bao-cao.example'
const group = { id: 'nhom', kind: 'group', title: 'Lãnh đạo' } as const
const leader = { id: 'lanh-dao', name: 'Lãnh' }

let world: World
afterEach(() => world.close())

async function open(files: Abilities['files'], publicUrl?: string): Promise<HandOut> {
  const { files: _, ...rest } = ABLE
  const abilities = everywhere({ ...rest, ...(files && { files }) })
  world = await openWorld({ abilities, ...(publicUrl !== undefined && { publicUrl }) })
  const { clock, store } = world
  await store.write(async (tx) => {
    const chat = await tx.chats.of('local', group, clock.now)
    await tx.links.add({ chatId: chat.id, unit: 'TVTT', role: 'leader', createdAt: clock.now })
  })
  return createHandOut(world.program.app, world.program.compile)
}

async function ask(): Promise<string> {
  await world.puppet.say(group, leader, '/xuatbaocao')
  await world.program.idle()
  const seen = world.puppet.seen(group.id)
  const button = seen.at(-1)?.choices.flat()[0]
  if (button) await world.puppet.tap(group, leader, seen.at(-1)?.id ?? '', button.data)
  await world.program.idle()
  return world.puppet.seen(group.id).at(-1)?.text ?? ''
}

function secretIn(text: string): string {
  return /https:\/\/bao-cao\.example\/report\/([\w-]{43})\n/.exec(text)?.[1] ?? ''
}

describe('a report', () => {
  it('goes out as a file where it fits', async () => {
    await open(ABLE.files, URL_OF_OURS)
    await ask()
    expect(world.puppet.seen(group.id).at(-1)?.file?.name).toBe('bao-cao-2024-04.docx')
  })

  it.each<[string, Abilities['files']]>([
    ['takes no files', undefined],
    ['takes no Word files', { endings: ['pdf'], mostBytes: Infinity }],
    ['takes smaller ones only', { endings: ['docx'], mostBytes: 1000 }],
  ])('is a link where the platform %s', async (_why, files) => {
    const handOut = await open(files, URL_OF_OURS)
    const text = await ask()
    expect(text).toContain('Báo cáo thư viện huyện tháng 4/2024')
    expect(text).toContain('09:00 3/5/2024')
    const secret = secretIn(text)
    expect(await handOut.look(secret)).toBe('good')
    expect(await handOut.take(secret)).toMatchObject({ name: 'bao-cao-2024-04.docx' })
    expect(await handOut.take(secret)).toBe('used')
    expect(await handOut.look(secret)).toBe('used')
  })

  it('is refused in words where there is no way at all', async () => {
    await open(undefined)
    expect(await ask()).toContain('không gửi được tệp')
    await world.close()
    await open({ endings: ['docx'], mostBytes: 10 })
    expect(await ask()).toContain('không gửi được tệp')
  })
})

describe('a link', () => {
  it('is another one for everybody who asks', async () => {
    const handOut = await open(undefined, URL_OF_OURS)
    const [first, second] = [secretIn(await ask()), secretIn(await ask())]
    expect(first).not.toBe(second)
    expect(await handOut.take(first)).toMatchObject({ name: 'bao-cao-2024-04.docx' })
    expect(await handOut.look(second)).toBe('good')
  })

  it('is good for a day', async () => {
    const handOut = await open(undefined, URL_OF_OURS)
    const secret = secretIn(await ask())
    world.clock.now = new Date(world.clock.now.getTime() + 86_399_000)
    expect(await handOut.look(secret)).toBe('good')
    world.clock.now = new Date(world.clock.now.getTime() + 2000)
    expect(await handOut.look(secret)).toBe('expired')
    expect(await handOut.take(secret)).toBe('expired')
  })

  it('stays good when the report cannot be made, and when it did not arrive', async () => {
    await open(undefined, URL_OF_OURS)
    const secret = secretIn(await ask())
    const failing = createHandOut(world.program.app, () => Promise.reject(new Error('no room')))
    await expect(failing.take(secret)).rejects.toThrow('no room')
    const handOut = createHandOut(world.program.app, world.program.compile)
    expect(await handOut.take(secret)).toMatchObject({ isEmpty: true })
    await handOut.giveBack(secret)
    expect(await handOut.look(secret)).toBe('good')
  })

  it('of nobody is nothing', async () => {
    const handOut = await open(undefined, URL_OF_OURS)
    expect(await handOut.look('x'.repeat(43))).toBe('unknown')
    expect(await handOut.take('x'.repeat(43))).toBe('unknown')
  })
})
