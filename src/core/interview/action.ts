/**
 * How a button of an interview card is written in its data, and read back: `same.v1k3x9f`, `option.tot`. What a button
 * stands for is named, never counted: the pack, last month's answer or what is asked back may have changed since.
 */
import { type Value, type ValueKey, valueKey } from '../value.ts'
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

export function sameButton(last: Value): string {
  return `same.${valueKey(last)}`
}

export function pickButton(reading: Value): string {
  return `pick.${valueKey(reading)}`
}

/** `option`: the id of an option, or `yes` and `no`. */
export function optionButton(option: string): string {
  return `option.${option}`
}

/** Buttons of earlier versions counted instead: `option.1`, `pick.0`, and a bare `same`. */
export function actionOf(written: string): Action | undefined {
  const plain = PLAIN.find((name) => name === written)
  if (plain) return { name: plain }
  const [, name, what = ''] = /^(same|pick|option)\.([a-z0-9-]{1,40})$/.exec(written) ?? []
  if (name === 'option') return { name, option: /^\d{1,3}$/.test(what) ? Number(what) : what }
  if (name === 'pick' && /^\d{1,3}$/.test(what)) return { name, reading: Number(what) }
  if (!isKey(what)) return undefined
  if (name === 'same') return { name, shown: what }
  return name === 'pick' ? { name, reading: what } : undefined
}

function isKey(text: string): text is ValueKey {
  return /^v[0-9a-z]{1,7}$/.test(text)
}
