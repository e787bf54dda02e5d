/**
 * Whether a text that somebody wrote into a group, to nobody in particular, is meant for the program. `app/answering`
 * asks it where a channel delivers more than what is addressed to the program.
 */
import { saysNone } from '../answer/none.ts'
import { readAnswer } from '../answer/read.ts'
import type { Question } from '../pack.ts'
import { wayTyped } from './amend.ts'
import { type InterviewState, type Place, type Questionnaire, questionOf } from './interview.ts'
import { decisionTyped, isAskedPersonal } from './personal.ts'
import { areAnswers, isShort, numberedPieces, plainLines } from './several.ts'
import { choiceTyped, saysNo, saysYes, steering } from './words.ts'

/** A card that was shown longer ago has scrolled out of sight. */
export const LATELY_MS = 3_600_000

/** `perhaps`: it may be the prose that was asked for, so ask. */
export type Hearing = 'meant' | 'perhaps' | 'talk'

/** More words with a figure among them that cannot be read are talk. */
const MOST_WORDS = 4

/** By accident, as the administrator of a group in which only replies are meant: answers without a doubt alone. */
export function hearingByAccident(form: Questionnaire, place: Place, text: string): Hearing {
  const question = questionOf(form, place)
  const isAnswer = question ? isShort(question) && isReadable(form, question, text) : numberedPieces(text) !== undefined
  return isAnswer ? 'meant' : 'talk'
}

/** In a group in which everything is heard. `lately`: this person was asked a little while ago. */
export function hearingOf(
  form: Questionnaire,
  { waiting }: InterviewState,
  place: Place,
  text: string,
  lately: boolean,
): Hearing {
  const question = questionOf(form, place)
  const numbered = numberedPieces(text)
  if (numbered && (!question || areAnswers(form, numbered, question))) return 'meant'
  if (question && isShort(question) && /\d/.test(text) && isReadable(form, question, text)) return 'meant'
  if (!lately) return 'talk'
  if (steering(text)) return 'meant'
  // What answers a question that the pack asks no more is told so.
  if (!question) return place !== 'review' && isSlip(text) ? 'meant' : 'talk'
  const asked = waiting[question.id]
  if (asked && (saysYes(text) || saysNo(text) || choiceTyped(text, asked.readings.length) !== undefined)) return 'meant'
  if (asked?.ways && wayTyped(text, asked.ways) !== undefined) return 'meant'
  if (isAskedPersonal(asked) && (decisionTyped(text) ?? choiceTyped(text, 2)) !== undefined) return 'meant'
  if (isShort(question)) return isReadable(form, question, text) || isSlip(text) ? 'meant' : 'talk'
  if (saysNothing(question, text)) return 'meant'
  return asked ? 'talk' : 'perhaps'
}

/** "Ks", "không phát sinh"; a bare "không" is said to colleagues, too. */
function saysNothing(question: Question, text: string): boolean {
  return question.mayBeNone && !saysNo(text) && saysNone(question, text)
}

function isReadable(form: Questionnaire, question: Question, text: string): boolean {
  return readAnswer(question, text, form).outcome !== 'unread'
}

/** A short text with a figure is an attempt, and whoever made it is told what is wrong with it. */
function isSlip(text: string): boolean {
  const lines = plainLines(text) ?? [text]
  return lines.every((line) => /\d/.test(line) && line.split(/\s+/).length <= MOST_WORDS)
}
