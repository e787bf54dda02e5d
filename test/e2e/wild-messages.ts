/** Messages that nobody planned for: noise in the words of these reports, and good answers with a slip in them. */
import fc from 'fast-check'
import type { UnitScript } from '../../src/demo/script.ts'

const WORDS = [
  'khoảng', 'hơn', 'dưới', 'chưa', 'không', 'phát sinh', 'có', 'triệu', 'tỷ', 'nghìn', 'hồ sơ', 'trường hợp', 'người',
  'đồng', 'đạt', 'trên', 'và', 'hoặc', 'tháng 4', 'tháng trước', 'ngày', 'quý', 'năm', 'bỏ qua', 'như cũ', 'lùi',
  'xem lại', 'nhập lại', 'nộp', 'đúng', 'dạ', 'ạ', 'ok', 'anh ơi', 'MẬT', 'Tối mật', 'UBND', 'số', 'tbc', 'n/a', 'A', 'b',
] // biome-ignore format: a table of words

const MARKS = [
  '.', ',', '/', ':', ';', '-', '–', '+', '=', '%', '(', ')', '"', '?', '*', '_', '<b>', '&amp;', '{{x}}', '{% if %}',
  '\n', '\n\n', '\t', '\u00a0', '\u200b', '\u0301', '\ufeff', '\ue000', '\ue001', '\u202e', '½', '①', '٣', '１２', '👍', '👨‍👩‍👧',
] // biome-ignore format: a table of marks

const number = fc.oneof(
  fc.stringMatching(/^\d{1,15}$/),
  fc.stringMatching(/^\d{1,3}([., ]\d{3}){1,3}$/),
  fc.stringMatching(/^\d{1,4}[.,/:-]\d{1,4}$/),
  fc.stringMatching(/^\d{1,2}[:)=] \d{1,5}$/),
  fc.stringMatching(/^-?\d{1,3},\d{1,3}%$/),
)
/** Any code units at all, halves of characters among them. */
const rubbish = fc.uint16Array({ maxLength: 5 }).map((units) => String.fromCharCode(...units))
const piece = fc.oneof(
  { weight: 4, arbitrary: number },
  { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 2, arbitrary: fc.constantFrom(...MARKS) },
  { weight: 1, arbitrary: rubbish },
)
const noise = fc
  .tuple(fc.array(piece, { minLength: 1, maxLength: 8 }), fc.constantFrom(' ', '', '\n', '; '))
  .map(([pieces, glue]) => pieces.join(glue))

/** A message of an officer, given what officers typed in the sample month. */
export function wildMessages(units: readonly UnitScript[]): fc.Arbitrary<string> {
  const good = fc.constantFrom(...units.flatMap((unit) => [...unit.said.values()]))
  const slip = fc.tuple(fc.nat(80), fc.nat(3), fc.oneof(piece, fc.constant('')))
  const slipped = fc
    .tuple(good, fc.array(slip, { minLength: 1, maxLength: 3 }))
    .map(([text, slips]) => slips.reduce((t, [at, cut, put]) => t.slice(0, at) + put + t.slice(at + cut), text))
  const doubled = fc.tuple(good, fc.constantFrom('\n', ' ', '; '), good).map((parts) => parts.join(''))
  const numbered = fc.array(fc.tuple(fc.integer({ min: 0, max: 45 }), good), { minLength: 1, maxLength: 3 })
  const table = numbered.map((rows) => rows.map(([position, text]) => `${position}: ${text}`).join('\n'))
  return fc.oneof(
    { weight: 5, arbitrary: noise },
    { weight: 4, arbitrary: slipped },
    { weight: 2, arbitrary: good },
    { weight: 1, arbitrary: doubled },
    { weight: 1, arbitrary: table },
  )
}
