/** Files that can be read at one sitting. */
import { describe, expect, it } from 'vitest'
import { read, SOURCES } from './files.ts'

const sizes = SOURCES.map((path) => ({ path, lines: read(path).split('\n').length - 1 })).sort(
  (a, b) => a.lines - b.lines,
)

function linesAt(share: number): number {
  return sizes[Math.floor((sizes.length - 1) * share)]?.lines ?? 0
}

describe('source files', () => {
  it('are never longer than 300 lines', () => {
    expect(sizes.filter(({ lines }) => lines > 300)).toEqual([])
  })

  it('are mostly much shorter', () => {
    expect(linesAt(0.5)).toBeLessThanOrEqual(80)
    expect(linesAt(0.9)).toBeLessThanOrEqual(200)
  })

  it('open with what they are for', () => {
    const silent = SOURCES.filter((path) => !/^(#!.*\n)?\s*(\/\*\*|\/\/)/.test(read(path)))
    expect(silent).toEqual([])
  })

  it('are named in kebab-case', () => {
    expect(SOURCES.filter((path) => !/^[a-z0-9/-]+\.ts$/.test(path))).toEqual([])
  })
})
