/** How a button of an interview card is written in its data: `same`, `pick.1`; and read back. */
import type { Action } from './interview.ts'

const PLAIN = [
  'same',
  'zero',
  'none',
  'skip',
  'back',
  'review',
  'retype',
  'continue',
  'submit',
  'submit-anyway',
] as const
const INDEXED = ['pick', 'option'] as const

export function actionOf(written: string): Action | undefined {
  const plain = PLAIN.find((name) => name === written)
  if (plain) return { name: plain }
  const match = /^([a-z]+)\.(\d{1,3})$/.exec(written)
  const indexed = INDEXED.find((name) => name === match?.[1])
  return indexed && { name: indexed, index: Number(match?.[2]) }
}
