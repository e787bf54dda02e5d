/** Files as people save them: the text that they wrote, or the name of what is wrong. Never another letter. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileText } from '../../../src/core/file-text/file-text.ts'
import { asUnicode, mangled, tcvn3, utf8, utf16, vni, windows1252, windows1258 } from '../../encodings.ts'
import { runs } from '../../runs.ts'

const SENTENCE = 'Sở Tư pháp đã giải quyết 827 hồ sơ đăng ký khai tử, hướng dẫn người dân nộp trực tuyến'

const SENTENCES = [
  SENTENCE,
  'Ủy ban nhân dân huyện Yên Dũng tổ chức 15 hội nghị tuyên truyền',
  'Thành phố Bắc Giang: 37.837/38.263 hồ sơ (98,89%), trong đó “đúng hạn” 37.000',
  'Công an tỉnh ban hành Kế hoạch số 61/KH-CAT ngày 15/3/2024 về rà soát',
  'Không phát sinh trường hợp nào',
  'Đề nghị các đơn vị khẩn trương báo cáo kết quả thực hiện',
]

/** "Sở Tư pháp đăng ký khai tử" by RFC 1456. */
const VISCII = '53b72054df207068e17020f0e56e67206bfd206b6861692074d8'

function faultOf(bytes: Uint8Array): string {
  const read = fileText(bytes)
  if ('text' in read) return `read: ${read.text}`
  const { why, ...more } = read.fault
  return [why, ...Object.values<string | number>(more)].join(' ')
}

describe('a file', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-8', utf8(SENTENCE)],
    ['UTF-8 with a byte order mark', utf8(SENTENCE, true)],
    ['UTF-8 with two', utf8(`\ufeff${SENTENCE}`, true)],
    ['UTF-16 from Excel', utf16(SENTENCE, 'le')],
    ['UTF-16 the other way round', utf16(SENTENCE, 'be')],
    ['UTF-16 without a mark', utf16(SENTENCE, 'le', false)],
    ['UTF-16 the other way round without a mark', utf16(SENTENCE, 'be', false)],
    ['Windows-1258', windows1258(SENTENCE)],
  ])('in %s is read as it was written', (_, bytes) => {
    expect(fileText(bytes)).toEqual({ text: SENTENCE })
  })

  it.each<[string, Uint8Array, string]>([
    ['an Excel file', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), 'binary office'],
    ['an empty zip', Uint8Array.of(0x50, 0x4b, 5, 6, 0, 0), 'binary office'],
    ['an old Excel file', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'binary old-office'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'binary pdf'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13), 'binary other'],
    ['a text with a zero in it', Buffer.from('a,b\n1,\0\n2'), 'binary other'],
    ['TCVN3', tcvn3(`a\n${SENTENCE}`), 'legacy TCVN3 2'],
    ['TCVN3 saved as Unicode', asUnicode(tcvn3(`a\n${SENTENCE}`)), 'legacy TCVN3 2'],
    ['VNI', vni(`a\nb\n${SENTENCE}`), 'legacy VNI 3'],
    ['VNI saved as Unicode', asUnicode(vni(SENTENCE)), 'legacy VNI 1'],
    ['VISCII', Buffer.from(VISCII, 'hex'), 'legacy VISCII 1'],
    ['a Windows of western Europe', windows1252(`a\n${SENTENCE}`), 'lost 2'],
    ['a Windows of western Europe, no letter lost', windows1252('a\nà la carte: café'), 'charset 2'],
    ['two words of Windows-1258 that may be others', windows1258('Hà'), 'charset 1'],
    ['a replacement character', utf8('a\nh\ufffd sơ'), 'lost 2'],
    ['UTF-8 taken for another charset', mangled(`a\n${SENTENCE}`), 'mangled 2'],
    ['half a letter', utf8('a\nb\nhồ').subarray(0, 6), 'charset 3'],
    ['half of UTF-16', utf16('abc', 'le').subarray(0, 5), 'charset 1'],
    ['half of a pair in UTF-16', utf16('a\ud83d', 'le'), 'charset 1'],
    ['noise', Uint8Array.of(0xff, 0xc0, 0x81, 0x0a, 0xfe), 'charset 1'],
  ])('%s is refused by name', (_, bytes, fault) => {
    expect(faultOf(bytes)).toBe(fault)
  })

  it.each(['', 'a', '\n', '· ÷ ©', 'Hà', 'Đắk Lắk; Krông Năng', 'Café Mộc', 'Tháng · 4', '£5 – 7 €'])(
    'of few letters is read: %j',
    (text) => expect(fileText(utf8(text))).toEqual({ text }),
  )
})

describe('every text in every encoding', () => {
  const line = fc.oneof(
    fc.constantFrom(...SENTENCES),
    fc
      .array(fc.constantFrom(...SENTENCES.flatMap((s) => s.split(' '))), { minLength: 1, maxLength: 9 })
      .map((w) => w.join(' ')),
    fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !text.includes('\0')),
  )
  const text = fc.array(line, { maxLength: 6 }).map((lines) => lines.join('\n'))

  it.each<[string, (text: string) => Uint8Array]>([
    ['UTF-8', (t) => utf8(t)],
    ['UTF-8 with a mark', (t) => utf8(t, true)],
    ['UTF-16 LE', (t) => utf16(t, 'le')],
    ['UTF-16 BE', (t) => utf16(t, 'be')],
    ['Windows-1258', windows1258],
    ['Windows-1252', windows1252],
    ['TCVN3', tcvn3],
    ['VNI', vni],
    ['mangled', mangled],
    ['TCVN3 as Unicode', (t) => asUnicode(tcvn3(t))],
  ])('%s: the same text, or refused', (name, encode) => {
    const isUnicode = name.startsWith('UTF')
    fc.assert(
      fc.property(
        isUnicode ? text : fc.array(fc.constantFrom(...SENTENCES), { minLength: 1 }).map((l) => l.join('\n')),
        (written) => {
          const read = fileText(encode(written))
          if ('text' in read) expect(read.text).toBe(written)
          else expect(isUnicode).toBe(false)
        },
      ),
      { seed: 93, numRuns: runs(300) },
    )
  })

  it('any bytes give a text without replacement characters, or a name', () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 30 }),
      fc.constantFrom(...SENTENCES).map((s) => tcvn3(s)),
      fc.constantFrom(...SENTENCES).map((s) => windows1258(s)),
      fc.constantFrom(...SENTENCES).map((s) => utf8(s)),
      fc.constantFrom(...SENTENCES).map((s) => utf16(s, 'le')),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
        const read = fileText(Buffer.concat(pieces))
        if ('text' in read) expect(read.text).not.toMatch(/[\ufffd\0]/)
        else expect(read.fault.why).toMatch(/^(binary|legacy|charset|lost|mangled)$/)
      }),
      { seed: 94, numRuns: runs(500) },
    )
  })
})
