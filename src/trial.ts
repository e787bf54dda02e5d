/**
 * The trial page's cast: a group for every unit, one for the leaders, a private chat for the administrator, and the
 * people who write there. Linked at the first start, so that a newcomer can begin at once. Called by `main.ts`.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from './app/app.ts'
import type { LocalChat, LocalPerson } from './channels/local/local.ts'
import { type Actor, commandsOf, type Role } from './core/access.ts'
import { type CommandName, commandText } from './core/command.ts'
import { type Pack, type Unit, unitsOn } from './core/pack.ts'
import { addDays, type Day, isPeriod, windowOf } from './core/period.ts'
import type { Translate } from './text/texts.ts'

export const TRIAL_ADMIN = { channel: 'local', id: 'quan-tri' } as const

export interface Cast {
  readonly chats: readonly LocalChat[]
  readonly people: readonly LocalPerson[]
  /** Who holds which role: what the trial links at its first start. */
  readonly links: readonly { readonly chat: LocalChat; readonly unit: string; readonly role: Role }[]
}

export function castOf(pack: Pack, t: Translate, today: Day): Cast {
  const units = unitsOn(pack, today)
  const leaders: LocalChat = {
    id: 'lanh-dao',
    title: t('trial.leaders'),
    kind: 'group',
    note: t('trial.leaders-note'),
    people: ['lanh-dao', 'thu-ky'],
    commands: offered({ grants: [{ unit: pack.standingUnit, role: 'leader' }], admin: false }),
  }
  const admin: LocalChat = {
    id: 'rieng-quan-tri',
    title: t('trial.admin'),
    kind: 'private',
    note: t('trial.admin-note', { unit: pack.standingUnit }),
    people: [TRIAL_ADMIN.id],
    commands: offered({ grants: [], admin: true }),
  }
  const groups = units.map((unit) => ({ unit, chat: groupOf(unit, pack, t) }))
  const people: LocalPerson[] = [
    { id: 'lanh-dao', name: t('trial.leader'), role: t('role.leader') },
    { id: 'thu-ky', name: t('trial.secretary'), role: t('role.secretary') },
    { id: TRIAL_ADMIN.id, name: t('trial.admin'), role: t('role.admin') },
    ...units.flatMap((unit) => officersOf(unit, t)),
  ]
  const links: Cast['links'] = [
    { chat: leaders, unit: pack.standingUnit, role: 'leader' },
    { chat: leaders, unit: pack.standingUnit, role: 'secretary' },
    ...groups.map(({ unit, chat }) => ({ chat, unit: unit.code, role: 'officer' as const })),
  ]
  return { chats: [leaders, ...groups.map((g) => g.chat), admin], people, links }
}

function groupOf(unit: Unit, pack: Pack, t: Translate): LocalChat {
  const people = [officerId(unit, 1), officerId(unit, 2)]
  return {
    id: `nhom-${unit.code}`,
    title: unit.name,
    kind: 'group',
    note: t('trial.group-note', { title: pack.title }),
    people,
    commands: offered({ grants: [{ unit: unit.code, role: 'officer' }], admin: false }),
  }
}

/** The usual first; only what the roles there allow. */
const USUAL: readonly CommandName[] = ['tongket', 'baocao', 'tiendo', 'xuatbaocao', 'kiemtra', 'han', 'trogiup']
const MOST_COMMANDS = 5

function offered(actor: Actor): string[] {
  const may = USUAL.filter((name) => commandsOf(actor).includes(name))
  return may.slice(0, MOST_COMMANDS).map((name) => commandText(name))
}

function officersOf(unit: Unit, t: Translate): LocalPerson[] {
  return [1, 2].map((n) => ({
    id: officerId(unit, n),
    name: t('trial.officer', { n, unit: unit.short }),
    role: t('role.officer'),
  }))
}

function officerId(unit: Unit, n: number): string {
  return `can-bo-${n}-${unit.code}`
}

/** Gives the cast its roles, once for a database. */
export async function linkCast(app: Pick<App, 'store' | 'now'>, cast: Cast): Promise<void> {
  await app.store.write(async (tx) => {
    for (const { chat, unit, role } of cast.links) {
      const row = await tx.chats.of('local', chat, app.now())
      const held = await tx.links.of({ chatId: row.id })
      if (held.some((g) => g.unit === unit && g.role === role)) continue
      await tx.links.add({ chatId: row.id, unit, role, createdAt: app.now() })
    }
  })
}

/**
 * The day on which the trial begins: the one after the window of the pack's sample month has closed, so that the
 * units of that month exist and its figures can be tried; undefined for a pack without a sample, which runs today.
 */
export function trialDay(packDir: string, pack: Pack): Day | undefined {
  const folder = join(packDir, 'demo')
  if (!existsSync(folder)) return undefined
  const months = readdirSync(folder).map((name) => name.replace(/\.yaml$/, ''))
  const newest = months.filter(isPeriod).sort().at(-1)
  return newest && addDays(windowOf(newest, pack.period).to, 1)
}
