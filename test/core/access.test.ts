/** Who may do what; what is not granted is denied. */
import { describe, expect, it } from 'vitest'
import {
  type Actor,
  commandsOf,
  grantsOf,
  isHeldRightly,
  isRole,
  may,
  ROLES,
  type Role,
  rolesFor,
  unitsAnsweredBy,
} from '../../src/core/access.ts'
import { COMMANDS } from '../../src/core/command.ts'

function actor(admin: boolean, ...roles: Role[]): Actor {
  return { admin, grants: roles.map((role) => ({ unit: 'STP', role })) }
}

const ANSWER = ['baocao', 'sua', 'nop']
const EVERYONE = ['batdau', 'lienket', 'trogiup']
const LEAD = ['tongket', 'xuatbaocao', 'kiemtra', 'nhac']

describe('commands', () => {
  it.each([
    ['a stranger', actor(false), EVERYONE],
    ['an officer', actor(false, 'officer'), [...EVERYONE, ...ANSWER, 'han', 'tiendo']],
    ['a head', actor(false, 'head'), [...EVERYONE, ...ANSWER, 'han', 'tiendo']],
    ['a leader', actor(false, 'leader'), [...EVERYONE, 'han', 'tiendo', ...LEAD]],
    [
      'a secretary',
      actor(false, 'secretary'),
      [...EVERYONE, ...ANSWER, 'han', 'tiendo', ...LEAD, 'giahan', 'khoa', 'mo'],
    ],
    ['an administrator', actor(true), [...EVERYONE, 'han', 'tiendo', 'capma', 'nguoi', 'thuhoi']],
    ['officer and leader', actor(false, 'officer', 'leader'), [...EVERYONE, ...ANSWER, 'han', 'tiendo', ...LEAD]],
  ])('of %s, in the order of the help', (_, who, commands) => {
    expect(commandsOf(who)).toEqual(commands)
    expect(COMMANDS.filter((c) => may(who, c)).toSorted()).toEqual(commands.toSorted())
  })

  it('an administrator does not see figures without a role', () => {
    expect(may(actor(true), 'tongket')).toBe(false)
    expect(may(actor(true), 'baocao')).toBe(false)
    expect(may(actor(false, 'secretary'), 'capma')).toBe(false)
  })

  it('name those who may use them, for the refusal', () => {
    expect(rolesFor('khoa')).toEqual(['secretary'])
    expect(rolesFor('capma')).toEqual(['admin'])
    expect(rolesFor('tongket')).toEqual(['secretary', 'leader'])
    expect(rolesFor('batdau')).toEqual([])
  })

  it('are all decided', () => expect(commandsOf(actor(true, ...ROLES)).toSorted()).toEqual(COMMANDS.toSorted()))
})

describe('answering', () => {
  it('is for officers, heads and secretaries, each unit once', () => {
    const grants = [
      { unit: 'STP', role: 'officer' as const },
      { unit: 'STP', role: 'head' as const },
      { unit: 'TCT', role: 'secretary' as const },
      { unit: 'SYT', role: 'leader' as const },
    ]
    expect(unitsAnsweredBy({ grants, admin: true })).toEqual(['STP', 'TCT'])
  })
})

describe('what links give', () => {
  it.each([
    ['STP', 'officer', 'officer'],
    ['STP', 'head', 'head'],
    ['STP', 'secretary', 'officer'],
    ['STP', 'leader', undefined],
    ['VP', 'officer', 'officer'],
    ['VP', 'head', 'head'],
    ['VP', 'secretary', 'secretary'],
    ['VP', 'leader', 'leader'],
  ] as const)('in %s as %s, of a body whose standing unit is VP: %s', (unit, role, given) => {
    expect(grantsOf([{ unit, role }], 'VP')).toEqual(given === undefined ? [] : [{ unit, role: given }])
    expect(isHeldRightly({ unit, role }, 'VP')).toBe(given === role)
  })
})

describe('roles', () => {
  it('are the four', () => {
    expect(ROLES.every(isRole)).toBe(true)
    expect(['admin', 'Officer', '', 'toString'].some(isRole)).toBe(false)
  })
})
