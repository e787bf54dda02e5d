/** The cleaning of typed text, where it shows beyond what the table of typed forms says. */
import { expect, test } from 'vitest'
import { cleanNumeric, cleanText, fold, foldInPlace } from '../../../src/core/number/fold.ts'

test('every letter keeps its place, also where taking it apart would give more than one', () => {
  expect(foldInPlace('Đề án 06')).toBe('de an 06')
  expect(foldInPlace('가Ạ')).toBe('가a')
  expect(fold('Ðề ÁN')).toBe('de an')
})

test('all ends of lines are one, and what nobody sees is gone', () => {
  expect(cleanText('a\r\nb\rc\vd\fe\u0085f\u2028g\u2029h')).toBe('a\nb\nc\nd\ne\nf\ng\nh')
  expect(cleanText('\t a \t\nb\u0000\u200b\ue000\ud800c  ')).toBe('a\nbc')
  expect(cleanText('x\ty')).toBe('x y')
})

test('a cell of a table stays apart from the next, a mention in front is dropped', () => {
  expect(cleanNumeric('56\t751')).toBe('56  751')
  expect(cleanNumeric('@tongket_bot  827 @a 5')).toBe('827 @a 5')
  expect(cleanNumeric('5\u20447 5\u22157 5\u00f77 5\u22367')).toBe('5/7 5/7 5/7 5:7')
  expect(cleanNumeric('m\u00b2 m\u00b3 5\u00b2')).toBe('m2 m3 5\u00b2')
  expect(cleanNumeric('\uff01\uff5e')).toBe('!~')
})
