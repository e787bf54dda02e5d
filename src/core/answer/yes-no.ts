/**
 * Yes or no. "Dạ" alone is politeness, not a yes.
 */
import { cleanNumeric } from '../number/fold.ts'
import { isMark, tokenise } from '../number/tokens.ts'
import { folded, wordsOf } from '../word-list.ts'
import { NO, POLITE_AROUND_YES, YES } from '../words/answers.ts'
import { read, refuse } from './outcome.ts'
import type { Reading } from './reading.ts'

const YES_WORDS = new Set(folded(YES))
const NO_WORDS = new Set(folded(NO))
const POLITE = wordsOf(POLITE_AROUND_YES)

export function readYesNo(typed: string): Reading {
  // Platforms without buttons letter the options: A is yes, B is no. An "ạ" is neither.
  const letter = /^([ab])[.)]?$/.exec(cleanNumeric(typed).toLowerCase())?.[1]
  if (letter) return yesNo(letter === 'a')
  const said = tokenise(cleanNumeric(typed)).filter((t) => !isMark(t, '.', ',', '!', '"', '(', ')'))
  const folds = said.map((t) => (t.type === 'word' ? t.fold : t.text))
  while (POLITE.includes(folds[0] ?? '')) folds.shift()
  while (POLITE.includes(folds.at(-1) ?? '')) folds.pop()
  const words = folds.join(' ')
  if (YES_WORDS.has(words)) return yesNo(true)
  return NO_WORDS.has(words) ? yesNo(false) : refuse('not-yes-no')
}

function yesNo(yes: boolean): Reading {
  return read({ kind: 'yes-no', yes })
}
