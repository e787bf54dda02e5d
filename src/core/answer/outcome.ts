/**
 * Short ways to make the three outcomes of `Reading`. Called by every parser of this folder.
 */
import type { Value } from '../value.ts'
import type { Reading, Unread } from './reading.ts'

export function read(value: Value): Reading {
  return { outcome: 'read', value }
}

export function unread(reason: Unread): Reading {
  return { outcome: 'unread', reason }
}

export function refuse(
  why: Exclude<
    Unread['why'],
    'below-min' | 'above-max' | 'wrong-measure' | 'too-long' | 'not-a-document' | 'number-or-ratio'
  >,
): Reading {
  return unread({ why })
}

/** One value is read; two or three are asked about, the likelier first. */
export function readOrAsk(values: readonly [Value, ...Value[]]): Reading {
  const [first, ...others] = values
  return others.length === 0 ? read(first) : { outcome: 'ambiguous', readings: values.slice(0, 3) }
}

export function isReason(found: object): found is Unread {
  return 'why' in found
}
