// The parts of a pasted text are one answer, whenever they come and whatever happens to the program in between.
import { describe, expect, it } from 'vitest'
import type { Inbound } from '../../src/channels/channel.ts'
import { period } from '../../src/core/period.ts'
import { createPuppet, type Puppet } from '../../src/demo/puppet.ts'
import { createProgram, type Program } from '../../src/program.ts'
import type { Store } from '../../src/store/store.ts'
import { amendedPack } from '../amended-pack.ts'
import { tempStore } from '../store/temp-store.ts'
import { textsIn } from '../texts.ts'

const AT = new Date('2024-05-02T02:00:00Z')
const CHAT = { id: 'nhom', kind: 'group', title: 'Thư viện' } as const
const LINES = Array.from({ length: 200 }, (_, i) => `Hoạt động ${i + 1}: ngày hội đọc sách ở trường số ${i + 1}`)
const WHOLE = LINES.join('\n')
const PARTS = [WHOLE.slice(0, 4096), WHOLE.slice(4096, 8192), WHOLE.slice(8192)].filter((part) => part !== '')

interface Rig {
  readonly store: Store
  readonly puppet: Puppet
  readonly program: Program
  /** Ends the waits that have begun. */
  readonly wait: () => void
  readonly say: (n: number, text: string, more?: Partial<Inbound & { type: 'text' }>) => Inbound
}

async function rigOn(store: Store): Promise<Rig> {
  const puppet = createPuppet(() => AT)
  let timers: (() => void)[] = []
  const after = (ms: number, work: () => void) => {
    // Only the receiver waits for two seconds.
    if (ms === 2000) timers.push(work)
    return () => {
      timers = timers.filter((one) => one !== work)
    }
  }
  const program = createProgram(
    {
      store,
      pack: amendedPack('test/packs/thu-vien'),
      t: textsIn('vi'),
      zone: 'Asia/Ho_Chi_Minh',
      admins: [],
      now: () => AT,
      random: (bytes) => new Uint8Array(bytes),
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      channels: [puppet],
    },
    { after },
  )
  await store.write(async (tx) => {
    const chat = await tx.chats.of('local', CHAT, AT)
    await tx.links.add({ chatId: chat.id, unit: 'TVLD', role: 'officer', createdAt: AT })
  })
  const wait = () => {
    for (const end of timers) end()
  }
  return { store, puppet, program, wait, say: saying }
}

function saying(n: number, text: string, more: Partial<Inbound & { type: 'text' }> = {}): Inbound {
  const from = { id: 'lan', name: 'Lan' }
  const base = { channel: 'local', externalId: `u${n}`, chat: CHAT, from, at: AT.toISOString() } as const
  return { ...base, type: 'text', text, messageId: `m${n}`, ...more }
}

async function answer(store: Store): Promise<unknown> {
  const rows = await store.answers.inForce({ periods: [period('2024-04')], indicators: ['hoat_dong'] })
  return rows[0]?.value
}

async function asked(rig: Rig): Promise<void> {
  await rig.program.start()
  for (const inbound of [saying(1, '/baocao'), saying(2, '1: 10; 2: 9/10')]) await rig.program.receiver.receive(inbound)
  await rig.program.idle()
}

describe('a text in parts', () => {
  it('is one answer, also with others between them, and its echo is short', async () => {
    const rig = await rigOn(await tempStore())
    await asked(rig)
    const { receive } = rig.program.receiver
    for (const [i, part] of PARTS.entries()) {
      await receive(saying(10 + i, part))
      await receive(saying(20 + i, 'chào cả nhóm', { from: { id: `khac${i}` } }))
    }
    await rig.program.idle()
    expect(await answer(rig.store)).toEqual({ kind: 'text', text: WHOLE })
    const echo = rig.puppet.seen('nhom').find((m) => m.text.includes('✓ Câu 3'))
    expect(echo?.text.length).toBeLessThan(1000)
    expect(await rig.store.inbox.pending(99)).toEqual([])
    await rig.program.stop()
  })

  it('waits for the next part no longer than two seconds, and only in its chat', async () => {
    const rig = await rigOn(await tempStore())
    await asked(rig)
    const { receive } = rig.program.receiver
    await receive(saying(10, PARTS[0] ?? ''))
    const other = { id: 'minh', kind: 'private', title: 'Minh' } as const
    await receive(saying(11, '/trogiup', { chat: other, from: { id: 'minh' } }))
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(rig.puppet.seen('minh')).toHaveLength(1)
    expect(await answer(rig.store)).toBeUndefined()
    rig.wait()
    await rig.program.idle()
    expect(await answer(rig.store)).toEqual({ kind: 'text', text: PARTS[0] })
    // What comes after all is not taken for the next answer, nor put in the place of this one.
    await receive(saying(12, '827'))
    await rig.program.idle()
    expect(rig.puppet.seen('nhom').at(-1)?.text).toContain('Tin này cho câu nào?')
    await rig.program.stop()
  })

  it('is joined by the next run if the program died, or was stopped, in between', async () => {
    const store = await tempStore()
    const first = await rigOn(store)
    await asked(first)
    await first.program.receiver.receive(saying(10, PARTS[0] ?? ''))
    await first.program.stop()
    expect(await store.inbox.pending(9)).toHaveLength(1)
    for (const [i, part] of PARTS.slice(1).entries()) await store.receive(saying(11 + i, part), AT)
    const next = await rigOn(store)
    await next.program.start()
    await next.program.idle()
    expect(await answer(store)).toEqual({ kind: 'text', text: WHOLE })
    await next.program.stop()
  })

  it('is not changed by a change of one part', async () => {
    const rig = await rigOn(await tempStore())
    await asked(rig)
    const { receive } = rig.program.receiver
    for (const [i, part] of PARTS.entries()) await receive(saying(10 + i, part))
    await rig.program.idle()
    for (const [i, messageId] of ['m10', `m${10 + PARTS.length - 1}`].entries()) {
      await receive(saying(30 + i, 'ngắn', { messageId, edited: true }))
      await rig.program.idle()
      expect(rig.puppet.seen('nhom').at(-1)?.text).toContain('một phần của câu trả lời dài')
    }
    expect(await answer(rig.store)).toEqual({ kind: 'text', text: WHOLE })
    await rig.program.stop()
  })

  it('is refused as a whole if one part holds what must not be kept', async () => {
    const rig = await rigOn(await tempStore())
    await asked(rig)
    const { receive } = rig.program.receiver
    await receive(saying(10, (PARTS[0] ?? '').slice(0, 4050)))
    await receive(saying(11, 'TUYỆT MẬT'))
    await rig.program.idle()
    expect(await answer(rig.store)).toBeUndefined()
    expect(rig.puppet.seen('nhom').at(-1)?.text).toContain('dấu mật')
    await rig.program.stop()
  })
})
