/** Cards as people see them: words, order of lines, and the buttons with what they do. */
import { describe, expect, it } from 'vitest'
import { type Value, valueKey } from '../../src/core/value.ts'
import {
  answeredLine,
  doubtCard,
  incompleteCard,
  questionCard,
  questionText,
  reviewCard,
  skippedLine,
  whichCard,
} from '../../src/text/card.ts'
import { asked, contextOf, number, shown, starred } from './office.ts'

const NAVIGATION = '[◀ Lùi>p7:back] [Bỏ qua>p7:skip] [Xem lại>p7:review]'
const TITLE = 'Báo cáo Đề án 06 · Tháng 4/2024 · Sở Tư pháp'
const DUE = 'Hạn 17:00 thứ Tư 17/4 (còn 2 ngày)'

const births = asked('count', { id: 'sinh', label: 'Khai sinh' })
const deaths = asked('count', { id: 'tu', label: 'Khai tử', mayBeNone: true })

describe('the card of a question', () => {
  it('holds title, deadline, place, question, last month and the quick answers', () => {
    const c = contextOf([births, births, deaths], { last: { tu: number('781') } })
    expect(shown(questionCard(c, deaths))).toEqual([
      TITLE,
      `${DUE} · Câu 3/3 ▱▱▱▱▱▱▱▱▱`,
      '',
      '*Từ 15/3/2024 đến 14/4/2024, cấp xã đã giải quyết bao nhiêu hồ sơ đăng ký khai tử?*',
      'Tháng trước: 781 hồ sơ',
      '[Như tháng trước: 781>p7:same.v1fne436] [0>p7:zero] [Không phát sinh>p7:none]',
      NAVIGATION,
    ])
  })

  it('says the hint, what is noted now, and where a reply is needed', () => {
    const q = asked('percent', { id: 'p', text: 'Tỷ lệ?', hint: 'Lấy từ phần mềm.' })
    const c = contextOf([q], { answers: { p: number('97.8') }, hears: 'addressed' })
    expect(shown(questionCard(c, q)).slice(1)).toEqual([
      `${DUE} · Câu 1/1 ▰▰▰▰▰▰▰▰▰`,
      '',
      '*Tỷ lệ?*',
      'Gợi ý: Lấy từ phần mềm.',
      'Đang ghi: 97,8%',
      'Anh/chị bấm giữ tin này, chọn Trả lời rồi gõ câu trả lời.',
      NAVIGATION,
    ])
  })

  it('puts each option in a row of its own', () => {
    const choice = asked('choice', { id: 'c', text: 'Mức?', mayBeNone: true })
    expect(
      shown(questionCard(contextOf([choice], { last: { c: { kind: 'choice', option: 'kha' } } }), choice)).slice(3),
    ).toEqual([
      '*Mức?*',
      'Tháng trước: Khá',
      '[Tốt>p7:option.tot]',
      '[Khá>p7:option.kha]',
      '[Trung bình>p7:option.tb]',
      '[Không đánh giá>p7:option.khong]',
      '[Như tháng trước: Khá>p7:same.v12dbx3d] [Không phát sinh>p7:none]',
      NAVIGATION,
    ])
    const yesNo = asked('yes-no', { id: 'y', text: 'Có không?' })
    expect(shown(questionCard(contextOf([yesNo]), yesNo)).slice(4)).toEqual([
      '[Có>p7:option.yes]',
      '[Không>p7:option.no]',
      NAVIGATION,
    ])
  })

  it.each<[string, Value, string]>([
    ['ratio', { kind: 'ratio', parts: { numerator: '37837', denominator: '38263' } }, 'Như tháng trước: 37.837/38.263'],
    ['text', { kind: 'text', text: 'Họp hai lần' }, 'Như tháng trước'],
    ['text', { kind: 'none' }, 'Như tháng trước: không phát sinh'],
    ['decimal', number('1204.5'), 'Như tháng trước: 1.204,5'],
  ])('offers the same again: %s %j', (kind, last, label) => {
    const q = asked(kind as 'ratio', { id: 'q', mayBeNone: true })
    expect(shown(questionCard(contextOf([q], { last: { q: last } }), q)).at(-2)).toContain(
      `[${label}>p7:same.${valueKey(last)}]`,
    )
  })

  it('offers a stated percentage again without a number on the button', () => {
    const q = asked('ratio', { id: 'q', bareAllowed: true })
    const c = contextOf([q], { last: { q: { kind: 'ratio', stated: '97.8' } } })
    expect(shown(questionCard(c, q)).at(-2)).toBe('[Như tháng trước>p7:same.vprsgjn]')
  })

  it('offers nothing that the question would not take', () => {
    const buttons = (q: ReturnType<typeof asked>, last: Value) =>
      shown(questionCard(contextOf([q], { last: { q: last } }), q)).slice(4)
    expect(buttons(asked('count', { id: 'q', text: '?', once: true }), number('5'))).toEqual([NAVIGATION])
    expect(buttons(asked('count', { id: 'q', text: '?', min: '6' }), number('5'))).toEqual([
      'Tháng trước: 5 hồ sơ',
      NAVIGATION,
    ])
    expect(buttons(asked('text', { id: 'q', text: '?' }), { kind: 'none' })).toEqual([
      'Tháng trước: không phát sinh',
      NAVIGATION,
    ])
  })

  it('fills the bar by what is answered, in ninths', () => {
    const ids = ['a', 'b', 'c', 'd']
    const questions = ids.map((id) => asked('count', { id }))
    const bars = [0, 1, 2, 3, 4].map((n) => {
      const answers = Object.fromEntries(ids.slice(0, n).map((id) => [id, number('1')]))
      return shown(questionCard(contextOf(questions, { answers }), questions[0] ?? births))[1]?.slice(-9)
    })
    expect(bars).toEqual(['▱▱▱▱▱▱▱▱▱', '▰▰▱▱▱▱▱▱▱', '▰▰▰▰▱▱▱▱▱', '▰▰▰▰▰▰▱▱▱', '▰▰▰▰▰▰▰▰▰'])
  })
})

