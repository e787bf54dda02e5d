/** When a readable figure is asked back, and what is proposed instead. */
import { describe, expect, it } from 'vitest'
import { doubtOf } from '../../../src/core/interview/doubt.ts'
import { fits, repeatable } from '../../../src/core/interview/fits.ts'
import type { Question } from '../../../src/core/pack.ts'
import { day } from '../../../src/core/period.ts'
import type { QuestionKind, Value } from '../../../src/core/value.ts'
import { question } from '../answer/questions.ts'

const WINDOW = { from: day('2024-03-15'), to: day('2024-04-14') }

function number(amount: string): Value {
  return { kind: 'number', amount }
}

function doubted(now: string, last: string, kind: QuestionKind = 'count', more: Partial<Question> = {}): string {
  const found = doubtOf(question(kind, more), number(now), number(last), WINDOW)
  if (!found || found.doubt.why === 'only-number') return found?.doubt.why ?? 'clear'
  if (!('times' in found.doubt)) return `small-money ${found.likelier?.amount ?? ''}`.trim()
  const { why, times } = found.doubt
  return [why, times, found.likelier?.amount].filter((p) => p !== undefined).join(' ')
}

describe('a date', () => {
  it.each([
    ['2024-04-28', undefined],
    ['2024-04-29', 'far-date'],
    ['2023-03-15', undefined],
    ['2023-03-14', 'far-date'],
    ['2024-04-01', undefined],
  ])('%s: %s', (d, why) => {
    expect(doubtOf(question('date'), { kind: 'date', day: day(d) }, undefined, WINDOW)?.doubt.why).toBe(why)
  })
})

describe('money', () => {
  it.each([
    ['52', 'small-money 52000000'],
    ['999', 'small-money 999000000'],
    ['8.5', 'small-money 8500000'],
    ['1000', 'clear'],
    ['0', 'clear'],
    ['-52', 'clear'],
  ])('of %s đồng: %s', (amount, outcome) => expect(doubted(amount, '2000', 'money')).toBe(outcome))

  it('is not proposed beyond what the question allows', () => {
    expect(doubted('52', '60', 'money', { max: '1000' })).toBe('small-money')
  })
})

describe('a figure against last month', () => {
  it.each([
    ['11990', '1204', 'much-more 10 1199'],
    ['120', '1204', 'much-less 10 1200'],
    ['9632', '1204', 'much-more 8'],
    ['9631', '1204', 'clear'],
    ['12045', '1204', 'much-more 10'],
    ['50', '6', 'much-more 8 5'],
    ['49', '6', 'clear'],
    ['6', '50', 'much-less 8 60'],
    ['400', '1', 'much-more 400'],
    ['10000', '500', 'much-more 20 1000'],
    ['10010', '500', 'much-more 20'],
    ['80', '1600', 'much-less 20 800'],
    ['79', '1600', 'much-less 20'],
    ['0', '1204', 'clear'],
    ['1204', '0', 'clear'],
    ['-1204', '100', 'clear'],
    ['1204', '-100', 'clear'],
    ['1204', '1204', 'clear'],
  ])('%s after %s: %s', (now, last, outcome) => expect(doubted(now, last)).toBe(outcome))

  it('a decimal may lose its comma, a count may not gain one', () => {
    expect(doubted('1234.5', '130', 'decimal')).toBe('much-more 9 123.45')
    expect(doubted('12345', '1300')).toBe('much-more 9')
  })

  it('money is exact far beyond the digits of a double', () => {
    expect(doubted('123456789012345678901234560', '12345678901234567890123456', 'money')).toBe(
      'much-more 10 12345678901234567890123456',
    )
  })

  it('a percentage may jump', () => expect(doubted('97', '9.7', 'percent')).toBe('clear'))

  it('nothing is proposed that the bounds forbid', () => {
    expect(doubted('11990', '1204', 'count', { min: '1200' })).toBe('much-more 10')
    expect(doubted('120', '1204', 'count', { max: '1199' })).toBe('much-less 10')
  })

  it('keeps "hơn" and "khoảng" in what is proposed, and says what last month was', () => {
    const now: Value = { kind: 'number', amount: '11990', qualifier: 'over' }
    expect(doubtOf(question('count'), now, number('1204'), WINDOW)).toEqual({
      doubt: { why: 'much-more', times: 10, last: number('1204') },
      likelier: { kind: 'number', amount: '1199', qualifier: 'over' },
    })
  })

  it('only numbers are compared', () => {
    expect(doubtOf(question('count'), number('11990'), undefined, WINDOW)).toBeUndefined()
    expect(doubtOf(question('count'), number('11990'), { kind: 'none' }, WINDOW)).toBeUndefined()
    expect(doubtOf(question('count'), { kind: 'none' }, number('1204'), WINDOW)).toBeUndefined()
  })
})

describe('prose without a letter', () => {
  const prose = (value: Value) => doubtOf(question(value.kind === 'list' ? 'list' : 'text'), value, undefined, WINDOW)
  it('is doubted', () => {
    expect(prose({ kind: 'text', text: '1.204' })).toEqual({ doubt: { why: 'only-number' } })
    expect(prose({ kind: 'list', items: ['12', '30'] })).toEqual({ doubt: { why: 'only-number' } })
  })
  it('is clear with a single letter', () => {
    expect(prose({ kind: 'text', text: '1.204 hồ sơ' })).toBeUndefined()
    expect(prose({ kind: 'list', items: ['12', 'Đ'] })).toBeUndefined()
    expect(prose({ kind: 'documents', items: [{ number: '12', symbol: '' }] })).toBeUndefined()
  })
})

describe('a value that is not just typed', () => {
  const VALUES: readonly Value[] = [
    number('5'),
    { kind: 'ratio', parts: { numerator: '4', denominator: '5' } },
    { kind: 'choice', option: 'kha' },
    { kind: 'yes-no', yes: true },
    { kind: 'text', text: 'Họp' },
    { kind: 'list', items: ['Họp'] },
    { kind: 'none' },
  ]
  const takenBy = (kind: QuestionKind, more: Partial<Question> = {}) =>
    VALUES.filter((v) => fits(question(kind, more), v)).map((v) => v.kind)

  it('fits only its own kind of question', () => {
    expect(takenBy('count')).toEqual(['number', 'none'])
    expect(takenBy('ratio')).toEqual(['ratio', 'none'])
    expect(takenBy('choice')).toEqual(['choice', 'none'])
    expect(takenBy('yes-no')).toEqual(['yes-no', 'none'])
    expect(takenBy('text', { mayBeNone: false })).toEqual(['text'])
    expect(takenBy('list', { mayBeNone: false })).toEqual(['list'])
  })

  it('is repeated unless it is an opening balance, or does not fit', () => {
    expect(repeatable(question('count'), number('5'))).toEqual(number('5'))
    expect(repeatable(question('count', { once: true }), number('5'))).toBeUndefined()
    expect(repeatable(question('count', { max: '4' }), number('5'))).toBeUndefined()
    expect(repeatable(question('count'), undefined)).toBeUndefined()
  })
})
