/** Which messages are several answers by number, and which only look so. */
import { describe, expect, it } from 'vitest'
import { areAnswers, numberedPieces, numberOrRatio } from '../../../src/core/interview/several.ts'
import { formOf } from './play.ts'

const form = formOf([
  'a',
  { id: 'b', kind: 'ratio' },
  { id: 'c', kind: 'text' },
  { id: 'd', kind: 'list' },
  { id: 'e', mayBeNone: true },
  { id: 'f', kind: 'ratio' },
])

function open(id: string) {
  const question = form.questions.find((q) => q.id === id)
  if (!question) throw new Error(`no question ${id}`)
  return question
}

function answers(text: string, id: string): boolean {
  const pieces = numberedPieces(text)
  return pieces !== undefined && areAnswers(form, pieces, open(id))
}

describe('pieces of a message', () => {
  it.each([
    ['1: 5', [[1, '5', false, ':']]],
    [
      'Câu 1) 5;; 2 = 3/4',
      [
        [1, '5', true, ')'],
        [2, '3/4', false, '='],
      ],
    ],
    [
      '1. 5\n\n 5: x ',
      [
        [1, '5', false, '.'],
        [5, 'x', false, ':'],
      ],
    ],
    ['1.204', undefined],
    ['1: 5; hết', undefined],
    ['', undefined],
    [';', undefined],
    ['1:', undefined],
  ])('%j', (text, pieces) => {
    const found = numberedPieces(text)?.map((p) => [p.position, p.typed, p.named, p.mark])
    expect(found).toEqual(pieces)
  })
})

describe('while prose is open', () => {
  it.each([
    ['1: 5', 'c', true],
    ['1= 5', 'c', true],
    ['1) 5', 'c', false],
    ['1: 5; 2: 3/4', 'c', true],
    ['1: 5; 2: họp', 'c', false],
    ['1: họp', 'c', false],
    ['3: 5', 'c', false],
    ['9: 5', 'c', false],
    ['5: như cũ', 'c', true],
    ['câu 3: họp', 'c', true],
    ['câu 3: họp; 1: 5', 'c', true],
    ['câu 3: họp; 1: họp', 'c', false],
    ['1: 5', 'd', true],
    ['1: 5; 2: 3/4', 'd', true],
    ['5: không phát sinh; 1: 5', 'd', true],
    // Lines of a list, counted from one.
    ['1: không có\n2: 3/4 hồ sơ', 'd', false],
  ])('%j while %s is open: %s', (text, id, are) => expect(answers(text, id)).toBe(are))
})

describe('while a figure is open', () => {
  it.each([
    ['3: họp', 'a', true],
    ['1: 5', 'b', false],
    ['1: 5; 5: 6', 'b', true],
    ['câu 1: 5', 'b', true],
  ])('%j while %s is open: %s', (text, id, are) => expect(answers(text, id)).toBe(are))

  const unclear = (text: string, id: string) => numberOrRatio(form, numberedPieces(text) ?? [], open(id))

  it('one number and a colon may be a ratio or another answer', () => {
    expect(unclear('1: 5', 'b')).toEqual({ why: 'number-or-ratio', position: 1, typed: '5' })
    expect(unclear('6: 1/2', 'b')).toMatchObject({ position: 6 })
  })

  it.each([
    ['1: 5', 'a'],
    ['1: 5', 'c'],
    ['1: 5; 5: 6', 'b'],
    ['câu 1: 5', 'b'],
    ['1= 5', 'b'],
    ['1) 5', 'b'],
    ['2: 3/4', 'b'],
    ['45: 50', 'b'],
    ['3: 50', 'b'],
    ['1: nhiều', 'b'],
    ['50', 'b'],
  ])('%j while %s is open is not', (text, id) => expect(unclear(text, id)).toBeUndefined())
})
