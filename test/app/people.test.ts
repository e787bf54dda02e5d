/** A role that is taken back is of no use any more, whatever its holder had asked for before; roles from before are told once. */
import { afterEach, describe, expect, it } from 'vitest'
import { createHandOut } from '../../src/app/hand-out.ts'
import { ABLE, everywhere } from '../../src/channels/abilities.ts'
import { plainOf } from '../../src/channels/mark.ts'
import type { Role } from '../../src/core/access.ts'
import { columnsWith } from '../traces.ts'
import { openWorld, type World } from '../world.ts'

const ADMIN = 'quan-tri'
const admin = { id: ADMIN, name: 'Quản' }
const leader = { id: 'lanh-dao', name: 'Lãnh' }
const own = (id: string) => ({ id, kind: 'private', title: '' }) as const
const group = { id: 'nhom', kind: 'group', title: 'Nhóm' } as const

let world: World
afterEach(() => world.close())

async function linked(unit: string, role: Role): Promise<number> {
  const { store, clock } = world
  return store.write(async (tx) => {
    const chat = await tx.chats.of('local', group, clock.now)
    return tx.links.add({ chatId: chat.id, unit, role, createdAt: clock.now })
  })
}

async function say(chat: Parameters<World['puppet']['say']>[0], by: typeof admin, text: string): Promise<string[]> {
  const before = world.puppet.seen(chat.id).length
  await world.puppet.say(chat, by, text)
  await world.program.idle()
  return said(chat.id).slice(before)
}

function said(chat: string): string[] {
  return world.puppet.seen(chat).map((m) => plainOf(m.text))
}

describe('a role that is taken back', () => {
  it('takes its links to reports along', async () => {
    const { files: _, ...rest } = ABLE
    world = await openWorld({ admins: [ADMIN], abilities: everywhere(rest), publicUrl: 'https://bao-cao.example' })
    const id = await linked('TVTT', 'leader')
    await say(group, leader, '/xuatbaocao')
    const button = world.puppet.seen(group.id).at(-1)
    await world.puppet.tap(group, leader, button?.id ?? '', button?.choices.flat()[0]?.data ?? '')
    await world.program.idle()
    const secret = /report\/([\w-]+)/.exec(said(group.id).at(-1) ?? '')?.[1] ?? ''
    const handOut = createHandOut(world.program.app, world.program.compile)
    expect(await handOut.look(secret)).toBe('good')
    await say(own(ADMIN), admin, `/thuhoi ${id}`)
    expect(await handOut.look(secret)).toBe('expired')
    expect(await handOut.take(secret)).toBe('expired')
  })

  it('is told to a person who can be written to, and else said to be untold', async () => {
    world = await openWorld({ admins: [ADMIN] })
    const { store, clock } = world
    const add = (person: typeof admin) =>
      store.write(async (tx) => {
        const { id } = await tx.people.of('local', person, clock.now)
        return tx.links.add({ personId: id, unit: 'TVTT', role: 'leader', createdAt: clock.now })
      })
    await say(own(leader.id), leader, '/batdau')
    const ids = [await add(leader), await add({ id: 'vang', name: 'Vắng' })]
    const answered = await say(own(ADMIN), admin, `/thuhoi ${ids.join(', ')}`)
    expect(answered.join()).toMatch(/Lãnh .*Tôi gửi tin báo[\s\S]*Vắng .*anh\/chị báo giúp/)
    expect(said(leader.id).at(-1)).toContain('Quản trị đã thu hồi vai trò lãnh đạo của anh/chị tại Thư viện trung tâm')
  })
})

describe('roles that count elsewhere alone', () => {
  it('are told to their holders and the administrator at a start, once', async () => {
    world = await openWorld({ admins: [ADMIN] })
    await say(own(ADMIN), admin, '/batdau')
    await linked('TVLD', 'secretary')
    await linked('TVLD', 'leader')
    await linked('TVTT', 'leader')
    await linked('TVLD', 'head')
    for (const _ of [1, 2]) {
      world = await world.restart()
      await world.program.idle()
    }
    expect(said(group.id)).toEqual([
      expect.stringMatching(/vai trò lãnh đạo chỉ có hiệu lực ở Thư viện trung tâm.*không còn dùng được/),
      expect.stringMatching(/vai trò thư ký chỉ có hiệu lực ở Thư viện trung tâm.*vẫn trả lời và nộp/),
    ])
    expect(said(ADMIN).filter((text) => text.includes('Có 2 vai trò'))).toHaveLength(1)
  })

  it('hear nothing that is for the secretary and the leaders', async () => {
    world = await openWorld({ now: '2024-05-05T01:00:00Z' })
    await linked('TVLD', 'secretary')
    await linked('TVLD', 'leader')
    const told = said(group.id).length
    for (const at of ['2024-05-06T02:01:00Z', '2024-05-06T04:31:00Z', '2024-05-07T02:01:00Z', '2024-05-07T04:31:00Z']) {
      world.clock.now = new Date(at)
      await world.program.sweep()
      await world.program.idle()
    }
    expect(said(group.id).slice(told)).toEqual([])
  })
})

describe('wrong codes', () => {
  it('are looked at five times, however many are tried, and name nobody once that person is forgotten', async () => {
    world = await openWorld({ admins: [ADMIN] })
    const guesser = { id: 'dò-mã-77', name: 'Người Dò Mã' }
    await say(own(ADMIN), admin, '/batdau')
    for (let i = 0; i < 60; i++) await world.puppet.say(own(guesser.id), guesser, `/lienket SAISAI${100 + i}`)
    await world.program.idle()
    const answers = said(guesser.id)
    expect(answers.filter((text) => text.includes('Mã này không đúng'))).toHaveLength(5)
    const told = said(ADMIN).filter((text) => text.includes('gõ sai mã'))
    expect(told).toEqual([expect.stringContaining(`${guesser.name} (local:${guesser.id})`)])
    await say(own(ADMIN), admin, '/nguoi')
    await world.store.write((tx) => tx.people.forget('local', guesser.id, { at: world.clock.now, by: 'command-line' }))
    expect(await columnsWith(world.file, [guesser.id, guesser.name])).toEqual([])
  })
})
