/** What `/tiendo`, `/tongket` and `/kiemtra` answer: one screen, the figure first. */
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/core/checks.ts'
import { figuresOf } from '../../src/core/figures/figures.ts'
import type { GivenAnswer } from '../../src/core/pack.ts'
import { day, period } from '../../src/core/period.ts'
import { progressOf, type UnitProgress } from '../../src/core/progress.ts'
import type { Value } from '../../src/core/value.ts'
import { findingSentence } from '../../src/text/finding.ts'
import { findingsText, progressText, type Situation, summaryText } from '../../src/text/summary.ts'
import { answer, check, derived, packOf, question, unit } from '../core/figures/tiny-pack.ts'
import { PACK, starred, t } from './office.ts'

const APRIL = period('2024-04')

function units(submitted: number, late: number, begun: number, not: number): UnitProgress[] {
  const of = (name: string, n: number, more: Partial<UnitProgress>) =>
    Array.from({ length: n }, (_, i) => ({
      unit: { ...unit(`${name}${i}`), short: `${name} ${i + 1}` },
      answered: 2,
      asked: 9,
      open: [],
      begun: true,
      ...more,
    }))
  return [
    ...of('Nộp', submitted, { submitted: 'on-time' }),
    ...of('Muộn', late, { submitted: 'late' }),
    ...of('Làm', begun, {}),
    ...of('Chưa', not, { begun: false }),
  ]
}

function situation(all: UnitProgress[], headlines: string[] = []): Situation {
  const pack = {
    ...PACK,
    ...packOf({ units: [unit('A')], questions: [question('q')] }),
    period: PACK.period,
    deadline: PACK.deadline,
  }
  const titled = { ...pack, short: PACK.short, headlines: headlines.map((text) => ({ text })) }
  return { pack: titled, period: APRIL, today: day('2024-04-15'), progress: progressOf(all) }
}

describe('progress', () => {
  const lines = (all: UnitProgress[]) => starred(progressText(t, situation(all))).split('\n')

  it('tells who submitted, who is under way and who has not begun', () => {
    expect(lines(units(1, 1, 1, 1))).toEqual([
      '*Tiến độ · Tháng 4/2024 (15/3–14/4)*',
      'Hạn 17:00 thứ Tư 17/4 (còn 2 ngày)',
      'Đã nộp 2/4 đơn vị (50%), đúng hạn 1 (25%)',
      'Đã nộp: Nộp 1, Muộn 1',
      'Đang làm: Làm 1 2/9',
      'Chưa bắt đầu: Chưa 1',
    ])
  })

  it('leaves out what is empty', () => {
    expect(lines(units(2, 0, 0, 0)).slice(3)).toEqual(['Đã nộp: Nộp 1, Nộp 2'])
    expect(lines(units(0, 0, 1, 0)).slice(3)).toEqual(['Đang làm: Làm 1 2/9'])
    expect(lines(units(0, 0, 0, 1)).slice(3)).toEqual(['Chưa bắt đầu: Chưa 1'])
  })

  it('counts the names beyond the twelfth', () => {
    const twelve = Array.from({ length: 12 }, (_, i) => `Chưa ${i + 1}`).join(', ')
    expect(lines(units(0, 0, 0, 12)).at(-1)).toBe(`Chưa bắt đầu: ${twelve}`)
    expect(lines(units(0, 0, 0, 14)).at(-1)).toBe(`Chưa bắt đầu: ${twelve} và 2 đơn vị nữa`)
  })
})

const finding: Finding = {
  rule: 'r',
  severity: 'error',
  units: [],
  indicators: [],
  message: { text: 'Tổng chưa khớp.' },
}

