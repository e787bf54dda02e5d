/** Answers as people read them in a chat. */
import { describe, expect, it } from 'vitest'
import { day } from '../../src/core/period.ts'
import type { QuestionKind, Value } from '../../src/core/value.ts'
import { exact, valueText, withMeasure } from '../../src/text/value-text.ts'
import { asked, number, t } from './office.ts'

function text(kind: QuestionKind, value: Value, more: Parameters<typeof asked>[1] = {}): string {
  return valueText(t, asked(kind, more), value)
}

function ratio(numerator: string, denominator: string, stated?: string): Value {
  return { kind: 'ratio', parts: { numerator, denominator }, ...(stated !== undefined && { stated }) }
}

describe('an answer', () => {
  it.each<[QuestionKind, Value, string]>([
    ['count', number('56751'), '56.751 hồ sơ'],
    ['count', number('10000', 'over'), 'hơn 10.000 hồ sơ'],
    ['count', number('500', 'about'), 'khoảng 500 hồ sơ'],
    ['money', number('8397629206'), '8.397.629.206 đồng'],
    ['percent', number('97.8'), '97,8%'],
    ['decimal', number('1234.5678'), '1.234,5678 km'],
    ['count', { kind: 'none' }, 'không phát sinh'],
    ['choice', { kind: 'choice', option: 'kha' }, 'Khá'],
    ['choice', { kind: 'choice', option: 'gone' }, 'gone'],
    ['count', { kind: 'choice', option: 'kha' }, 'kha'],
    ['yes-no', { kind: 'yes-no', yes: true }, 'Có'],
    ['yes-no', { kind: 'yes-no', yes: false }, 'Không'],
    ['date', { kind: 'date', day: day('2024-04-06') }, '06/4/2024'],
    ['text', { kind: 'text', text: ' Họp\n hai  lần ' }, 'Họp hai lần'],
    ['list', { kind: 'list', items: ['Họp', 'Tập huấn'] }, '2 mục: Họp; Tập huấn'],
    [
      'documents',
      {
        kind: 'documents',
        items: [
          { number: '125', symbol: 'UBND-NC' },
          { number: '7', symbol: '' },
        ],
      },
      '2 văn bản: 125/UBND-NC; 7',
    ],
  ])('%s %j', (kind, value, words) => expect(text(kind, value)).toBe(words))

  it('a figure without a measure is the figure alone', () => {
    expect(text('count', number('1204'), { measure: '' })).toBe('1.204')
    expect([withMeasure('5', ''), withMeasure('5', '%'), withMeasure('5', 'hồ sơ')]).toEqual(['5', '5%', '5 hồ sơ'])
  })

  it('keeps all digits that were given', () => {
    expect(['1204', '0.5', '-1234.50001'].map(exact)).toEqual(['1.204', '0,5', '-1.234,50001'])
  })
})

describe('a ratio', () => {
  it.each<[Value, string]>([
    [ratio('37837', '38263'), '98,89% (37.837/38.263 hồ sơ)'],
    [ratio('37837', '38263', '98.89'), '98,89% (37.837/38.263 hồ sơ)'],
    [ratio('37837', '38263', '98.8866'), '98,89% (37.837/38.263 hồ sơ)'],
    [
      ratio('37837', '38263', '97.8'),
      '98,89% (37.837/38.263 hồ sơ). Anh/chị ghi 97,8%, máy tính ra 98,89% và lấy số máy tính',
    ],
    [{ kind: 'ratio', stated: '98.9' }, '98,9% (chưa có tử số, mẫu số)'],
    [ratio('0', '0'), '0/0 hồ sơ'],
    [ratio('0', '5'), '0% (0/5 hồ sơ)'],
  ])('%j', (value, words) => expect(text('ratio', value)).toBe(words))

  it('is rounded as the report will print it', () => {
    expect(text('ratio', ratio('1', '3'), { decimals: 0 })).toBe('33% (1/3 hồ sơ)')
    expect(text('ratio', ratio('1', '3', '33'), { decimals: 0 })).toBe('33% (1/3 hồ sơ)')
  })
})

describe('long prose', () => {
  it('is cut on the card after ninety characters', () => {
    expect(text('text', { kind: 'text', text: 'x'.repeat(90) })).toBe('x'.repeat(90))
    expect(text('text', { kind: 'text', text: 'x'.repeat(91) })).toBe(`${'x'.repeat(90)}…`)
    expect(text('text', { kind: 'text', text: `${'x'.repeat(89)} yz` })).toBe(`${'x'.repeat(89)}…`)
  })

  it('is never cut within a character', () => {
    expect(text('text', { kind: 'text', text: '👍'.repeat(91) })).toBe(`${'👍'.repeat(90)}…`)
  })

  it('loses the marks of bold', () => {
    expect(text('list', { kind: 'list', items: ['\uE000Gấp\uE001'] })).toBe('1 mục: Gấp')
  })
})
