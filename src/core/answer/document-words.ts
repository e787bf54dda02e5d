/** Words that tell a body from what a document is about. Called by `document-lead` and `document-parts`. */
import { foldInPlace } from '../number/fold.ts'
import { tokenise } from '../number/tokens.ts'

/** First words that only bodies have, with diacritics (`marksOf`): `sở` is one, `số` (of "số hóa") is not. */
const FIRST_WORDS: readonly (readonly [word: string, marks: string])[] = [
  ['ubnd', ''],
  ['hdnd', ''],
  ['bhxh', ''],
  ['ubmttq', ''],
  ['ubkt', ''],
  ['vksnd', ''],
  ['tand', ''],
  ['bch', ''],
  ['bcd', ''],
  ['btv', ''],
  ['vp', ''],
  ['ca', ''],
  ['so', '\u031b\u0309'],
  ['bo', '\u0323\u0302'],
  ['cuc', '\u0323'],
  ['tinh', '\u0309'],
  ['huyen', '\u0323\u0302'],
  ['vien', '\u0323\u0302'],
  ['phuong', '\u031b\u031b\u0300'],
]
/** Where the first word alone begins subjects too: "công bố", "tổ chức", "thủ tục", "ban hành". */
const FIRST_PAIRS = new Set(
  (
    'uy ban|hoi dong|cong an|cong ty|thu tuong|chinh phu|quoc hoi|to cong|to de|to giup|chu tich|pho chu|giam doc|' +
    'chi cuc|thanh pho|thanh uy|tinh uy|huyen uy|dang uy|thi xa|thi uy|van phong|trung tam|trung uong|ban chi|' +
    'ban dan|ban quan|ban to|ban tuyen|ban thuong|ban chap|ban can|ban bi|ban noi|ban kinh|bo chinh|bo cong|bo tu|' +
    'bo noi|bo tai|bo y|bo thong|bo giao|tinh doan|kho bac|ngan hang|dien luc|toa an|bao hiem|buu dien|buu cuc|' +
    'mat tran|lien doan|hoi nong|hoi lien|hoi cuu|doan thanh|benh vien|truong ban|vien kiem|so tu|so y|so ke|' +
    'so thong|so tai|so lao|so giao|so noi|so khoa|so cong|so xay|so van|so nong|so ngoai|so du|phong tu|phong noi|' +
    'phong tai|phong van|phong lao|phong canh|cuc thue|cuc thong|cuc quan|cuc canh|don vi|co quan|khoi dang'
  ).split('|'),
)
const INITIALS = /^\p{Lu}[\p{Lu}\p{N}&]{1,11}$/u
/** Two words say enough. */
const ENOUGH = 60

/** A body and nothing else; typed without diacritics too. */
export function isBody(text: string): boolean {
  return beginsWithBody(text, true) && issuerEnd(text) === text.length
}

/** Typed without diacritics, a word counts as a body only if something sets it off. */
export function beginsWithBody(text: string, isSetOff: boolean): boolean {
  const start = text.slice(0, ENOUGH)
  const [first, second] = tokenise(start)
  if (first?.type !== 'word') return false
  if (second?.type === 'word' && FIRST_PAIRS.has(`${first.fold} ${second.fold}`)) return true
  if (isSetOff && INITIALS.test(/^\S+/.exec(start)?.[0].replace(/[,;:]$/, '') ?? '')) return true
  return FIRST_WORDS.some(
    ([word, marks]) => first.fold === word && (first.marks === marks || (isSetOff && first.marks === '')),
  )
}

/** What a document does; a body's name may hold the first two, "Tổ công tác triển khai Đề án 06". */
const DOES =
  'trien khai|thuc hien|ra soat|phe duyet|cong bo|bao cao|huong dan|de nghi|to chuc|kiem tra|tang cuong|phoi hop|' +
  'don doc|quan triet|kien toan|thanh lap|sua doi|bo sung|dieu chinh|phan cong|tuyen truyen|tong ket|so ket|quy dinh|' +
  'day manh|chan chinh|khac phuc|ban hanh|cung cap|gui|giao|trinh|tra loi|xin y kien|thong bao|so hoa|hop|cap nhat|' +
  'khan truong|tham muu|tham gia|dang ky|lap danh sach|quy che|ke hoach|v/v|vv'
const SUBJECT = new RegExp(`\\s(?:${DOES})(?![a-z])`)
const LATER = new RegExp(`\\s(?:${DOES.split('|').slice(2).join('|')})(?![a-z])`)
const NAMED_BY_TASK = /^(?:to |ban chi dao|ban to chuc|ban quan ly)/

/** Where the name of the body that stands in front ends: at what it does, or at the end of the text. */
export function issuerEnd(text: string): number {
  const folded = foldInPlace(text.slice(0, LONGEST_ISSUER))
  const found = (NAMED_BY_TASK.test(folded) ? LATER : SUBJECT).exec(folded)
  return found ? found.index : text.length
}

export const LONGEST_ISSUER = 120

/** Signs that part fields, at both ends; runs of white space as one blank. Linear, whatever stands there. */
export function trimmed(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && /[\s,;:\u2013-]/.test(text.charAt(from))) from++
  while (to > from && /[\s,;:.\u2013-]/.test(text.charAt(to - 1))) to--
  return text.slice(from, to).replace(/\s+/g, ' ')
}
