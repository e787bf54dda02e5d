/**
 * Who may do what. A role is held for a unit, by a chat (whoever writes there) or by a person (wherever they
 * write); administrators are named in the settings. What is not granted here is denied.
 */
import type { CommandName } from './command.ts'
import type { UnitCode } from './pack.ts'

export const ROLES = ['officer', 'head', 'secretary', 'leader'] as const
export type Role = (typeof ROLES)[number]

export interface Grant {
  readonly unit: UnitCode
  readonly role: Role
}

export interface Actor {
  /** Those that are in force. */
  readonly grants: readonly Grant[]
  readonly admin: boolean
}

/** These see and steer what is other units': they count in the body's standing unit and nowhere else. */
const REACHING: ReadonlySet<Role> = new Set(['secretary', 'leader'])

/** Whether the role may be held for that unit. */
export function isHeldRightly({ unit, role }: Grant, standingUnit: UnitCode): boolean {
  return unit === standingUnit || !REACHING.has(role)
}

/**
 * What links give: one that stands from before, for a unit in which the role does not count, gives what stays within
 * that unit. A secretary there answers for it; a leader there has nothing.
 */
export function grantsOf(held: readonly Grant[], standingUnit: UnitCode): Grant[] {
  return held.flatMap(({ unit, role }): Grant[] => {
    if (isHeldRightly({ unit, role }, standingUnit)) return [{ unit, role }]
    return role === 'secretary' ? [{ unit, role: 'officer' }] : []
  })
}

/** `everyone`: also people whom nobody has linked. */
const GRANTED: Readonly<Record<CommandName, 'everyone' | readonly (Role | 'admin')[]>> = {
  batdau: 'everyone',
  lienket: 'everyone',
  trogiup: 'everyone',
  baocao: ['officer', 'head', 'secretary'],
  sua: ['officer', 'head', 'secretary'],
  nop: ['officer', 'head', 'secretary'],
  han: ['officer', 'head', 'secretary', 'leader', 'admin'],
  tiendo: ['officer', 'head', 'secretary', 'leader', 'admin'],
  tongket: ['secretary', 'leader'],
  xuatbaocao: ['secretary', 'leader'],
  kiemtra: ['secretary', 'leader'],
  nhac: ['secretary', 'leader'],
  giahan: ['secretary'],
  khoa: ['secretary'],
  mo: ['secretary'],
  capma: ['admin'],
  nguoi: ['admin'],
  thuhoi: ['admin'],
}

export function may(actor: Actor, command: CommandName): boolean {
  const granted = GRANTED[command]
  if (granted === 'everyone') return true
  return granted.some((role) => (role === 'admin' ? actor.admin : actor.grants.some((g) => g.role === role)))
}

/** Who may use a command, for the sentence that refuses it. */
export function rolesFor(command: CommandName): readonly (Role | 'admin')[] {
  const granted = GRANTED[command]
  return granted === 'everyone' ? [] : granted
}

/** Commands that an actor may use, in the order of the help text. */
export function commandsOf(actor: Actor): CommandName[] {
  const all: CommandName[] = Object.keys(GRANTED) as CommandName[] // the keys are exactly the commands
  return all.filter((c) => may(actor, c))
}

/** Units whose questions an actor may answer. */
export function unitsAnsweredBy(actor: Actor): UnitCode[] {
  const answering = actor.grants.filter((g) => g.role !== 'leader').map((g) => g.unit)
  return [...new Set(answering)]
}

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text)
}