describe('the text of a question', () => {
  it.each([
    ['{from}–{to}', '15/3/2024–14/4/2024'],
    ['tháng {month}/{year}', 'tháng 4/2024'],
    ['Đến hết {last_month}', 'Đến hết 3/2024'],
    ['{unit} và {unit}', 'Sở Tư pháp và Sở Tư pháp'],
    ['{khac} {', '{khac} {'],
  ])('%s', (text, filled) => expect(questionText(contextOf([]), asked('count', { text }))).toBe(filled))
})

describe('an answered card', () => {
  const line = (value: Value, last?: Value, q = deaths) =>
    answeredLine(contextOf([births, q], last ? { last: { [q.id]: last } } : {}), q, value)

  it.each([
    ['827', '781', ' (tăng 46)'],
    ['781', '827', ' (giảm 46)'],
    ['781', '781', ' (bằng tháng trước)'],
  ])('%s after %s', (now, last, change) => {
    expect(line(number(now), number(last))).toBe(`✓ Câu 2 · Khai tử: ${now} hồ sơ${change}`)
  })

  it('compares to the last digit', () => {
    const q = asked('decimal', { id: 'd', label: 'Diện tích', measure: 'km' })
    expect(line(number('1204.3'), number('1204.1'), q)).toBe('✓ Câu 2 · Diện tích: 1.204,3 km (tăng 0,2)')
  })

  it('says no change where there is nothing to compare', () => {
    const bare = '✓ Câu 2 · Khai tử: 827 hồ sơ'
    expect(line(number('827'))).toBe(bare)
    expect(line(number('827'), { kind: 'none' })).toBe(bare)
    expect(line(number('827'), number('1'), { ...deaths, once: true })).toBe(bare)
    expect(line({ kind: 'none' }, number('827'))).toBe('✓ Câu 2 · Khai tử: không phát sinh')
  })

  it('keeps what looks like a place to be filled in as it was typed', () => {
    const q = asked('text', { id: 'n', label: 'Ghi chú' })
    expect(line({ kind: 'text', text: '{{label}} $t(card.title)' }, undefined, q)).toBe(
      '✓ Câu 2 · Ghi chú: {{label}} $t(card.title)',
    )
  })

  it('that was put off says so, or what still stands', () => {
    expect(skippedLine(contextOf([births, deaths]), deaths)).toBe('Câu 2 · Khai tử: để sau')
    expect(skippedLine(contextOf([births, deaths], { answers: { tu: number('827') } }), deaths)).toBe(
      '✓ Câu 2 · Khai tử: 827 hồ sơ',
    )
  })
})

