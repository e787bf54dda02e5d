/** Who sits where in the sample month on Telegram: nineteen units in all the kinds of chats that there are. */
import { makeCode } from '../../src/app/link-code.ts'
import type { Role } from '../../src/core/access.ts'
import { type Pack, questionsFor, type UnitCode, unitOf } from '../../src/core/pack.ts'
import type { MonthScript, UnitScript } from '../../src/demo/script.ts'
import type { Server } from '../../src/server.ts'
import type { FakeTelegram } from '../fakes/telegram/fake.ts'
import type { Officer } from './officer.ts'

const IN_PRIVATE: readonly UnitCode[] = ['SYT', 'SGDDT']
/** Two units whose work one person does, in one group. */
const TOGETHER: readonly UnitCode[] = ['STTTT', 'STNMT']
const IN_TOPIC: UnitCode = 'BHXH'
/** A plain group, which becomes a supergroup while it answers. */
export const MIGRATES: UnitCode = 'SKHDT'

export interface Office {
  readonly officers: readonly Officer[]
  readonly leaders: { readonly chat: string; readonly person: string; readonly code: string }
  /** A group that the bot is in and nobody linked, and one who only writes to colleagues. */
  readonly outside: { readonly group: string; readonly person: string }
}

export async function furnish(fake: FakeTelegram, server: Server, script: MonthScript): Promise<Office> {
  const { pack } = server.program.app
  const shared = { chat: fake.supergroup('Tin học và đất đai'), person: fake.person('Lê Văn Chung') }
  const officers: Officer[] = []
  for (const [i, unit] of script.units.entries()) {
    const together = TOGETHER.indexOf(unit.unit)
    const place = together >= 0 ? shared : placeOf(fake, unit.unit, i)
    officers.push({ ...officerOf(pack, unit, together), ...place, code: await codeFor(server, unit.unit, 'officer') })
  }
  const leader = fake.person('Mai Lãnh Đạo')
  const chat = fake.supergroup('Lãnh đạo', { addedBy: leader })
  const code = await codeFor(server, pack.standingUnit, 'leader')
  const outside = { group: fake.group('Bóng đá'), person: fake.person('Người Ngoài') }
  return { officers, leaders: { chat, person: leader, code }, outside }
}

function placeOf(fake: FakeTelegram, unit: UnitCode, i: number): { chat: string; person: string } {
  const person = fake.person(`Cán bộ ${unit}`)
  if (IN_PRIVATE.includes(unit)) return { chat: person, person }
  const title = `Nhóm ${unit}`
  if (unit === IN_TOPIC) return { chat: fake.topic(fake.supergroup(title, { forum: true }), 'Báo cáo'), person }
  if (unit === MIGRATES || i % 2 === 0) return { chat: fake.group(title), person }
  return { chat: fake.supergroup(title), person }
}

type Duty = Omit<Officer, 'chat' | 'person' | 'code'>

function officerOf(pack: Pack, script: UnitScript, together: number): Duty {
  const unit = unitOf(pack, script.unit)
  if (!unit) throw new Error(`the pack has no unit ${script.unit}`)
  const base = { unit, script, questions: questionsFor(pack, unit), stage: 'new', lastSeen: '' } as const
  if (together === 0) return { ...base, opening: '/baocao', button: unit.short }
  if (together === 1) return { ...base, opening: `/baocao tháng 4 ${unit.name}` }
  return { ...base, opening: '/baocao@tongket_thu_bot 4/2024' }
}

/** As `tongket link-code` makes it. */
export async function codeFor({ program }: Server, unit: UnitCode, role: Role): Promise<string> {
  const { store, now, random } = program.app
  const { code, digest, expiresAt } = makeCode(random, now())
  await store.write((tx) => tx.links.addCode({ digest, unit, role, createdAt: now(), expiresAt }))
  return code
}
