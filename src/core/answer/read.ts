/**
 * Reads what a person typed as the answer to one question. Called by the interview; every outcome is a value.
 */
import { cleanText } from '../number/fold.ts'
import type { Question } from '../pack.ts'
import { readChoice } from './choice.ts'
import type { ReadContext } from './context.ts'
import { readCount } from './count.ts'
import { readDate } from './date.ts'
import { readDecimal } from './decimal.ts'
import { readDocuments } from './documents.ts'
import { guardFault } from './guard.ts'
import { readList } from './list.ts'
import { readMoney } from './money.ts'
import { saysNone } from './none.ts'
import { read, refuse, unread } from './outcome.ts'
import { readPercent } from './percent.ts'
import { readRatio } from './ratio.ts'
import type { Reading } from './reading.ts'
import { LONGEST_TEXT, readText } from './text.ts'
import { readYesNo } from './yes-no.ts'

/** No figure, date or choice is as long, with all that may stand around it. */
const LONGEST_FIGURE = 4000
const WORDS = new Set<Question['kind']>(['text', 'list', 'documents'])

export function readAnswer(question: Question, typed: string, context: ReadContext): Reading {
  const text = cleanText(typed)
  if (text === '') return refuse('empty')
  const most = WORDS.has(question.kind) ? LONGEST_TEXT : LONGEST_FIGURE
  if (text.length > most) return unread({ why: 'too-long', most })
  const reading = noneReading(question, typed) ?? readKind(question, typed, context)
  if (reading.outcome !== 'unread' || WORDS.has(question.kind) || MAY_COUNT.test(text)) return reading
  // What is no figure may be what must not be sent at all, and that is said first.
  const forbidden = guardFault(text)
  return forbidden ? unread(forbidden) : reading
}

/** Nine digits alone are an old identity number, or a large figure badly written. */
const MAY_COUNT = /^[+\s]*\d{9}$/

/** Where none is no answer: an option or a yes-no may still be called "không", and prose is taken as typed. */
function noneReading(question: Question, typed: string): Reading | undefined {
  if (!saysNone(question, typed)) return undefined
  if (question.kind === 'choice') {
    const chosen = readChoice(question, typed)
    if (chosen.outcome !== 'unread') return chosen
  }
  if (question.kind === 'yes-no') {
    const said = readYesNo(typed)
    if (said.outcome === 'read') return said
  }
  if (question.mayBeNone) return read({ kind: 'none' })
  return question.kind === 'text' ? undefined : refuse('none-not-allowed')
}

function readKind(question: Question, typed: string, context: ReadContext): Reading {
  switch (question.kind) {
    case 'count':
      return readCount(question, typed, context)
    case 'decimal':
      return readDecimal(question, typed, context)
    case 'money':
      return readMoney(question, typed, context)
    case 'percent':
      return readPercent(question, typed, context)
    case 'ratio':
      return readRatio(question, typed, context)
    case 'choice':
      return readChoice(question, typed)
    case 'yes-no':
      return readYesNo(typed)
    case 'date':
      return readDate(typed, context)
    case 'text':
      return readText(typed)
    case 'list':
      return readList(typed)
    case 'documents':
      return readDocuments(typed, context)
  }
}
