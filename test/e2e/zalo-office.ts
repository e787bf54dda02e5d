/** Who sits where in the sample month on Zalo, whichever of its products: most in groups, some in private. */
import { type Pack, questionsFor, type UnitCode, unitOf } from '../../src/core/pack.ts'
import type { MonthScript, UnitScript } from '../../src/demo/script.ts'
import type { Server } from '../../src/server.ts'
import { codeFor, type Office } from './office.ts'
import type { Officer } from './officer.ts'

/** What a fake must be able to do for an office to move in. */
export interface Premises {
  readonly person: (name: string) => string
  /** With these people in it. */
  readonly group: (name: string, people: readonly string[]) => string
  /** Lets a person write in private, where the platform wants to be asked first. */
  readonly befriend: (person: string) => void
  /** How many groups there may be. */
  readonly mostGroups: number
}

/** Two units whose work one person does, in one group. */
export const TOGETHER: readonly UnitCode[] = ['STTTT', 'STNMT']
/** Of the others this many, from the first on, have no group. */
const IN_PRIVATE = 4

export async function furnishZalo(
  premises: Premises,
  server: Server,
  script: MonthScript,
): Promise<Pick<Office, 'officers' | 'leaders'>> {
  const { pack } = server.program.app
  const leader = premises.person('Mai Lãnh Đạo')
  const leaders = premises.group('Lãnh đạo', [leader])
  const chung = premises.person('Lê Văn Chung')
  const shared = premises.group('Tin học và đất đai', [chung])
  let groups = 2
  const officers: Officer[] = []
  for (const [i, unit] of script.units.entries()) {
    const together = TOGETHER.indexOf(unit.unit)
    const code = await codeFor(server, unit.unit, 'officer')
    const duty = { ...dutyOf(pack, unit, together), code }
    if (together >= 0) {
      officers.push({ ...duty, chat: shared, person: chung })
      continue
    }
    const person = premises.person(`Cán bộ ${unit.unit}`)
    const isPrivate = i < IN_PRIVATE || groups === premises.mostGroups
    if (isPrivate) premises.befriend(person)
    else groups += 1
    officers.push({ ...duty, person, chat: isPrivate ? person : premises.group(`Nhóm ${unit.unit}`, [person]) })
  }
  const code = await codeFor(server, pack.standingUnit, 'leader')
  return {
    officers,
    leaders: { chat: leaders, person: leader, code },
  }
}

function dutyOf(pack: Pack, script: UnitScript, together: number): Omit<Officer, 'chat' | 'person' | 'code'> {
  const unit = unitOf(pack, script.unit)
  if (!unit) throw new Error(`the pack has no unit ${script.unit}`)
  const base = { unit, script, questions: questionsFor(pack, unit), stage: 'new', lastSeen: '' } as const
  if (together === 0) return { ...base, opening: '/baocao', button: unit.short }
  if (together === 1) return { ...base, opening: `/baocao tháng 4 ${unit.name}` }
  return { ...base, opening: '#baocao 4/2024' }
}
