/**
 * Choices: by label, id, letter, or the beginning of a label that no other option shares.
 */
import { cleanNumeric, fold } from '../number/fold.ts'
import type { Token } from '../number/tokens.ts'
import { isMark, tokenise } from '../number/tokens.ts'
import type { Choice, Question } from '../pack.ts'
import type { Value } from '../value.ts'
import { readOrAsk, refuse } from './outcome.ts'
import type { Reading } from './reading.ts'
import { isPolite } from './vocabulary.ts'

const SILENT = ['.', ',', '!', '"', '(', ')', ':']
const LEAD = /^(?:chon|dap an|phuong an|y|muc|cau|loai) (?=\S)/

export function readChoice(question: Question, typed: string): Reading {
  const options = question.options ?? []
  for (const said of waysOf(typed)) {
    const chosen = matching(options, said)
    const [first, ...others] = chosen.map((o): Value => ({ kind: 'choice', option: o.id }))
    if (first) return readOrAsk([first, ...others])
  }
  return refuse('not-an-option')
}

/** As typed, but for marks; without polite words around; without "chọn" and its like. */
function waysOf(typed: string): string[] {
  const tokens = spoken(typed)
  const isKept = tokens.map((t) => !isPolite(t))
  const words = written(tokens.slice(Math.max(isKept.indexOf(true), 0), isKept.lastIndexOf(true) + 1))
  return [written(tokens), words, words.replace(LEAD, '')].filter((w) => w !== '')
}

function spoken(text: string): Token[] {
  return tokenise(cleanNumeric(text)).filter((t) => !isMark(t, ...SILENT))
}

function written(tokens: readonly Token[]): string {
  return tokens.map((t) => fold(t.text)).join(' ')
}

function plainly(label: string): string {
  return written(spoken(label))
}

function matching(options: readonly Choice[], said: string): Choice[] {
  const letter = /^[a-z]$/.test(said) ? options[said.charCodeAt(0) - 97] : undefined
  const exact = options.filter((o) => plainly(o.label) === said || o.id.toLowerCase() === said || o === letter)
  const isLong = said.length >= 2
  const found = exact.length > 0 || !isLong ? exact : options.filter((o) => plainly(o.label).startsWith(said))
  return found.length <= 3 ? found : []
}
