/**
 * Yes or no. "Dạ" alone is politeness, not a yes.
 */
import { cleanNumeric } from '../number/fold.ts'
import { isMark, tokenise } from '../number/tokens.ts'
import { read, refuse } from './outcome.ts'
import type { Reading } from './reading.ts'

const YES = new Set([
  'co',
  'dung',
  'phai',
  'roi',
  'vang',
  'yes',
  'y',
  'ok',
  'oke',
  'co roi',
  'dung roi',
  'dung vay',
  'xong',
  'xong roi',
  'lam roi',
  'thuc hien',
  'thuc hien roi',
  'trien khai',
  'trien khai roi',
  'hoan thanh',
  'hoan thanh roi',
  'vang co',
])
const NO = new Set([
  'khong',
  'ko',
  'k',
  'kh',
  'khg',
  'chua',
  'no',
  'n',
  'sai',
  'khong co',
  'ko co',
  'k co',
  'chua co',
  'khong phai',
  'khong dung',
  'chua dung',
  'chua lam',
  'chua xong',
  'chua thuc hien',
  'khong thuc hien',
  'chua trien khai',
  'khong trien khai',
  'chua hoan thanh',
])
const POLITE = ['da', 'a', 'nhe', 'nha', 'em', 'anh', 'chi', 'thua']

export function readYesNo(typed: string): Reading {
  // Platforms without buttons letter the options: A is yes, B is no. An "ạ" is neither.
  const letter = /^([ab])[.)]?$/.exec(cleanNumeric(typed).toLowerCase())?.[1]
  if (letter) return yesNo(letter === 'a')
  const said = tokenise(cleanNumeric(typed)).filter((t) => !isMark(t, '.', ',', '!', '"', '(', ')'))
  const folds = said.map((t) => (t.type === 'word' ? t.fold : t.text))
  while (POLITE.includes(folds[0] ?? '')) folds.shift()
  while (POLITE.includes(folds.at(-1) ?? '')) folds.pop()
  const words = folds.join(' ')
  if (YES.has(words)) return yesNo(true)
  return NO.has(words) ? yesNo(false) : refuse('not-yes-no')
}

function yesNo(yes: boolean): Reading {
  return read({ kind: 'yes-no', yes })
}
