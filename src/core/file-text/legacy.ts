/**
 * The charsets in which Vietnamese was written before Unicode, told apart by what their bytes would say: the words of
 * only one of them are syllables of the language. Called by `file-text`.
 */
import { CHARSETS, type Charset, fromBytes, toLatin } from './charsets.ts'
import { syllablesIn } from './syllables.ts'

export type { Charset } from './charsets.ts'

interface Known {
  readonly charset: Charset
  /** Only where nothing else can be meant. */
  readonly text?: string
}

/** So many different words must speak for a charset, and at most a tenth as many against it. */
const ENOUGH = 2
const DOUBTS = 0.1

interface Candidate {
  readonly charset: Charset
  readonly text: string
  readonly good: number
  readonly bad: number
}

/** Undefined where no charset is likely. */
export function legacyOf(bytes: Uint8Array): Known | undefined {
  const [first, ...others] = candidates(bytes, CHARSETS)
  if (!first || others.some((other) => sure(other) === sure(first))) return undefined
  const { charset, text } = first
  return charset === 'Windows-1258' && others.length === 0 && first.bad === 0 ? { charset, text } : { charset }
}

/** The likeliest first. */
function candidates(bytes: Uint8Array, charsets: readonly Charset[]): Candidate[] {
  return charsets
    .map((charset) => {
      const text = fromBytes(charset, bytes)
      return { charset, text, ...syllablesIn(text) }
    })
    .filter(({ good, bad }) => good >= ENOUGH && bad <= good * DOUBTS)
    .sort((a, b) => sure(b) - sure(a))
}

function sure({ good, bad }: Candidate): number {
  return good - bad
}

/**
 * A line of Unicode whose letters are the bytes of a font's own charset ("S\u00eb T\u00ad ph\u00b8p"): programs that
 * know nothing of the font write it so.
 */
export function misreadLine(line: string): Charset | undefined {
  const bytes = toLatin(line)
  if (!bytes) return undefined
  const { good, bad } = syllablesIn(line)
  if (bad < ENOUGH || bad <= good) return undefined
  return candidates(bytes, ['TCVN3', 'VNI'])[0]?.charset
}

const VIETNAMESE = /[\u00c0-\u1ef9]/
const FOREIGN = /[^\p{Script=Latin}\p{Script=Inherited}\p{Script=Common}]/u

/** A line that is UTF-8 once more, when its letters are taken for the bytes of Windows-1252. */
export function mangledLine(line: string): boolean {
  const bytes = toLatin(line)
  if (!bytes) return false
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return VIETNAMESE.test(text) && !FOREIGN.test(text)
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** What a program writes for a letter that its charset lacks: "N?i". In addresses it means something else. */
const LOST = /[A-Za-z\u00c0-\u00ff]\?[a-z\u00e0-\u00ff]/

/** The first line of which letters became question marks. */
export function lettersLost(bytes: Uint8Array): number | undefined {
  const lines = new TextDecoder('windows-1252').decode(bytes).split('\n')
  const at = lines.findIndex((line) => !line.includes('://') && LOST.test(line))
  return at === -1 ? undefined : at + 1
}
