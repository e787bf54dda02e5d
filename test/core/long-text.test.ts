// What clients cut is joined as it was; what they did not cut is left apart.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { goesOn, joined, mayGoOn } from '../../src/core/long-text.ts'

const AT = '2024-04-16T02:00:00.000Z'
const LIMIT = 4096

/** A client that cuts wherever the limit falls. */
function cutAnywhere(text: string): string[] {
  const parts: string[] = []
  for (let at = 0; at < text.length; at += LIMIT) parts.push(text.slice(at, at + LIMIT))
  return parts
}

/** A client that cuts at the end of a line if one is near, which the platform then trims. */
function cutAtLines(text: string): string[] {
  const parts: string[] = []
  let rest = text
  while (rest.length > LIMIT) {
    const end = rest.lastIndexOf('\n', LIMIT - 1)
    const at = end >= 4000 ? end : LIMIT
    parts.push(rest.slice(0, at))
    rest = rest.slice(end >= 4000 ? at + 1 : at)
  }
  return [...parts, rest]
}

const word = fc.constantFrom('rà', 'soát', 'dữ', 'liệu', 'dân', 'cư', '125', '1.204', 'hồ', 'sơ,', 'Đề', 'án', 'UBND.')
const line = fc.array(word, { minLength: 3, maxLength: 14 }).map((words) => words.join(' '))
const item = fc.tuple(fc.integer({ min: 1, max: 999 }), line).map(([n, about]) => `${n}/UBND-NC về việc ${about}`)
const text = fc
  .oneof(fc.array(line, { minLength: 150, maxLength: 400 }), fc.array(item, { minLength: 120, maxLength: 300 }))
  .map((lines) => lines.join('\n'))

describe('a long text', () => {
  it('cut anywhere is joined exactly', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const parts = cutAnywhere(whole)
        fc.pre(parts.every((part) => part === part.trim()))
        expect(joined(parts)).toBe(whole)
        for (const part of parts.slice(0, -1)) expect(mayGoOn({ text: part })).toBe(true)
      }),
      { seed: 20261127, numRuns: 60, endOnFailure: true },
    )
  })

  it('cut between lines is joined exactly', () => {
    fc.assert(
      fc.property(fc.array(item, { minLength: 120, maxLength: 300 }), (lines) => {
        const whole = lines.join('\n')
        const parts = cutAtLines(whole)
        fc.pre(parts.every((part) => part === part.trim()))
        expect(joined(parts)).toBe(whole)
      }),
      { seed: 20261127, numRuns: 60, endOnFailure: true },
    )
  })

  it.each([
    ['x'.repeat(4095), 'tiếp theo', ' '],
    ['x'.repeat(4095), 'Mục mới', '\n'],
    ['x'.repeat(4095), '126/UBND-NC', '\n'],
    ['x'.repeat(4096), '126/UBND-NC', '\n'],
    ['x'.repeat(4096), 'iếp', ''],
    [`${'x'.repeat(4095)}1`, '26/UBND-NC', ''],
    [`${'x'.repeat(4095)}.`, '- Mục mới', '\n'],
    [`${'x'.repeat(4095)} `, 'Mục', ''],
  ])('is joined by what the cut took away (%#)', (before, next, between) => {
    expect(joined([before, next])).toBe(before + between + next)
  })
})

describe('two messages', () => {
  const later = (ms: number) => new Date(Date.parse(AT) + ms).toISOString()

  it('are never joined if the first is short', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 3999 }), fc.string({ maxLength: 8000 }), fc.nat(5000), (a, b, ms) => {
        expect(goesOn({ text: a, at: AT }, { text: b, at: later(ms) })).toBe(false)
      }),
    )
  })

  it.each([
    [0, true],
    [2000, true],
    [2001, false],
    [-1000, false],
  ])('%i ms apart: %s', (ms, one) => {
    expect(goesOn({ text: 'x'.repeat(4000), at: AT }, { text: '125', at: later(ms) })).toBe(one)
  })
})
