// What a list comes to, against plain sets; and documents, which are told apart by number, symbol and day.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wayTyped } from '../../../src/core/interview/amend.ts'
import type { InterviewEvent } from '../../../src/core/interview/interview.ts'
import type { Value } from '../../../src/core/value.ts'
import { advance, formOf, talkOf, valuesOf, write } from './play.ts'

type Amend = InterviewEvent & { type: 'amend' }

function asked(events: readonly InterviewEvent[]): Amend | undefined {
  return events.find((e) => e.type === 'amend')
}

const itemsIn = (value: Value | undefined) => (value ? write(value).split('\n') : [])

it('a list that is added to has an end', () => {
  const form = formOf([{ id: 'd', kind: 'list' }])
  const page = (n: number) =>
    Array.from({ length: 100 }, (_, i) => `Việc ${n}-${i} ${'đã xong '.repeat(45)}`).join('\n')
  const talk = talkOf(form, { answers: valuesOf(form, { d: page(0) }) })
  const events = [1, 2, 3, 4, 5, 6].flatMap((n) => advance(talk, { type: 'text', text: page(n), about: 'd' }))
  expect(events.map((e) => e.type)).toEqual(['amend', 'amend', 'amend', 'refused', 'refused', 'refused'])
  expect(events.at(-1)).toMatchObject({ reason: { why: 'too-long', most: 160_000 } })
})

describe('lists', () => {
  const names = ['An', 'Bình', 'Chi', 'Dũng', 'Hoa', 'Lan', 'Minh']
  const list = fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 7 })

  it('come to what each way says, and lose nothing that was not chosen to be lost', () => {
    let questions = 0
    fc.assert(
      fc.property(list, list, fc.nat(3), (now, given, choice) => {
        const form = formOf([{ id: 'd', kind: 'list' }])
        const talk = talkOf(form, { answers: valuesOf(form, { d: now.join('\n') }) })
        const event = asked(advance(talk, { type: 'text', text: given.join('\n'), about: 'd' }))
        const standing = () => itemsIn(talk.context.answers.get('d')).toSorted()
        const isWhole = now.every((item) => given.includes(item))
        expect(event === undefined).toBe(isWhole)
        if (!event) {
          expect(standing()).toEqual(given.toSorted())
          return
        }
        questions += 1
        expect(standing()).toEqual(now.toSorted())
        expect(event.known).toBe(given.filter((item) => now.includes(item)).length)
        const index = choice % event.ways.length
        advance(talk, { type: 'tap', action: { name: 'pick', reading: index }, about: 'd' })
        const wanted = {
          add: [...new Set([...now, ...given])],
          correct: now,
          'take-out': now.filter((item) => !given.includes(item)),
          replace: given,
          keep: now,
        }[event.ways[index] ?? 'keep']
        expect(standing()).toEqual(wanted.toSorted())
        expect(event.ways.includes('take-out')).toBe(given.every((item) => now.includes(item)))
      }),
      { seed: 20261127, numRuns: 500 },
    )
    expect(questions).toBeGreaterThan(100)
  })
})

describe('documents', () => {
  const form = formOf([{ id: 'd', kind: 'documents' }])
  const said = (text: string) => {
    const answers = valuesOf(form, { d: '05/KH-UBND|2024-04-01|UBND tỉnh|rà soát\n7/QĐ-UBND|||' })
    const talk = talkOf(form, { answers })
    const event = asked(advance(talk, { type: 'text', text, about: 'd' }))
    return { event, talk }
  }

  it.each([
    ['5/kh-ubnd', 1],
    ['05/KH-UBND ngày 01/4/2024', 1],
    ['05/KH-UBND ngày 02/4/2024', 0],
    ['05/KH-BCĐ', 0],
    ['7/QĐ-UBND; 9/TB-UBND', 1],
  ])('%s is known %i times', (text, known) => expect(said(text).event?.known).toBe(known))

  it('that say more of one that is there correct it, and keep what they do not say', () => {
    const { event, talk } = said('7/QĐ-UBND ngày 03/4/2024 về việc kiện toàn')
    expect(event?.ways).toEqual(['correct', 'take-out', 'replace', 'keep'])
    advance(talk, { type: 'tap', action: { name: 'pick', reading: 0 }, about: 'd' })
    expect(itemsIn(talk.context.answers.get('d'))).toEqual([
      '05/KH-UBND|2024-04-01|UBND tỉnh|rà soát',
      '7/QĐ-UBND|2024-04-03||kiện toàn',
    ])
  })

  it('repeated as they are lose no details', () => {
    const { event, talk } = said('5/KH-UBND\n7/QĐ-UBND\n8/TB-UBND')
    expect(event).toBeUndefined()
    expect(itemsIn(talk.context.answers.get('d'))).toEqual([
      '05/KH-UBND|2024-04-01|UBND tỉnh|rà soát',
      '7/QĐ-UBND|||',
      '8/TB-UBND|||',
    ])
  })
})

describe('an answer that was changed by editing its message', () => {
  it('gives way to what the message says now', () => {
    const form = formOf([{ id: 'd', kind: 'list' }])
    const talk = talkOf(form, { answers: valuesOf(form, { d: 'Một\nHai' }) })
    advance(talk, { type: 'text', text: 'Một\nBa', about: 'd', edited: true })
    expect(itemsIn(talk.context.answers.get('d'))).toEqual(['Một', 'Ba'])
  })
})

describe('words for the ways', () => {
  const ways = ['add', 'take-out', 'replace', 'keep'] as const
  it.each([
    ['Thêm', 'add'],
    ['dạ thêm vào ạ', 'add'],
    ['bổ sung nhé', 'add'],
    ['Thay thế', 'replace'],
    ['xoá', 'take-out'],
    ['bỏ ra', 'take-out'],
    ['Giữ nguyên.', 'keep'],
    ['không', 'keep'],
  ])('%s', (text, way) => expect(ways[wayTyped(text, ways) ?? -1]).toBe(way))

  it.each(['thêm 3 văn bản', 'sửa', 'bỏ qua', 'Thay mặt UBND', 'x'.repeat(50_000)])('%s is none of them', (text) =>
    expect(wayTyped(text, ways)).toBeUndefined(),
  )
})
