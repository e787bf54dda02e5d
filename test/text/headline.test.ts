/** The leader's figures, and how they stand against last month. */
import { describe, expect, it } from 'vitest'
import { figuresOf } from '../../src/core/figures/figures.ts'
import type { GivenAnswer } from '../../src/core/pack.ts'
import { period } from '../../src/core/period.ts'
import { headlineText } from '../../src/text/headline.ts'
import { answer, derived, packOf, question, ratio, type Said, unit } from '../core/figures/tiny-pack.ts'
import { t } from './office.ts'

const pack = packOf({
  units: [unit('A')],
  questions: [
    question('q'),
    question('m', { kind: 'decimal', decimals: 1 }),
    question('r', { kind: 'ratio' }),
    question('p', { kind: 'percent', decimals: 1 }),
  ],
  derived: [
    derived('share', 'ratio(q, r_d)', { kind: 'percent', decimals: 2 }),
    derived('all', 'total(q)'),
    derived('sum', 'q + r_n'),
    derived('rest', '100 - r', { kind: 'percent', decimals: 2 }),
  ],
})

function line(text: string, now: Record<string, Said>, before: Record<string, Said> = {}): string {
  const given: GivenAnswer[] = [
    ...Object.entries(now).map(([id, said]) => answer('A', id, said, '2024-04')),
    ...Object.entries(before).map(([id, said]) => answer('A', id, said, '2024-03')),
  ]
  const figures = figuresOf(pack, period('2024-04'), given)
  return headlineText(t, { text }, figures, figures.in(period('2024-03')))
}

describe('a headline', () => {
  it.each<[string, Record<string, Said>, string]>([
    ['{q} hồ sơ', { q: 56751 }, '56.751 hồ sơ'],
    ['{q} và {m}', { q: 5, m: '1234.56' }, '5 và 1.234,6'],
    ['{r}', { r: ratio(37837, 38263) }, '98,89%'],
    ['{r_n}/{r_d}', { r: ratio(37837, 38263) }, '37.837/38.263'],
    ['{p}', { p: '97.8' }, '97,8%'],
    ['{share}', { q: 1, r: ratio(1, 3) }, '33,33%'],
    ['{q}', { q: 'none' }, 'không phát sinh'],
    ['{q}', {}, 'chưa có số'],
    ['{gone}', {}, 'chưa có số'],
    [' {q} ', { q: 1 }, '1'],
    ['Thẻ CCCD: thêm {q}, luỹ kế {m} ({q:change})', {}, 'Thẻ CCCD: chưa có số'],
    ['Thẻ CCCD: thêm {q}, luỹ kế {m}', { q: 5 }, 'Thẻ CCCD: thêm 5, luỹ kế chưa có số'],
    ['{r}', { r: ratio(0, 0) }, 'không phát sinh'],
    ['{r}', { r: 'none' }, 'không phát sinh'],
    ['{rest}', { r: ratio(0, 0) }, 'không phát sinh'],
    ['{share}', { q: 'none', r: 'none' }, 'không phát sinh'],
    ['{share}', { q: 0, r: ratio(0, 0) }, 'không phát sinh'],
    ['{share}', { q: 3, r: ratio(0, 0) }, 'chưa có số'],
    ['{p}', { p: 'none' }, 'không phát sinh'],
    ['{all} và {sum}', { q: 'none', r: 'none' }, 'không phát sinh và không phát sinh'],
    ['{all} và {sum}', { q: 'none', r: ratio(0, 4) }, 'không phát sinh và 0'],
    ['Viện phí: {r}', { r: ratio(0, 0) }, 'Viện phí: không phát sinh'],
    ['Thẻ CCCD: thêm {q}', { q: 'none' }, 'Thẻ CCCD: thêm không phát sinh'],
    ['{q}: luỹ kế {m}', {}, 'chưa có số: luỹ kế chưa có số'],
  ])('%s of %j', (text, now, words) => expect(line(text, now)).toBe(words))
})

describe('a change', () => {
  it.each<[string, Record<string, Said>, Record<string, Said>, string]>([
    ['{q} ({q:change})', { q: 827 }, { q: 781 }, '827 (tăng 46)'],
    ['{q} ({q:change})', { q: 781 }, { q: 1827 }, '781 (giảm 1.046)'],
    ['{q} ({q:change})', { q: 781 }, { q: 781 }, '781 (bằng tháng trước)'],
    ['{m} ({m:change})', { m: '1.5' }, { m: '1.2' }, '1,5 (tăng 0,3)'],
    ['{p} ({p:change})', { p: '97.8' }, { p: '97.2' }, '97,8% (tháng trước 97,2%)'],
    ['{r} ({r:change}).', { r: ratio(9, 10) }, { r: ratio(4, 5) }, '90% (tháng trước 80%).'],
    ['{q} ({q:change}), xong', { q: 827 }, {}, '827, xong'],
    ['{q} ( {q:change} )', {}, { q: 827 }, 'chưa có số'],
    ['{gone:change}', {}, {}, ''],
    ['{r} ({r:change})', { r: ratio(0, 0) }, { r: ratio(4, 5) }, 'không phát sinh'],
    ['{r} ({r:change})', { r: ratio(4, 5) }, { r: 'none' }, '80%'],
    ['{q} (hồ sơ) {q:change}', { q: 1 }, {}, '1 (hồ sơ)'],
  ])('%s: %j after %j', (text, now, before, words) => expect(line(text, now, before)).toBe(words))
})
