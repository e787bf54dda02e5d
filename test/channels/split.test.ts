// Long texts in parts: nothing that can be read is lost, nothing is longer than allowed, bold stays bold.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { split } from '../../src/channels/split.ts'

const texts = (plain: string, limit: number): string[] => split(plain, [], limit).map((part) => part.text)

describe('split', () => {
  it.each([
    ['a short text stays whole', 'mot hai', 10, ['mot hai']],
    ['between lines first', 'mot hai\nba bon nam', 12, ['mot hai', 'ba bon nam']],
    ['a line that fits exactly', 'aaaa\nbbbb', 4, ['aaaa', 'bbbb']],
    ['then between words', 'mot hai ba', 8, ['mot hai', 'ba']],
    ['then anywhere', 'abcdefgh', 3, ['abc', 'def', 'gh']],
    ['not inside a character beyond the basic plane', 'a😀😀', 2, ['a', '😀', '😀']],
    ['not between a letter and its mark', 'abe\u0301', 3, ['ab', 'e\u0301']],
    ['no blank part', 'aaaa\n\n\n\n\n\nbbbb', 4, ['aaaa', 'bbbb']],
    ['nothing of nothing', ' \n ', 4, []],
  ])('%s', (_name, plain, limit, parts) => {
    expect(texts(plain, limit)).toEqual(parts)
  })

  it('gives every part its own bold', () => {
    expect(split('aaaa\nbbbb', [{ offset: 2, length: 5 }], 4)).toEqual([
      { text: 'aaaa', bold: [{ offset: 2, length: 2 }] },
      { text: 'bbbb', bold: [{ offset: 0, length: 2 }] },
    ])
  })

  it('loses white space alone, whatever the text', () => {
    const unit = fc.constantFrom('a', 'ệ', 'e\u0323', '😀', ' ', '\n', '1', '.')
    const given = fc.record({
      plain: fc.string({ unit, maxLength: 80 }),
      limit: fc.integer({ min: 2, max: 20 }),
      from: fc.nat(80),
      length: fc.integer({ min: 1, max: 80 }),
    })
    fc.assert(
      fc.property(given, ({ plain, limit, from, length }) => {
        const offset = Math.min(from, plain.length)
        const bold = [{ offset, length: Math.min(length, plain.length - offset) }].filter((span) => span.length > 0)
        const parts = split(plain, bold, limit)
        const visible = (text: string): string => text.replace(/\s/g, '')
        expect(visible(parts.map((p) => p.text).join(''))).toBe(visible(plain))
        for (const part of parts) {
          expect(part.text.length).toBeLessThanOrEqual(limit)
          expect(part.text.isWellFormed()).toBe(true)
        }
        const strong = parts.flatMap((p) => p.bold.map((b) => p.text.slice(b.offset, b.offset + b.length))).join('')
        expect(visible(strong)).toBe(visible(plain.slice(offset, offset + length)))
      }),
      { seed: 20261123, numRuns: 500 },
    )
  })
})
