/**
 * Several answers in one message: `3: 125; 4: 30`, one numbered answer a line, or plain lines for the open
 * question and those after it.
 */
import type { IndicatorId, Question } from '../pack.ts'
import type { Questionnaire } from './interview.ts'

/** A number, then `:`, `)`, `=`, or a dot with a space (`3.125` is a figure), then the answer. */
const NUMBERED = /^\s*(?:c\S{0,3}u\s+)?(\d{1,3})\s*(?:[:)=]|\.\s)\s*(\S[\s\S]*)$/iu

/** Kinds whose answers fit on a line, so that lines may be separate answers. */
const SHORT = new Set<Question['kind']>(['count', 'decimal', 'money', 'percent', 'ratio', 'choice', 'yes-no', 'date'])

export function isShort(question: Question): boolean {
  return SHORT.has(question.kind)
}

/** Position and text of each numbered piece, if the whole message is made of them. */
export function numberedPieces(text: string): { position: number; typed: string }[] | undefined {
  const pieces = text.split(/[\n;]+/).filter((p) => p.trim() !== '')
  const found = pieces.map((p) => NUMBERED.exec(p))
  const all: { position: number; typed: string }[] = []
  for (const match of found) {
    if (!match?.[1] || !match[2]) return undefined
    all.push({ position: Number(match[1]), typed: match[2].trim() })
  }
  return all.length > 0 ? all : undefined
}

/** Non-empty lines, if there are at least two. */
export function plainLines(text: string): string[] | undefined {
  const lines = text
    .split('\n')
    .map((l) => l.trim())
    .filter((l) => l !== '')
  return lines.length > 1 ? lines : undefined
}

/** The open questions from `at` on, for which plain lines are meant. */
export function openFrom(
  form: Questionnaire,
  at: IndicatorId,
  answered: { has(id: IndicatorId): boolean },
): Question[] {
  const start = form.questions.findIndex((q) => q.id === at)
  return form.questions.slice(start).filter((q) => q.id === at || !answered.has(q.id))
}
