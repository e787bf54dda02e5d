/** Where the data values of a JSON text stand, and whether a key is written twice, which `JSON.parse` does not say. */

export interface JsonPlaces {
  /** Of each entry of the list `dataValues`, counting from 1. */
  readonly lines: readonly number[]
  readonly twice?: { readonly line: number; readonly field: string }
}

interface Frame {
  readonly isObject: boolean
  readonly keys: Set<string>
  /** The last key, once its value is awaited. */
  key?: string | undefined
}

const TOKEN = /[\s,:]*("[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]]|[^\s,:{}[\]"]+)/gy

/** `text` is JSON. */
export function jsonPlaces(text: string): JsonPlaces {
  const lineAt = lineCounter(text)
  const stack: Frame[] = []
  const lines: number[] = []
  let twice: JsonPlaces['twice']
  for (const match of text.matchAll(TOKEN)) {
    const token = match[1] ?? ''
    const line = lineAt(match.index + match[0].length - token.length)
    const top = stack.at(-1)
    if (token === '}' || token === ']') {
      stack.pop()
    } else if (top?.isObject && top.key === undefined) {
      const key = String(JSON.parse(token))
      if (top.keys.has(key)) twice ??= { line, field: key }
      top.keys.add(key)
      top.key = key
      continue
    } else {
      if (isDataValue(stack)) lines.push(line)
      if (token === '{' || token === '[') {
        stack.push({ isObject: token === '{', keys: new Set() })
        continue
      }
    }
    const around = stack.at(-1)
    if (around) around.key = undefined
  }
  return { lines, ...(twice && { twice }) }
}

function isDataValue(stack: readonly Frame[]): boolean {
  const [set, list] = stack
  return stack.length === 2 && set?.isObject === true && set.key === 'dataValues' && list?.isObject === false
}

/** For positions that only grow. */
function lineCounter(text: string): (position: number) => number {
  let line = 1
  let next = text.indexOf('\n')
  return (position) => {
    while (next !== -1 && next < position) {
      line++
      next = text.indexOf('\n', next + 1)
    }
    return line
  }
}