describe('what is asked back', () => {
  it('two readings', () => {
    const q = asked('ratio', { id: 'r', label: 'Trực tuyến' })
    const readings: Value[] = [
      { kind: 'ratio', parts: { numerator: '45', denominator: '50' } },
      { kind: 'ratio', parts: { numerator: '50', denominator: '45' } },
    ]
    expect(shown(whichCard(contextOf([births, q]), q, readings))).toEqual([
      'Câu 2 · Trực tuyến: số này hiểu được hai cách. Anh/chị chọn giúp:',
      '[90% (45/50 hồ sơ)>p7:pick.v1tmeddx]',
      '[111,11% (50/45 hồ sơ)>p7:pick.v1n0qf6d]',
      '[Nhập lại>p7:retype]',
    ])
  })

  it('ten times last month, with what may be meant', () => {
    const doubt = { why: 'much-more', times: 10, last: { kind: 'number', amount: '1204' } } as const
    const readings = [number('11990'), number('1199')]
    expect(shown(doubtCard(contextOf([births]), births, readings, doubt))).toEqual([
      'Khai sinh: 11.990 hồ sơ gấp 10 lần tháng trước (1.204). Anh/chị kiểm tra giúp:',
      '[Đúng, 11.990>p7:pick.v1pyvr4s]',
      '[Sửa thành 1.199>p7:pick.vmbnsr6]',
      '[Nhập lại>p7:retype]',
    ])
  })

  it('far less than last month, without a proposal', () => {
    const doubt = { why: 'much-less', times: 20, last: { kind: 'number', amount: '1600', qualifier: 'over' } } as const
    expect(shown(doubtCard(contextOf([births]), births, [number('79', 'about')], doubt))).toEqual([
      'Khai sinh: khoảng 79 hồ sơ chỉ bằng 1/20 tháng trước (hơn 1.600). Anh/chị kiểm tra giúp:',
      '[Đúng, khoảng 79>p7:pick.v16400rp]',
      '[Nhập lại>p7:retype]',
    ])
  })

  it('a bare number where prose was asked', () => {
    const q = asked('text', { id: 'n', label: 'Nội dung' })
    expect(shown(doubtCard(contextOf([q]), q, [{ kind: 'text', text: '30' }], { why: 'only-number' }))).toEqual([
      'Câu này cần vài dòng chữ, anh/chị vừa gõ một con số (30). Ghi như vậy không?',
      '[Ghi như vậy>p7:pick.vf1a42y]',
      '[Nhập lại>p7:retype]',
    ])
  })
})

describe('the review', () => {
  const optional = asked('text', { id: 'n', label: '\uE000Việc khác', required: false })
  const card = (answers: Record<string, Value>, submitted = false) =>
    shown(reviewCard(contextOf([births, deaths, optional], { answers }), submitted))
  const HOW = 'Sửa câu nào, anh/chị gõ số câu và số mới, ví dụ 3: 125. Xong thì chọn Nộp báo cáo.'

  it('marks what is missing and what may stay empty', () => {
    expect(card({ sinh: number('1204') })).toEqual([
      TITLE,
      DUE,
      '',
      '1. Khai sinh: 1.204 hồ sơ',
      '2. Khai tử: CHƯA CÓ',
      '3. Việc khác: để trống',
      '',
      '*Còn thiếu 1 câu bắt buộc.*',
      HOW,
      '[Trả lời câu còn trống>p7:continue]',
      '[Nộp báo cáo>p7:submit]',
    ])
  })

  it('is complete with an optional question open, which can still be answered', () => {
    expect(card({ sinh: number('1'), tu: number('2') }, true).slice(-4)).toEqual([
      '*Đã đủ các câu bắt buộc.*',
      HOW,
      '[Trả lời câu còn trống>p7:continue]',
      '[Nộp lại>p7:submit]',
    ])
  })

  it('has nothing to go on with when all is answered', () => {
    const all = card({ sinh: number('1'), tu: { kind: 'none' }, n: { kind: 'text', text: 'Họp' } })
    expect(all.slice(3, 6)).toEqual(['1. Khai sinh: 1 hồ sơ', '2. Khai tử: không phát sinh', '3. Việc khác: Họp'])
    expect(all.at(-2)).toBe(HOW)
  })

  it('asks before an incomplete form is submitted', () => {
    expect(shown(incompleteCard(contextOf([births, deaths]), [births, deaths]))).toEqual([
      'Còn thiếu 2 câu: 1. Khai sinh; 2. Khai tử. Anh/chị trả lời tiếp hay nộp luôn?',
      '[Trả lời câu còn trống>p7:continue]',
      '[Vẫn nộp>p7:submit-anyway]',
    ])
  })
})

it('nothing that a person typed can make text bold', () => {
  const q = asked('text', { id: 'n', label: 'Ghi chú' })
  expect(starred(answeredLine(contextOf([q]), q, { kind: 'text', text: '\uE000Gấp\uE001' }))).toBe(
    '✓ Câu 1 · Ghi chú: Gấp',
  )
})
