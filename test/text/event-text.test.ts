/** Every event of the interview has its words. */
import { describe, expect, it } from 'vitest'
import type { InterviewEvent } from '../../src/core/interview/interview.ts'
import { valueKey } from '../../src/core/value.ts'
import { cardOf, echoOf, placeOf } from '../../src/text/event-text.ts'
import { asked, contextOf, number, shown } from './office.ts'

const a = asked('count', { id: 'a', label: 'Khai sinh', text: 'Bao nhiêu?' })
const b = asked('count', { id: 'b', label: 'Khai tử' })
const c = contextOf([a, b], { answers: { a: number('5') } })
const STANDING = { submitted: false, at: '09:30 15/4/2024', onTime: true }

function text(event: InterviewEvent, standing = STANDING): string[] {
  return shown(cardOf(c, event, standing))
}

describe('an answer that replaces another', () => {
  const echo = (before: string, authors?: ReadonlyMap<string, string>) =>
    echoOf(
      { ...c, ...(authors && { authors }) },
      { type: 'recorded', question: b, value: number('827'), before: number(before), typed: '827' },
    )

  it('names what it replaces, and whose that was', () => {
    expect(echo('781')).toBe('✓ Câu 2 · Khai tử: 827 hồ sơ, thay cho 781 hồ sơ')
    expect(echo('781', new Map([['b', 'Trần Thị Bình']]))).toBe(
      '✓ Câu 2 · Khai tử: 827 hồ sơ, thay cho 781 hồ sơ của Trần Thị Bình',
    )
  })

  it('says nothing more where it is the same', () => {
    expect(echo('827', new Map([['b', 'Trần Thị Bình']]))).toBe('✓ Câu 2 · Khai tử: 827 hồ sơ')
  })
})

describe('what comes before the next card is one line', () => {
  it('and nothing else is', () => {
    expect(echoOf(c, { type: 'recorded', question: b, value: number('827'), typed: '827' })).toBe(
      '✓ Câu 2 · Khai tử: 827 hồ sơ',
    )
    expect(echoOf(c, { type: 'skipped', question: b })).toBe('Câu 2 · Khai tử: để sau')
    expect(echoOf(c, { type: 'stale' })).toBe('Nút này không còn dùng nữa.')
    expect(echoOf(c, { type: 'question-gone' })).toBe('Câu hỏi đó không còn trong báo cáo nên tôi chưa ghi gì.')
    expect(echoOf(c, { type: 'asked', question: b })).toBeUndefined()
    expect(echoOf(c, { type: 'locked' })).toBeUndefined()
  })
})

describe('cards', () => {
  const reason = { why: 'not-a-number' } as const
  const lines = { type: 'lines-refused', question: a, line: 2, unread: b, reason } as const

  it.each<[string, InterviewEvent, string]>([
    ['asked', { type: 'asked', question: a }, '*Bao nhiêu?*'],
    ['which', { type: 'which', question: b, readings: [number('5')] }, `[5 hồ sơ>p7:pick.${valueKey(number('5'))}]`],
    [
      'doubted',
      { type: 'doubted', question: b, readings: [number('5')], doubt: { why: 'only-number' } },
      `[Ghi như vậy>p7:pick.${valueKey(number('5'))}]`,
    ],
    ['reviewed', { type: 'reviewed', missing: [] }, '[Nộp báo cáo>p7:submit]'],
    ['incomplete', { type: 'incomplete', missing: [b] }, '[Vẫn nộp>p7:submit-anyway]'],
  ])('%s', (_, event, line) => expect(text(event)).toContain(line))

  it('the review of a form that was submitted says so', () => {
    expect(text({ type: 'reviewed', missing: [] }, { ...STANDING, submitted: true }).at(-1)).toBe('[Nộp lại>p7:submit]')
  })

  it.each<[InterviewEvent, string]>([
    [
      { type: 'refused', question: b, reason },
      'Tôi chưa đọc được con số trong tin này. Anh/chị gõ một số, ví dụ: 1.204.',
    ],
    [
      lines,
      'Dòng 2 (Khai tử): Tôi chưa đọc được con số trong tin này. Anh/chị gõ một số, ví dụ: 1.204. Tôi chưa ghi dòng nào, để các số không bị lệch câu.',
    ],
    [
      { type: 'too-many-lines', question: a, lines: 3, open: 2 },
      'Tin có 3 dòng nhưng chỉ còn 2 câu. Anh/chị ghi kèm số câu giúp, ví dụ 3: 125.',
    ],
    [
      { type: 'too-many-numbered', numbered: 5000, last: 2 },
      'Tin có 5000 phần đánh số mà báo cáo chỉ có 2 câu, nên tôi chưa ghi phần nào. Anh/chị gửi lại giúp, mỗi câu một dòng, ví dụ 3: 125.',
    ],
    [{ type: 'no-such-question', position: 9, last: 2 }, 'Không có câu 9. Các câu được đánh số từ 1 đến 2.'],
    [
      { type: 'locked' },
      'Kỳ tháng 4/2024 đã khoá, số liệu không sửa được nữa. Cần sửa, anh/chị liên hệ thư ký tổng hợp.',
    ],
    [
      {
        type: 'lines-unclear',
        question: b,
        answered: a,
        meant: [
          { question: b, typed: '125' },
          { question: a, typed: '30' },
        ],
      },
      'Câu 1 (Khai sinh) đã có câu trả lời: 5 hồ sơ. Tôi chưa rõ từng dòng là của câu nào nên chưa ghi dòng nào. Anh/chị gửi lại kèm số câu, sửa số câu nếu cần:\n2: 125\n1: 30',
    ],
    [
      { type: 'nothing-open' },
      'Chưa rõ tin này cho câu nào. Còn thiếu: 2. Khai tử. Anh/chị gõ kèm số câu, ví dụ 2: 125.',
    ],
  ])('$type is a sentence without buttons', (event, sentence) => expect(text(event)).toEqual(sentence.split('\n')))

  it('a submission is thanked for, on time or late', () => {
    const [inTime] = text({ type: 'submitted' })
    expect(inTime).toContain('Đã nộp báo cáo tháng 4/2024 của Sở Tư pháp lúc 09:30 15/4/2024, đúng hạn.')
    const [late] = text({ type: 'submitted' }, { ...STANDING, onTime: false })
    expect(late).toContain('lúc 09:30 15/4/2024, sau hạn.')
  })

  it('a reply to a card answers its question; to refused lines, from where they begin', () => {
    expect(placeOf({ type: 'asked', question: b })).toBe('b')
    expect(placeOf(lines)).toBe('a')
    expect(placeOf({ type: 'too-many-lines', question: b, lines: 3, open: 2 })).toBe('b')
    expect(placeOf({ type: 'reviewed', missing: [b] })).toBe('review')
    expect(placeOf({ type: 'locked' })).toBe('review')
  })
})
