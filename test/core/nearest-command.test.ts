/** Every command under the slips of a thumb: what is meant is among what is offered, and nothing else is far away. */
import { describe, expect, it } from 'vitest'
import { COMMANDS, type CommandName, parseCommand } from '../../src/core/command.ts'
import { nearestCommands } from '../../src/core/nearest-command.ts'

function slipsOf(name: string): string[] {
  const at = Array.from(name, (_, i) => i)
  return [
    ...at.map((i) => name.slice(0, i) + name.slice(i + 1)),
    ...at.map((i) => name.slice(0, i + 1) + name.slice(i)),
    ...at.slice(1).map((i) => name.slice(0, i - 1) + name.charAt(i) + name.charAt(i - 1) + name.slice(i + 1)),
    ...at.map((i) => `${name.slice(0, i)}w${name.slice(i + 1)}`),
    ...at.map((i) => `${name.slice(0, i + 1)}s${name.slice(i + 1)}`),
  ].filter((slip) => slip.length > 1 && slip !== name)
}

/** What a text does: runs a command, or offers some. */
function meant(text: string): readonly CommandName[] {
  const command = parseCommand(text)
  if (command && 'name' in command) return [command.name]
  return nearestCommands(text)?.names ?? []
}

const SLIPS = COMMANDS.flatMap((name) => slipsOf(name).map((slip): [string, CommandName] => [`/${slip}`, name]))

describe('a slip', () => {
  it.each(SLIPS)('%s', (text, name) => {
    const command = parseCommand(text)
    // One slip away from a short command lies another.
    if (command && 'name' in command && command.name !== name) expect(name.length).toBeLessThanOrEqual(4)
    else expect(meant(text)).toContain(name)
  })

  it.each<[string, CommandName, string]>([
    ['/baocoa', 'baocao', ''],
    ['/tongkt', 'tongket', ''],
    ['/tổng kế 4/2024', 'tongket', '4/2024'],
    ['/tong kt tháng 4', 'tongket', 'tháng 4'],
    ['#xuat bao coa 4/2024', 'xuatbaocao', '4/2024'],
    ['/trogiupp', 'trogiup', ''],
    ['tiến đô tháng 4', 'tiendo', 'tháng 4'],
    ['/baocoa4/2024', 'baocao', '4/2024'],
    ['/lienkt ABCD234567', 'lienket', 'ABCD234567'],
  ])('%s is near %s', (text, name, args) => {
    expect(nearestCommands(text)).toEqual({ names: [name], args })
  })

  it.each(['/abc', '#ChuyenDoiSo 5 lớp', '/weather', '/', '', '125', '/a', '#đề_án 06', `/${'x'.repeat(100_000)}`])(
    '%s is near nothing',
    (text) => expect(nearestCommands(text.slice(0, 200_000))).toBeUndefined(),
  )

  it('of a short name offers all that are as near', () => {
    expect(nearestCommands('/no')?.names).toEqual(['nop', 'mo'])
  })
})

describe('a number that touches the name', () => {
  it.each([
    ['/sua9 126', 'sua', '9 126'],
    ['/sua9', 'sua', '9'],
    ['#Sửa9: 126', 'sua', '9: 126'],
    ['/baocao4/2024', 'baocao', '4/2024'],
    ['/han4', 'han', '4'],
    ['/tổngkết04/2024 nhé', 'tongket', '04/2024 nhé'],
  ])('%s', (text, name, args) => expect(parseCommand(text)).toEqual({ name, args }))
})
