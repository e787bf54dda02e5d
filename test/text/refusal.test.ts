/** Why an answer was not taken, and what to type instead. */
import { describe, expect, it } from 'vitest'
import type { Unread } from '../../src/core/answer/reading.ts'
import { exampleText, refusalText } from '../../src/text/refusal.ts'
import { KINDS, question } from '../core/answer/questions.ts'
import { t } from './office.ts'

const REASONS: readonly [Unread, string][] = [
  [{ why: 'empty' }, 'chưa có nội dung'],
  [{ why: 'not-a-number' }, 'chưa đọc được con số'],
  [{ why: 'several-numbers' }, 'nhiều con số'],
  [{ why: 'not-whole' }, 'số nguyên'],
  [{ why: 'negative' }, 'không thể âm'],
  [{ why: 'below-min', min: '1200' }, 'thấp nhất là 1.200 hồ sơ.'],
  [{ why: 'above-max', max: '5000.5' }, 'cao nhất là 5.000,5 hồ sơ.'],
  [{ why: 'wrong-measure', typed: '52 triệu' }, 'câu này tính bằng hồ sơ'],
  [{ why: 'none-not-allowed' }, 'anh/chị gõ 0'],
  [{ why: 'parts-needed' }, 'đủ hai số'],
  [{ why: 'zero-denominator' }, 'đang là 0'],
  [{ why: 'not-an-option' }, 'các lựa chọn'],
  [{ why: 'not-yes-no' }, 'có hay không'],
  [{ why: 'not-a-date' }, 'chưa đọc được ngày'],
  [{ why: 'too-long', most: 4000 }, 'quá 4000 ký tự'],
  [{ why: 'not-a-document', line: 2 }, 'Dòng 2 chưa có số'],
  [{ why: 'secret-marking' }, 'dấu mật'],
  [{ why: 'identity-number' }, 'số căn cước'],
  [{ why: 'telephone' }, 'số điện thoại'],
  [{ why: 'people' }, 'tên người'],
]

describe('a refusal', () => {
  it.each(REASONS)('%j', (reason, words) => {
    const text = refusalText(t, question('count'), reason)
    expect(text).toContain(words)
    expect(text).toMatch(/[^ ] Anh\/chị gõ một số, ví dụ: 1\.204\.$/)
    expect(text).not.toMatch(/\{\{|undefined/)
  })
})

it('asks whether a ratio or another question was meant, with both to copy', () => {
  expect(refusalText(t, question('ratio'), { why: 'number-or-ratio', position: 5, typed: '1.234' })).toBe(
    'Anh/chị muốn ghi tỷ lệ 5/1.234, hay trả lời câu 5? Gõ 5/1.234, hoặc câu 5: 1.234.',
  )
})

describe('the example', () => {
  it.each(KINDS)('of %s is a sentence', (kind) => {
    expect(exampleText(t, question(kind))).toMatch(/^[^{}]+\.$/)
  })

  it('names the options of a choice', () => {
    expect(exampleText(t, question('choice'))).toBe(
      'Anh/chị chọn một trong các mục: Tốt / Khá / Trung bình / Không đánh giá.',
    )
  })

  it('offers the bare percentage only where it is taken', () => {
    expect(exampleText(t, question('ratio'))).not.toContain('%')
    expect(exampleText(t, question('ratio', { bareAllowed: true }))).toContain('98,9%')
    expect(exampleText(t, question('count', { bareAllowed: true }))).toContain('1.204')
  })
})
