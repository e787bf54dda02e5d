// A reminder says what is so of a unit that owes no answer, and offers what is left to do.
import { describe, expect, it } from 'vitest'
import type { Moment } from '../../src/core/moment.ts'
import { questionsFor } from '../../src/core/pack.ts'
import { day, period } from '../../src/core/period.ts'
import type { UnitProgress } from '../../src/core/progress.ts'
import { unitLetter } from '../../src/text/reminder.ts'
import { amendedPack } from '../amended-pack.ts'
import { textsIn } from '../texts.ts'

const pack = amendedPack('test/packs/thu-vien')
const unit = pack.units.find(({ code }) => code === 'TVLD')
if (!unit) throw new Error('the pack has no TVLD')
const about = { t: textsIn('vi'), pack, period: period('2024-04'), today: day('2024-05-03') }
const [first] = questionsFor(pack, unit)
const none: UnitProgress = { unit, answered: 0, asked: 0, open: [], begun: false, blank: 1 }

describe('a reminder', () => {
  it.each([
    [
      'all is answered',
      { ...none, begun: true, blank: 0 },
      'Đã trả lời đủ, chỉ còn nộp báo cáo.',
      [['Nộp báo cáo', '/nop 2024-04 TVLD']],
    ],
    [
      'what is required is answered',
      { ...none, begun: true },
      'Đã trả lời đủ các câu bắt buộc, chỉ còn nộp báo cáo.',
      [['Nộp báo cáo', '/nop 2024-04 TVLD']],
    ],
    [
      'nothing is required, and nothing answered',
      none,
      'Chưa trả lời câu nào. Các câu đều không bắt buộc, không có gì thì anh/chị chỉ cần nộp báo cáo.',
      [
        ['Bắt đầu trả lời', '/baocao 2024-04 TVLD'],
        ['Nộp báo cáo', '/nop 2024-04 TVLD'],
      ],
    ],
    [
      'a required answer is owed',
      { ...none, begun: true, open: first ? [first] : [] },
      'Còn 1 câu cần trả lời: Lượt bạn đọc.',
      [['Trả lời câu còn trống', '/baocao 2024-04 TVLD']],
    ],
  ])('where %s', (_, progress, said, buttons) => {
    const deadline = '2024-05-05T11:30' as Moment
    const { text, choices } = unitLetter(about, [{ progress, deadline, opening: false }])
    expect(text.split('\n').at(-1)).toBe(said)
    expect(choices.flat().map(({ label, data }) => [label, data])).toEqual(buttons)
  })
})
