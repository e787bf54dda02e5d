/** Typed words that steer, confirm or choose. */
import { describe, expect, it } from 'vitest'
import { actionOf } from '../../../src/core/interview/action.ts'
import { numberedPieces, plainLines } from '../../../src/core/interview/several.ts'
import { choiceTyped, letterOf, saysNo, saysYes, steering } from '../../../src/core/interview/words.ts'

describe('words that steer', () => {
  it.each([
    ['Như cũ', 'same'],
    ['NHƯ THÁNG TRƯỚC', 'same'],
    ['bo qua', 'skip'],
    ['Dạ, bỏ qua ạ.', 'skip'],
    ['Dạ thưa anh, bỏ qua nhé', 'skip'],
    ['lùi', 'back'],
    ['quay  lại!', 'back'],
    ['Xem lại'.normalize('NFD'), 'review'],
    ['nhập lại', 'retype'],
    ['Nộp ạ', 'submit'],
    ['vẫn nộp', 'submit-anyway'],
    ['Trả lời tiếp', 'continue'],
  ])('%s is %s', (typed, name) => expect(steering(typed)).toEqual({ name }))

  it.each(['bỏ qua hồ sơ cũ', 'không nộp', 'nộp 3', 'dạ', '', 'constructor', 'toString', 'bỏqua', 'như cũa'])(
    '%j steers nothing',
    (typed) => expect(steering(typed)).toBeUndefined(),
  )
})

describe('a yes', () => {
  it.each([
    'đúng',
    'Đúng rồi ạ',
    'dạ vâng',
    'Vâng ạ',
    'vâng, đúng',
    'phải',
    'OK',
    'oke em',
    'yes',
    'có ạ',
    'giữ nguyên',
    'Ghi như vậy',
    'chính xác',
    'dung vay',
  ])('%s', (typed) => expect(saysYes(typed)).toBe(true))
  it.each(['dạ', 'không đúng', 'đúng 5', 'chưa', 'không', 'a', ''])('%j is none', (typed) =>
    expect(saysYes(typed)).toBe(false),
  )
})

describe('a no', () => {
  it.each(['Không ạ', 'ko', 'không phải', 'sai rồi', 'dạ nhầm ạ', 'chưa đúng'])('%s', (typed) =>
    expect(saysNo(typed)).toBe(true),
  )
  it.each(['không phát sinh', 'không có', 'đúng', ''])('%j is none', (typed) => expect(saysNo(typed)).toBe(false))
})

describe('a letter', () => {
  it.each([
    ['a', 0],
    ['B', 1],
    ['b)', 1],
    [' A. ', 0],
    ['b ạ', 1],
    ['c', undefined],
    ['ab', undefined],
    ['', undefined],
    ['1', undefined],
    ['đúng', undefined],
  ])('%j of two is choice %s', (typed, choice) => expect(choiceTyped(typed, 2)).toBe(choice))

  it('counts up to the last choice', () => {
    expect(choiceTyped('c', 3)).toBe(2)
    expect(choiceTyped('j', 10)).toBe(9)
    expect(choiceTyped('k', 10)).toBeUndefined()
  })

  it('goes on behind z', () => {
    const all = Array.from({ length: 60 }, (_, index) => letterOf(index))
    expect(all.slice(25, 28)).toEqual(['z', 'aa', 'ab'])
    expect(all.map((letter) => choiceTyped(letter, 60))).toEqual(all.map((_, index) => index))
    expect(choiceTyped('aa', 26)).toBeUndefined()
  })

  it.each(['b', 'B)', 'b.', '(b)', 'chọn b ạ', 'Dạ b ạ', 'mục b'])('may be said as %s', (text) => {
    expect(choiceTyped(text, 3)).toBe(1)
  })

  it.each(['1', 'bb', 'bỏ qua', 'a b', 'ba', '', 'À', 'á', 'à ạ', 'ạ', 'ê', 'a\u0300', 'dạ'])('is not %s', (text) => {
    expect(choiceTyped(text, 5)).toBeUndefined()
  })
})

describe('the data of a button', () => {
  const plain = 'same zero none skip back review retype continue submit submit-anyway'.split(' ')
  it.each(plain)('%s', (name) => expect(actionOf(name)).toEqual({ name }))

  it.each([
    ['same.v1fne436', { name: 'same', shown: 'v1fne436' }],
    ['pick.v1fne436', { name: 'pick', reading: 'v1fne436' }],
    ['option.tot', { name: 'option', option: 'tot' }],
    ['option.v1', { name: 'option', option: 'v1' }],
    ['option.rat-tot', { name: 'option', option: 'rat-tot' }],
    // As earlier versions wrote them.
    ['pick.0', { name: 'pick', reading: 0 }],
    ['option.12', { name: 'option', option: 12 }],
    ['pick.999', { name: 'pick', reading: 999 }],
  ])('%s', (written, action) => expect(actionOf(written)).toEqual(action))

  it.each([
    '',
    'pick',
    'pick.',
    'pick.1000',
    'pick.1x',
    'pick.tot',
    'same.1',
    'same.tot',
    'option.',
    'option.Tot',
    'xpick.1',
    'skip.1',
    'Same',
    'pick.-1',
    'option 1',
    'delete',
  ])('%j is no action', (written) => expect(actionOf(written)).toBeUndefined())
})

describe('numbered pieces', () => {
  const places = (text: string) => numberedPieces(text)?.map((p) => [p.position, p.typed])

  it.each([
    ['3: 125', [[3, '125']]],
    [
      '3:125;4:30',
      [
        [3, '125'],
        [4, '30'],
      ],
    ],
    [
      ' 3 ) 125 \r\n\n 12 = 30 ; ',
      [
        [3, '125'],
        [12, '30'],
      ],
    ],
    ['3. 125', [[3, '125']]],
    [
      'câu 3: họp\ncau 4: 5',
      [
        [3, 'họp'],
        [4, '5'],
      ],
    ],
    ['Ca\u0302u 3: 1', [[3, '1']]],
  ])('%j', (text, pieces) => expect(places(text)).toEqual(pieces))

  it.each([
    '3.125',
    '125',
    '',
    ' ; \n',
    '3: 125; xong',
    '3:',
    '3: ',
    '1234: 5',
    'x 3: 5',
    'câu ba: 5',
    'c3: 5',
    '3 125',
  ])('%j is none', (text) => expect(places(text)).toBeUndefined())

  it('tells how each was marked', () => {
    expect(numberedPieces('3. a\ncâu 4) b')).toEqual([
      { position: 3, typed: 'a', named: false, mark: '.' },
      { position: 4, typed: 'b', named: true, mark: ')' },
    ])
  })
})

describe('plain lines', () => {
  it('keep an empty line in between, since it may be an empty cell', () => {
    expect(plainLines('\n 1 \r\n\n2\n ')).toEqual(['1', '', '2'])
  })
  it.each(['', '1', '\n1\n', ' '])('%j are none', (text) => expect(plainLines(text)).toBeUndefined())
})
