/**
 * What stands before a document's number: who issued it, what it is called, "số". Called by `documents`. Whatever is
 * something else is handed back, so that it can be said.
 */
import { foldInPlace } from '../number/fold.ts'
import type { Day, Window } from '../period.ts'
import { dateAtStart } from './date.ts'
import { KIND_WORDS, kindOfWord } from './document-kinds.ts'
import { isBody, trimmed } from './document-words.ts'

export interface Lead {
  readonly issuer: string
  /** As `document-kinds` writes it; empty for "văn bản" and where nothing is said. */
  readonly kind: string
  readonly date?: Day
}

export type ReadLead = Lead | { readonly words: string }

/** Nobody writes more before a number; what does is prose. */
const LONGEST = 200

const NUMBER_WORDS = /(?:^|[\s,(])(?:so(?: hieu|(?: ?[/,] ?| va |, | )ky hieu| van ban)?|ky hieu|s)$/
const KIND_BEHIND = new RegExp(`(?:^|[\\s,:;(-])(${KIND_WORDS})$`)
const KIND_IN_FRONT = new RegExp(`^(${KIND_WORDS}) cua `)
const VERB = /(?:^|\s)(?:da )?(?:ban hanh|phat hanh|ky ban hanh|co|ky|gui)$/

export function readLead(before: string, window: Window): ReadLead {
  const text = trimmed(before)
  if (text.length > LONGEST) return { words: text }
  const folded = foldInPlace(text)
  const named = cut(folded, NUMBER_WORDS)
  const [kindWord, unnamed] = kindAt(named)
  if (kindWord !== undefined) return leadOf(text.slice(0, unnamed.length), unnamed, kindOfWord(kindWord) ?? '', window)
  // "Kế hoạch của UBND tỉnh số 61/KH-UBND"
  const front = KIND_IN_FRONT.exec(named)
  if (front)
    return leadOf(
      text.slice(front[0].length, named.length),
      named.slice(front[0].length),
      kindOfWord(front[1] ?? '') ?? '',
      window,
    )
  return leadOf(text.slice(0, named.length), named, '', window)
}

function kindAt(folded: string): [kind: string | undefined, rest: string] {
  const found = KIND_BEHIND.exec(folded)
  return found ? [found[1], bare(folded.slice(0, folded.length - (found[1]?.length ?? 0)))] : [undefined, folded]
}

function leadOf(text: string, folded: string, kind: string, window: Window): ReadLead {
  const said = cut(folded, VERB)
  const { rest, date } = dateInFront(trimmed(text.slice(0, said.length)), window)
  if (rest !== '' && !isBody(rest)) return { words: rest }
  return { issuer: rest, kind, ...(date && { date }) }
}

/** "Ngày 15/3/2024, UBND tỉnh ban hành …" */
function dateInFront(text: string, window: Window): { rest: string; date?: Day } {
  const folded = foldInPlace(text)
  const found = /^(?:vao )?ngay /.test(folded) ? dateAtStart(folded, window) : undefined
  const [date, second] = found?.days ?? []
  if (!found || date === undefined || second !== undefined) return { rest: text }
  return { rest: trimmed(text.slice(found.length)), date }
}

function cut(folded: string, end: RegExp): string {
  const found = end.exec(folded)
  return found ? bare(folded.slice(0, found.index)) : bare(folded)
}

/** Without what parts words at the end; `text` is short. */
function bare(text: string): string {
  return text.replace(/[\s,;:.(-]+$/, '')
}
