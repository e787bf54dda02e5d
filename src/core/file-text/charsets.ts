/**
 * The charsets themselves: what each byte of the upper half stands for. Windows-1258 is the platform's own; the tables
 * of the others are those of TCVN 5712:1993 and RFC 1456; VNI writes a letter and behind it its marks.
 */

export type Charset = 'Windows-1258' | 'TCVN3' | 'VNI' | 'VISCII'

export const CHARSETS: readonly Charset[] = ['Windows-1258', 'TCVN3', 'VNI', 'VISCII']

/** From byte 0x80. */
const TCVN3 = [
  '\u00c0\u1ea2\u00c3\u00c1\u1ea0\u1eb6\u1eac\u00c8\u1eba\u1ebc\u00c9\u1eb8\u1ec6\u00cc\u1ec8\u0128',
  '\u00cd\u1eca\u00d2\u1ece\u00d5\u00d3\u1ecc\u1ed8\u1edc\u1ede\u1ee0\u1eda\u1ee2\u00d9\u1ee6\u0168',
  '\u00a0\u0102\u00c2\u00ca\u00d4\u01a0\u01af\u0110\u0103\u00e2\u00ea\u00f4\u01a1\u01b0\u0111\u1eb0',
  '\u0300\u0309\u0303\u0301\u0323\u00e0\u1ea3\u00e3\u00e1\u1ea1\u1eb2\u1eb1\u1eb3\u1eb5\u1eaf\u1eb4',
  '\u1eae\u1ea6\u1ea8\u1eaa\u1ea4\u1ec0\u1eb7\u1ea7\u1ea9\u1eab\u1ea5\u1ead\u00e8\u1ec2\u1ebb\u1ebd',
  '\u00e9\u1eb9\u1ec1\u1ec3\u1ec5\u1ebf\u1ec7\u00ec\u1ec9\u1ec4\u1ebe\u1ed2\u0129\u00ed\u1ecb\u00f2',
  '\u1ed4\u1ecf\u00f5\u00f3\u1ecd\u1ed3\u1ed5\u1ed7\u1ed1\u1ed9\u1edd\u1edf\u1ee1\u1edb\u1ee3\u00f9',
  '\u1ed6\u1ee7\u0169\u00fa\u1ee5\u1eeb\u1eed\u1eef\u1ee9\u1ef1\u1ef3\u1ef7\u1ef9\u00fd\u1ef5\u1ed0',
].join('')

const VISCII = [
  '\u1ea0\u1eae\u1eb0\u1eb6\u1ea4\u1ea6\u1ea8\u1eac\u1ebc\u1eb8\u1ebe\u1ec0\u1ec2\u1ec4\u1ec6\u1ed0',
  '\u1ed2\u1ed4\u1ed6\u1ed8\u1ee2\u1eda\u1edc\u1ede\u1eca\u1ece\u1ecc\u1ec8\u1ee6\u0168\u1ee4\u1ef2',
  '\u00d5\u1eaf\u1eb1\u1eb7\u1ea5\u1ea7\u1ea9\u1ead\u1ebd\u1eb9\u1ebf\u1ec1\u1ec3\u1ec5\u1ec7\u1ed1',
  '\u1ed3\u1ed5\u1ed7\u1ee0\u01a0\u1ed9\u1edd\u1edf\u1ecb\u1ef0\u1ee8\u1eea\u1eec\u01a1\u1edb\u01af',
  '\u00c0\u00c1\u00c2\u00c3\u1ea2\u0102\u1eb3\u1eb5\u00c8\u00c9\u00ca\u1eba\u00cc\u00cd\u0128\u1ef3',
  '\u0110\u1ee9\u00d2\u00d3\u00d4\u1ea1\u1ef7\u1eeb\u1eed\u00d9\u00da\u1ef9\u1ef5\u00dd\u1ee1\u01b0',
  '\u00e0\u00e1\u00e2\u00e3\u1ea3\u0103\u1eef\u1eab\u00e8\u00e9\u00ea\u1ebb\u00ec\u00ed\u0129\u1ec9',
  '\u0111\u1ef1\u00f2\u00f3\u00f4\u00f5\u1ecf\u1ecd\u1ee5\u00f9\u00fa\u0169\u1ee7\u00fd\u1ee3\u1eee',
].join('')

/** Marks of small letters; those of capitals lie 0x20 lower. */
const VNI_MARKS: Readonly<Record<number, string>> = {
  249: '\u0301',
  248: '\u0300',
  251: '\u0309',
  245: '\u0303',
  239: '\u0323',
  226: '\u0302',
  225: '\u0302\u0301',
  224: '\u0302\u0300',
  229: '\u0302\u0309',
  227: '\u0302\u0303',
  228: '\u0302\u0323',
  234: '\u0306',
  233: '\u0306\u0301',
  232: '\u0306\u0300',
  250: '\u0306\u0309',
  252: '\u0306\u0303',
  235: '\u0306\u0323',
}

const VNI_LETTERS: Readonly<Record<number, string>> = {
  241: '\u0111',
  237: 'i\u0301',
  236: 'i\u0300',
  230: 'i\u0309',
  243: 'i\u0303',
  242: 'i\u0323',
  244: 'o\u031b',
  246: 'u\u031b',
  238: 'y\u0323',
}

const HALF = 0x80
const CAPITAL = 0x20
const FIRST_CAPITAL = 0xc0
const FIRST_SMALL = 0xe0

/** Composed letters; what a charset has not stays as in Latin-1. */
export function fromBytes(charset: Charset, bytes: Uint8Array): string {
  if (charset === 'Windows-1258') return new TextDecoder('windows-1258').decode(bytes).normalize('NFC')
  const letter = charset === 'VNI' ? vniLetter : tableLetter(charset === 'TCVN3' ? TCVN3 : VISCII)
  return Array.from(bytes, (byte) => (byte < HALF ? String.fromCharCode(byte) : letter(byte)))
    .join('')
    .normalize('NFC')
}

function tableLetter(table: string): (byte: number) => string {
  return (byte) => table.charAt(byte - HALF)
}

function vniLetter(byte: number): string {
  const small = byte >= FIRST_CAPITAL && byte < FIRST_SMALL ? byte + CAPITAL : byte
  const mark = VNI_MARKS[small]
  if (mark !== undefined) return mark
  const letter = VNI_LETTERS[small] ?? String.fromCharCode(byte)
  return small === byte ? letter : letter.toUpperCase()
}

/** What Windows-1252 has from 0x80 to 0x9f; the rest is Latin-1. */
const UPPER_CONTROLS = new Map(
  Array.from(new TextDecoder('windows-1252').decode(Uint8Array.from({ length: CAPITAL }, (_, i) => HALF + i))).map(
    (char, i) => [char, HALF + i] as const,
  ),
)

/** The bytes of a text in Windows-1252; undefined where it has letters that are not in it. */
export function toLatin(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const byte = code <= 0xff ? code : UPPER_CONTROLS.get(text.charAt(at))
    if (byte === undefined) return undefined
    bytes[at] = byte
  }
  return bytes
}
