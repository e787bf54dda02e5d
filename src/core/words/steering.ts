/** Words that steer the interview or confirm what was asked back, and greetings. */

/** What to do, then the words that say it. */
export const STEERING = [
  ['same', 'như cũ', 'như tháng trước'],
  ['skip', 'bỏ qua'],
  ['back', 'lùi', 'quay lại'],
  ['review', 'xem lại'],
  ['retype', 'nhập lại'],
  ['submit', 'nộp'],
  ['submit-anyway', 'vẫn nộp'],
  ['continue', 'trả lời tiếp'],
] as const

export const CONFIRMING = [
  'đúng',
  'đúng rồi',
  'đúng vậy',
  'phải',
  'vâng',
  'ok',
  'oke',
  'chính xác',
  'yes',
  'có',
  'giữ nguyên',
  'ghi như vậy',
]
/** They take back what is asked back. "Không phát sinh" in full is an answer. */
export const TAKING_BACK = [
  'không',
  'ko',
  'không phải',
  'không đúng',
  'chưa đúng',
  'sai',
  'sai rồi',
  'nhầm',
  'nhầm rồi',
  'no',
]

/** In front of a word that steers, and behind it. */
export const POLITE_BEFORE = ['dạ', 'thưa', 'vâng', 'anh', 'chị', 'em']
export const POLITE_BEHIND = ['ạ', 'ah', 'nhé', 'nha', 'em', 'anh', 'chị']
/** Behind the letter of a choice. */
export const POLITE_BEHIND_LETTER = ['ạ', 'nhé', 'nha']

export const HELLO = 'chào hello hi hey alo ơi'
export const BESIDE_HELLO = 'xin kính dạ thưa em anh chị bạn bot admin mọi người cả nhà ạ nhé trợ lý'
