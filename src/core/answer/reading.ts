/**
 * What comes of reading a typed answer. A bad answer is a value that carries its reason, never an exception;
 * `text/` turns each reason into a sentence that says what to type instead.
 */
import type { Amount, Value } from '../value.ts'

export type Reading =
  | { readonly outcome: 'read'; readonly value: Value }
  /** Two or three readings, the likelier first; the person is asked which. Nothing is stored meanwhile. */
  | { readonly outcome: 'ambiguous'; readonly readings: readonly Value[] }
  /** Read, and looks like a person's data. The person is asked, and nothing is stored meanwhile. */
  | { readonly outcome: 'personal'; readonly value: Value; readonly found: Personal }
  | { readonly outcome: 'unread'; readonly reason: Unread }

/** What looks like a person's data in a text: nothing of it but what tells its writer where to look. */
export interface Personal {
  /** A number of a paper, a telephone number, or a name with a date of birth or an address. */
  readonly look: 'identity-number' | 'telephone' | 'people'
  /** Of the text, counting from 1; absent where it has but one. */
  readonly line?: number
  /** The last three digits of a number. */
  readonly ending?: string
}

export type Unread =
  | { readonly why: 'empty' }
  /** "Như cũ" where nothing was answered last month, or the question asks what can be said but once. */
  | { readonly why: 'no-last-month' }
  | { readonly why: 'not-a-number' }
  /** More than one number where one was asked: "12 hoặc 15". */
  | { readonly why: 'several-numbers' }
  | { readonly why: 'not-whole' }
  | { readonly why: 'negative' }
  | { readonly why: 'below-min'; readonly min: Amount }
  | { readonly why: 'above-max'; readonly max: Amount }
  /** Another unit of measure than the question's: "52 triệu" for a count of files, "%" for a count. */
  | { readonly why: 'wrong-measure'; readonly typed: string }
  /** "Không phát sinh" where the question needs a figure. */
  | { readonly why: 'none-not-allowed' }
  /** A bare percentage where both parts are needed. */
  | { readonly why: 'parts-needed' }
  | { readonly why: 'zero-denominator' }
  /** `5: 1234` may be a ratio, or the answer to question 5. */
  | { readonly why: 'number-or-ratio'; readonly position: number; readonly typed: string }
  /** A message that gave one answer was changed and names other questions now. */
  | { readonly why: 'other-question' }
  | { readonly why: 'not-an-option' }
  | { readonly why: 'not-yes-no' }
  | { readonly why: 'not-a-date' }
  | { readonly why: 'too-long'; readonly most: number }
  /** Line numbers count from 1. `words`: what stands beside a document and is no date, issuer or subject of it. */
  | { readonly why: 'not-a-document'; readonly line: number; readonly words?: string }
  /** Text marked Mật, Tối mật, Tuyệt mật: state secrets never go through a messenger. */
  | { readonly why: 'secret-marking' }
  /** A person's data where nothing can be asked about: no figure could be read, or a file is imported. */
  | { readonly why: Personal['look'] }
