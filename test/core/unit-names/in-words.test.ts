/** A unit's name beside the words that say what to do with it, in front and behind, and beside courtesies. */
import { describe, expect, it } from 'vitest'
import { namesUnit } from '../../../src/core/command.ts'
import { withoutTail } from '../../../src/core/unit-names/in-words.ts'
import { AGAIN, OFF, ON } from '../../../src/core/words/commands.ts'
import { communesByProvince, toneless, unit } from './communes.ts'

const UNITS = [
  unit('X1', 'Xã Gia Lai'),
  unit('X2', 'Xã Khoen On'),
  unit('X3', 'Xã Bát Xát'),
  unit('X4', 'Xã Lại Yên Đông'),
  unit('X5', 'Xã Minh Tân'),
  unit('STP', 'Sở Tư pháp'),
]
const SWITCHES = new Map([...OFF.map((word) => [word, 'off'] as const), ...ON.map((word) => [word, 'on'] as const)])
const AGAINS = new Map(AGAIN.map((word) => [word, 'again']))

function told(tails: ReadonlyMap<string, string>): (text: string) => string {
  return (text) => {
    const { name, tail } = withoutTail(UNITS, text, tails)
    return tail === undefined ? name : `${tail}: ${name}`
  }
}

describe('a word that says what to do', () => {
  it.each([
    ['Gia Lai tắt', 'off: Gia Lai'],
    ['Gia Lai TẮT', 'off: Gia Lai'],
    ['gia lai tat', 'off: gia lai'],
    ['Gia Lai bật lại giúp em', 'on: Gia Lai'],
    ['Gia Lai tắt luôn đi nhé', 'off: Gia Lai'],
    ['tắt Gia Lai', 'off: Gia Lai'],
    ['tắt Gia Lai đi', 'off: Gia Lai'],
    ['tắt Gia', 'off: Gia'],
    ['tắt Gia giúp em với ạ', 'off: Gia'],
    ['Tắt STP giúp em', 'off: STP'],
    ['off STP', 'off: STP'],
    ['tat gia lai nhe', 'off: gia lai'],
    ['tat gia', 'tat gia'],
    ['off Khoen On', 'off: Khoen On'],
    ['bật Khoen On', 'on: Khoen On'],
    ['Khoen On on', 'on: Khoen On'],
    ['Khoen On', 'Khoen On'],
    ['Khoen On nhé', 'Khoen On'],
    ['Gia Lai nhé', 'Gia Lai'],
    ['Gia Lai', 'Gia Lai'],
    ['bat xat', 'bat xat'],
    ['bát xát bật', 'on: bát xát'],
    ['bật bat xat', 'on: bat xat'],
    ['tắt', 'off: '],
    ['tắt giúp em', 'off: '],
    ['nhé', 'nhé'],
    ['giúp em', 'giúp em'],
    ['Sao Hoả giúp em', 'Sao Hoả giúp em'],
    ['', ''],
    [`${'nhé '.repeat(40)}tắt`, `${'nhé '.repeat(40)}tắt`],
  ])('that leaves in peace: %j', (text, wanted) => expect(told(SWITCHES)(text)).toBe(wanted))

  it.each([
    ['STP sửa', 'again: STP'],
    ['STP sửa lại', 'again: STP'],
    ['STP sửa lại giúp em', 'again: STP'],
    ['sửa STP', 'again: STP'],
    ['sửa Gia Lai', 'again: Gia Lai'],
    ['Gia Lai sửa lại', 'again: Gia Lai'],
    ['Gia Lai lại', 'again: Gia Lai'],
    ['Gia Lai', 'Gia Lai'],
    ['gia lai nhe', 'gia lai'],
    ['Lại Yên', 'Lại Yên'],
    ['lai yen', 'lai yen'],
    ['sửa lại', 'again: '],
    ['giúp em sửa', 'again: giúp em'],
  ])('that goes to the answers again: %j', (text, wanted) => expect(told(AGAINS)(text)).toBe(wanted))
})

describe('a courtesy', () => {
  it.each([
    ['', false],
    ['nhé', false],
    ['luôn đi ạ', false],
    ['số liệu', false],
    ['Minh', true],
    ['giúp mình', false],
    ['Gia Lai', true],
    ['Sao Hoả', true],
  ])('asks for nothing more unless a unit is so called: %j', (text, wanted) =>
    expect(namesUnit(UNITS, text)).toBe(wanted),
  )
})

describe('every commune of a province', () => {
  const BESIDE: readonly (readonly [(own: string) => string, tail?: string])[] = [
    [(own) => own],
    [(own) => `${own} nhé`],
    [(own) => `${own} tắt giúp em`, 'off'],
    [(own) => `tắt ${own} đi ạ`, 'off'],
    [(own) => `off ${own}`, 'off'],
  ]

  it.each(communesByProvince())('%s: keeps its name, whatever stands beside it', (_, units) => {
    const wrong = units.flatMap((u, i) =>
      [u.name, toneless(u.name)].filter((own, j) => {
        const [typed, tail] = BESIDE[(i + j) % BESIDE.length] ?? [String]
        const found = withoutTail(units, typed(own), SWITCHES)
        return found.name !== own || found.tail !== tail
      }),
    )
    expect(wrong).toEqual([])
  })
})
