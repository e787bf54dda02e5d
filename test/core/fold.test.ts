/** Words compare equal however they are written. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fold } from '../../src/core/fold.ts'
import { runs } from '../runs.ts'

it.each([
  ['Không phát sinh', 'khong phat sinh'],
  ['KHÔNG  PHÁT\u00a0SINH', 'khong phat sinh'],
  ['Không phát sinh'.normalize('NFD'), 'khong phat sinh'],
  [' Đề án\t06\n', 'de an 06'],
  ['Ðúng', 'dung'],
  ['ＢＡＯＣＡＯ', 'baocao'],
  ['ƯỚC Ơ', 'uoc o'],
  ['', ''],
])('%j is %j', (typed, folded) => expect(fold(typed)).toBe(folded))

it('folding twice changes nothing, and composed and decomposed writing are the same', () => {
  const words = fc.string({ unit: fc.constantFrom(...Array.from('aăâđeêioôơuưyAĐƯ ẫếộữ\u0301\u0323 \t')) })
  fc.assert(
    fc.property(words, (text) => {
      expect(fold(fold(text))).toBe(fold(text))
      expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')))
      expect(fold(text)).toMatch(/^[a-z ]*$/)
    }),
    { seed: 202404, numRuns: runs(300) },
  )
})
