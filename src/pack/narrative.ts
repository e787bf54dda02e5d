/** Reads the narrative: what its Liquid names, where, and whether that prints it. */
import { Liquid, type VariableSegments } from 'liquidjs'
import type { FaultCode, Place } from './fault.ts'

/** `{{ hs_khai_tu.with_measure }}` names `hs_khai_tu`, then `with_measure`. */
export interface Named extends Place {
  readonly name: string
  /** What follows the name; empty for a figure by itself. */
  readonly properties: readonly string[]
  /** False inside the conditions of `if`, `unless` and `case`. */
  readonly prints: boolean
}

/** An id in a `<!-- not-printed: … -->` comment. */
export interface Exemption extends Place {
  readonly name: string
}

export interface NarrativeFault extends Place {
  readonly code: FaultCode
  readonly detail: string
}

export interface Narrative {
  readonly named: readonly Named[]
  readonly exemptions: readonly Exemption[]
  readonly faults: readonly NarrativeFault[]
}

/** A pack's narrative is one file: tags that read others are not known. */
const READING_TAGS = ['include', 'render', 'layout', 'block']

export function readNarrative(text: string): Narrative {
  const liquid = new Liquid({ strictFilters: true })
  for (const tag of READING_TAGS) Reflect.deleteProperty(liquid.tags, tag)
  const exemptions = exemptionsIn(text)
  try {
    const { globals } = liquid.analyzeSync(liquid.parse(text), { partials: false })
    const conditions = conditionsIn(text)
    const offsets = lineOffsets(text)
    const named = Object.values(globals).flatMap((uses) =>
      uses.map(({ segments, location: { row, col } }): Named => {
        const [name = '', ...properties] = wordsOf(segments)
        const offset = (offsets[row - 1] ?? 0) + col - 1
        const prints = !conditions.some(([from, to]) => from <= offset && offset < to)
        return { name, properties, prints, line: row, column: col }
      }),
    )
    return { named, exemptions, faults: [] }
  } catch (error) {
    return { named: [], exemptions, faults: [syntaxFault(error)] }
  }
}

/** `x[0].y` and `x[name].y` are read as `x.0.y` and `x.*.y`. */
function wordsOf(segments: VariableSegments): string[] {
  return segments.map((s) => (typeof s === 'string' || typeof s === 'number' ? String(s) : '*'))
}

function syntaxFault(error: unknown): NarrativeFault {
  if (!(error instanceof Error)) throw error
  const place = /, line:(\d+), col:(\d+)/.exec(error.message)
  const message = (error.message.split('\n')[0] ?? '').replace(/, line:\d+, col:\d+$/, '')
  return { line: Number(place?.[1] ?? 1), column: Number(place?.[2] ?? 1), code: 'liquid-syntax', detail: message }
}

function conditionsIn(text: string): [number, number][] {
  const tags = text.matchAll(/\{%-?\s*(?:if|elsif|unless|case|when)\b[\s\S]*?%\}/g)
  return [...tags].map((match) => [match.index, match.index + match[0].length])
}

function lineOffsets(text: string): number[] {
  const offsets = [0]
  for (const match of text.matchAll(/\n/g)) offsets.push(match.index + 1)
  return offsets
}

function exemptionsIn(text: string): Exemption[] {
  return [...text.matchAll(/<!--\s*not-printed:([\s\S]*?)-->/g)].flatMap((comment) => {
    const start = comment.index + comment[0].indexOf(':') + 1
    return [...(comment[1] ?? '').matchAll(/[^\s,]+/g)].map((word) => {
      const before = text.slice(0, start + word.index)
      const lineStart = before.lastIndexOf('\n') + 1
      return { name: word[0], line: before.split('\n').length, column: before.length - lineStart + 1 }
    })
  })
}
