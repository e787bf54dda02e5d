import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partsOf } from '../../../src/channels/local/bubbles.ts'
import { strong, withoutMarks } from '../../../src/channels/mark.ts'

describe('the parts of a bubble', () => {
  it('marks what is bold', () => {
    expect(partsOf(`Câu ${strong('3/9')}\nKhai tử`)).toEqual([
      { text: 'Câu ', bold: false },
      { text: '3/9', bold: true },
      { text: '\nKhai tử', bold: false },
    ])
    expect(partsOf('')).toEqual([])
  })

  it('loses no letter and keeps no mark', () => {
    const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\uE000', '\uE001'))
    const anything = fc.array(piece).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(anything, (text) => {
        const parts = partsOf(text)
        expect(parts.map((part) => part.text).join('')).toBe(withoutMarks(text))
        expect(parts.every((part) => part.text !== '')).toBe(true)
      }),
      { seed: 11 },
    )
  })
})
