/**
 * JSON as Zalo writes it: ids are beyond the whole numbers that JavaScript keeps, and some come as numbers. Such a
 * number becomes the string that was written. Used for every answer and every webhook.
 */
import { z } from 'zod'

/** Throws a SyntaxError. */
export function parseJson(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown, context?: { readonly source?: string }) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && context?.source ? exact(value, context.source) : value,
  )
}

function exact(value: number, source: string): unknown {
  return /^-?\d+$/.test(source) ? source : value
}

/** Undefined for what is no JSON. */
export function tryJson(text: string): unknown {
  try {
    return parseJson(text)
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined
    throw fault
  }
}

/** An id or an instant: a string, also where Zalo writes a number. */
export const idShape = z.union([z.string().min(1), z.number().transform(String)])

/** A number, also where Zalo writes a string. */
export const countShape = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
