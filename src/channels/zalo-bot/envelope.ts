/** Answers of the Bot Platform: the result, or why there is none. Pure; `api.ts` reads every answer with it. */
import { z } from 'zod'
import { NOTHING_YET, refusalOf, ZaloBotFailure } from './failures.ts'

const shape = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.int().optional().catch(undefined),
  description: z.string().optional().catch(undefined),
})

/** Bots in use have seen refusals that bring words and no code. */
const WORDS: readonly (readonly [RegExp, number])[] = [
  [/timeout/i, NOTHING_YET],
  [/unauthorized/i, 401],
  [/quota/i, 429],
]

/** Throws a ZaloBotFailure. It is not documented whether a refusal has an HTTP status of its own: the body counts first. */
export function resultIn(method: string, status: number, text: string): unknown {
  const isWell = status >= 200 && status < 300
  const read = shape.safeParse(parsed(text))
  if (!read.success) {
    // What stands between us and Zalo answers in its own way; so does Zalo, some say, to a token that is none.
    if (!isWell) throw refusalOf(method, status)
    throw new ZaloBotFailure('unreachable', `${method}: an answer that cannot be read`)
  }
  const { ok, result, error_code, description = '' } = read.data
  if (ok && isWell) return result
  const told = WORDS.find(([word]) => word.test(description))?.[1]
  throw refusalOf(method, error_code ?? (isWell ? (told ?? status) : status))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined
    throw fault
  }
}