describe('the summary', () => {
  const lines = (all: UnitProgress[], findings: Finding[] = []) => {
    const figures = figuresOf(situation(all).pack, APRIL, [
      answer('A', 'q', 827, '2024-04'),
      answer('A', 'q', 781, '2024-03'),
    ])
    const before = figures.in(period('2024-03'))
    return starred(summaryText(t, situation(all, ['Hồ sơ: {q} ({q:change})']), figures, before, findings)).split('\n')
  }

  it('names who is lacking, the figures and what looks wrong', () => {
    expect(lines(units(1, 1, 1, 1), [finding, finding])).toEqual([
      '*Đề án 06 · Tháng 4/2024 (15/3–14/4)*',
      'Đã nộp 2/4 đơn vị, đúng hạn 1. Còn thiếu: Làm 1, Chưa 1.',
      'Hồ sơ: 827 (tăng 46)',
      '2 số liệu cần xem lại',
    ])
  })

  it('is short when all is well', () => {
    expect(lines(units(2, 1, 0, 0))).toEqual([
      '*Đề án 06 · Tháng 4/2024 (15/3–14/4)*',
      'Đã nộp 3/3 đơn vị, đúng hạn 2.',
      'Hồ sơ: 827 (tăng 46)',
    ])
  })
})

describe('a headline of the summary', () => {
  const pack = {
    ...packOf({
      questions: [question('q', { required: false }), question('ds', { kind: 'list', required: false })],
      derived: [derived('all', 'q + 0')],
      checks: [check('list', 'items(ds) <= q')],
    }),
    headlines: [{ text: 'Hồ sơ: {q}, tổng {all}' }],
  }
  const list = (...items: string[]): Value => ({ kind: 'list', items })
  const line = (said: readonly GivenAnswer[], submitted: readonly string[]): string | undefined => {
    const progress = progressOf(
      ['A', 'B'].map((code) => {
        const state = { unit: unit(code), answered: 1, asked: 2, open: [], begun: true }
        return submitted.includes(code) ? { ...state, submitted: 'on-time' as const } : state
      }),
    )
    const figures = figuresOf(pack, APRIL, said)
    const told = { pack, period: APRIL, today: day('2024-04-15'), progress }
    return summaryText(t, told, figures, figures.in(period('2024-03')), [])
      .split('\n')
      .at(-1)
  }
  const none = answer('A', 'q', 'none', '2024-04')

  it('tells "nothing occurred" once every unit was heard', () => {
    expect(line([none], ['A'])).toBe('Hồ sơ: chưa có số')
    expect(line([none], ['A', 'B'])).toBe('Hồ sơ: không phát sinh, tổng không phát sinh')
    expect(line([none, answer('B', 'q', 4, '2024-04')], [])).toBe('Hồ sơ: 4, tổng 4')
  })

  it('tells no count that its list contradicts', () => {
    const said = [answer('A', 'q', 2, '2024-04'), answer('B', 'ds', list('a', 'b', 'c'), '2024-04')]
    expect(line(said, ['A', 'B'])).toBe('Hồ sơ: chưa có số')
    expect(line(said.slice(0, 1), ['A', 'B'])).toBe('Hồ sơ: 2, tổng 2')
  })
})

describe('findings', () => {
  const lines = (n: number) =>
    starred(findingsText(t, APRIL, Array(n).fill(finding), (f) => findingSentence(t, f))).split('\n')

  it('none', () => expect(lines(0)).toEqual(['Tháng 4/2024: chưa thấy số liệu nào cần xem lại.']))

  it('are numbered', () => {
    expect(lines(2)).toEqual(['*Số liệu cần xem lại · Tháng 4/2024 (2)*', '1. Tổng chưa khớp.', '2. Tổng chưa khớp.'])
  })

  it('beyond the fifteenth are counted', () => {
    expect(lines(15).at(-1)).toBe('15. Tổng chưa khớp.')
    expect(lines(18).slice(15)).toEqual(['15. Tổng chưa khớp.', 'và 3 mục nữa'])
  })

  it('found without a check of the pack have sentences of their own', () => {
    const said = (key: 'stated-percentage' | 'consolidated-total') =>
      findingSentence(t, {
        ...finding,
        message: { key, params: { label: 'Trực tuyến', stated: '1204.5', computed: '98' } },
      })
    expect(said('stated-percentage')).toBe('Trực tuyến: ghi 1.204,5%, máy tính ra 98%.')
    expect(said('consolidated-total')).toBe('Trực tuyến: số tổng hợp ghi 1.204,5, cộng các đơn vị được 98.')
  })
})
