/** Kinds of documents: how a symbol abbreviates them, and the words that people type. */

/** The abbreviation, then the words. */
export const DOCUMENT_KINDS: readonly (readonly [short: string, ...words: string[]])[] = [
  ['NQ', 'nghị quyết', 'nq'],
  ['QĐi', 'quy định', 'qđi', 'qyđđ'],
  ['QĐ', 'quyết định', 'qđ'],
  ['NĐ', 'nghị định', 'nđ'],
  ['TTLT', 'thông tư liên tịch', 'ttlt'],
  ['TTri', 'thông tri'],
  ['TT', 'thông tư', 'tt'],
  ['CT', 'chỉ thị', 'ct'],
  ['KL', 'kết luận', 'kl'],
  ['QC', 'quy chế', 'qc', 'quy chế phối hợp'],
  ['TB', 'thông báo', 'tb'],
  ['HD', 'hướng dẫn', 'hd'],
  ['CTr', 'chương trình', 'ctr', 'cttr', 'chương trình hành động'],
  ['KH', 'kế hoạch', 'kh', 'kế hoạch phối hợp'],
  ['PA', 'phương án', 'pa'],
  ['ĐA', 'đề án'],
  ['DA', 'dự án'],
  ['BC', 'báo cáo', 'bc'],
  ['BB', 'biên bản', 'bb'],
  ['TTr', 'tờ trình', 'ttr', 'ttrình'],
  ['CĐ', 'công điện', 'cđ', 'điện', 'công điện khẩn'],
  ['GM', 'giấy mời', 'gm', 'thư mời'],
  ['TC', 'thông cáo', 'thông cáo báo chí'],
  ['CV', 'công văn', 'cv', 'công văn hoả tốc', 'công văn khẩn'],
  // Whatever it is: the symbol says it.
  ['', 'văn bản', 'vb', 'vb số', 'các văn bản'],
]

/** The Party writes QĐ for decisions and for rules, TT for circulars of two kinds. */
export const SAME_LETTERS = [
  ['QĐ', 'QĐi'],
  ['TT', 'TTri'],
  ['ĐA', 'DA'],
  ['TT', 'TTLT'],
]

/** Named by their number alone; "Đề án 06" and "chương trình 30" are none that somebody issued. */
export const KINDS_BY_NUMBER = [
  'nghị quyết',
  'nq',
  'chỉ thị',
  'quyết định',
  'qđ',
  'nghị định',
  'nđ',
  'thông tư',
  'kết luận',
]

/** Parts of a symbol whose small letters stay small. */
export const MIXED_CASE = ['TTg', 'TTr', 'CTr', 'QĐi', 'Tg']
/** Parts of a symbol that are known though they have vowels, as phones write them. */
export const COMMON_PARTS = `
  ubnd ca cat cah cax cahs tu hu ubkt ubmttq hu du pc06 pa05 tcttkda attp ubatgt bcdda06`
