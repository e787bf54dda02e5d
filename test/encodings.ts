/** Texts as bytes of the charsets in which people's files come. */

/** Letters of TCVN 5712:1993 (the fonts .VnTime) and VISCII, by the tables of those standards. */
const TCVN3 = new Map(
  lettersFrom(0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ').concat(
    lettersFrom(0xb5, 'àảãáạ'),
    lettersFrom(0xbb, 'ằẳẵắ'),
    lettersFrom(0xc6, 'ặầẩẫấậè'),
    lettersFrom(0xce, 'ẻẽéẹềểễếệìỉ'),
    lettersFrom(0xdc, 'ĩíịò'),
    lettersFrom(0xe1, 'ỏõóọồổỗốộờởỡớợù'),
    lettersFrom(0xf1, 'ủũúụừửữứựỳỷỹýỵ'),
  ),
)

/** What stands behind the letter in VNI, for small letters. */
const VNI = new Map(
  Object.entries({
    ...marks('a', { á: 'ù', à: 'ø', ả: 'û', ã: 'õ', ạ: 'ï', â: 'â', ấ: 'á', ầ: 'à', ẩ: 'å', ẫ: 'ã', ậ: 'ä' }),
    ...marks('a', { ă: 'ê', ắ: 'é', ằ: 'è', ẳ: 'ú', ẵ: 'ü', ặ: 'ë' }),
    ...marks('e', { é: 'ù', è: 'ø', ẻ: 'û', ẽ: 'õ', ẹ: 'ï', ê: 'â', ế: 'á', ề: 'à', ể: 'å', ễ: 'ã', ệ: 'ä' }),
    ...marks('o', { ó: 'ù', ò: 'ø', ỏ: 'û', õ: 'õ', ọ: 'ï', ô: 'â', ố: 'á', ồ: 'à', ổ: 'å', ỗ: 'ã', ộ: 'ä' }),
    ...marks('ô', { ơ: '', ớ: 'ù', ờ: 'ø', ở: 'û', ỡ: 'õ', ợ: 'ï' }),
    ...marks('u', { ú: 'ù', ù: 'ø', ủ: 'û', ũ: 'õ', ụ: 'ï' }),
    ...marks('ö', { ư: '', ứ: 'ù', ừ: 'ø', ử: 'û', ữ: 'õ', ự: 'ï' }),
    ...marks('y', { ý: 'ù', ỳ: 'ø', ỷ: 'û', ỹ: 'õ' }),
    ...marks('', { í: 'í', ì: 'ì', ỉ: 'æ', ĩ: 'ó', ị: 'ò', ỵ: 'î', đ: 'ñ' }),
  }),
)

function marks(letter: string, of: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(of).map(([char, mark]) => [char, letter + mark]))
}

function lettersFrom(byte: number, letters: string): [string, number][] {
  return Array.from(letters, (letter, i) => [letter, byte + i])
}

/** Capitals with marks have no place in the fonts of TCVN: they are small letters in a font of capitals. */
export function tcvn3(text: string): Uint8Array {
  return Uint8Array.from(text.normalize('NFC'), (c) => TCVN3.get(c) ?? TCVN3.get(c.toLowerCase()) ?? c.charCodeAt(0))
}

export function vni(text: string): Uint8Array {
  const written = Array.from(text.normalize('NFC'), (c) => {
    const small = VNI.get(c.toLowerCase())
    if (small === undefined) return c
    return c === c.toLowerCase() ? small : small.toUpperCase()
  })
  return Buffer.from(written.join(''), 'latin1')
}

const BYTES_1258 = new Map(
  Array.from({ length: 128 }, (_, i) => [new TextDecoder('windows-1258').decode(Uint8Array.of(128 + i)), 128 + i]),
)
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/

/** The tone stands behind the letter. What the charset lacks becomes a question mark, as Windows does it. */
export function windows1258(text: string): Uint8Array {
  const apart = Array.from(text.normalize('NFC'), (c) => {
    const tone = TONE.exec(c.normalize('NFD'))?.[0] ?? ''
    return c.normalize('NFD').replace(TONE, '').normalize('NFC') + tone
  })
  return Uint8Array.from(apart.join(''), (c) => (c < '\u0080' ? c.charCodeAt(0) : (BYTES_1258.get(c) ?? 0x3f)))
}

/** As a Windows of western Europe saves it: letters that it lacks become question marks. */
export function windows1252(text: string): Uint8Array {
  return Uint8Array.from(text.normalize('NFC'), (c) => (c.charCodeAt(0) < 256 ? c.charCodeAt(0) : 0x3f))
}

export function utf16(text: string, order: 'le' | 'be', mark = true): Uint8Array {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}

export function utf8(text: string, mark = false): Uint8Array {
  return Buffer.from((mark ? '\ufeff' : '') + text, 'utf8')
}

/** UTF-8 that was taken for Windows-1252 and saved again. */
export function mangled(text: string): Uint8Array {
  return utf8(new TextDecoder('windows-1252').decode(utf8(text)))
}

/** Bytes of a font's own charset, saved as Unicode by a program that knows nothing of the font. */
export function asUnicode(bytes: Uint8Array): Uint8Array {
  return utf8(new TextDecoder('windows-1252').decode(bytes))
}
