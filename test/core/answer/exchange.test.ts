/** The exchange form, as files hold it that were written elsewhere: blanks around, fields left out, faults told. */
import { describe, expect, test } from 'vitest'
import { fromCanonical } from '../../../src/core/answer/canonical.ts'
import { readAnswer } from '../../../src/core/answer/read.ts'
import { LONGEST_TEXT } from '../../../src/core/answer/text.ts'
import type { Question } from '../../../src/core/pack.ts'
import { day } from '../../../src/core/period.ts'
import type { QuestionKind } from '../../../src/core/value.ts'
import { brief, question, reading } from './questions.ts'

const NO_OPTIONS: Question = { ...question('count'), kind: 'choice' }

describe('one value', () => {
  test.each<[QuestionKind, string, string]>([
    ['count', ' 827 ', '827'],
    ['ratio', ' 5/7 ', '5/7'],
    ['ratio', ' 5/7  71.43% ', '5/7 71.43%'],
    ['ratio', '7/5', '7/5'],
    ['choice', ' tot ', 'tot'],
    ['yes-no', ' true ', 'true'],
    ['yes-no', 'false', 'false'],
    ['date', ' 2024-04-06 ', '2024-04-06'],
    ['count', '   ', 'unread empty'],
    ['ratio', 'abc', 'unread not-a-number'],
    ['ratio', '1/2 101%', 'unread above-max 100'],
    ['ratio', '50%', 'unread parts-needed'],
    ['count', 'x5', 'unread not-a-number'],
    ['count', '5x', 'unread not-a-number'],
  ])('%s %j is %s', (kind, written, expected) => {
    expect(brief(fromCanonical(question(kind), written))).toBe(expected)
  })

  test('of a choice without options is refused', () => {
    const refused = { outcome: 'unread', reason: { why: 'not-an-option' } }
    expect(fromCanonical(NO_OPTIONS, 'a')).toEqual(refused)
    expect(readAnswer(NO_OPTIONS, 'a', { window: { from: day('2024-03-15'), to: day('2024-04-14') } })).toEqual(refused)
  })
})

describe('documents', () => {
  test.each([
    ['61/KH-UBND | 2024-04-06 | UBND tỉnh | rà soát', '61/KH-UBND|2024-04-06|UBND tỉnh|rà soát'],
    ['61a/KH-UBND|||a|b', '61a/KH-UBND|||a|b'],
    ['61/KH-UBND|2024-04-06\n62/KH-UBND', '61/KH-UBND|2024-04-06||\n62/KH-UBND|||'],
    ['61/KH-UBND|||\nhọp', 'unread not-a-document 2'],
    ['số 61/KH-UBND|||', 'unread not-a-document 1'],
    ['61/KH-UBND|||Kế hoạch MẬT', 'unread secret-marking'],
  ])('%j is %j', (written, expected) => {
    expect(brief(fromCanonical(question('documents'), written))).toBe(expected)
  })

  test('have no fields for what was not given', () => {
    const bare = { outcome: 'read', value: { kind: 'documents', items: [{ number: '61', symbol: 'KH-UBND' }] } }
    expect(reading('documents', '61/KH-UBND')).toEqual(bare)
    expect(fromCanonical(question('documents'), '61/KH-UBND|||')).toEqual(bare)
  })

  test('are refused while the year of their date is open', () => {
    const window = { from: day('2023-12-15'), to: day('2024-01-14') }
    const outcome = readAnswer(question('documents'), '61/KH-UBND ngày 6/4', { window })
    expect(outcome).toEqual({ outcome: 'unread', reason: { why: 'not-a-document', line: 1, words: 'ngày 6/4' } })
  })
})

test('what is too long is told with the most that is taken', () => {
  const reason = { why: 'too-long', most: LONGEST_TEXT }
  const long = 'á'.repeat(LONGEST_TEXT)
  expect(reading('text', long)).toMatchObject({ outcome: 'read' })
  expect(reading('text', `${long}a`)).toEqual({ outcome: 'unread', reason })
  expect(fromCanonical(question('text'), `${long}a`)).toEqual({ outcome: 'unread', reason })
  expect(fromCanonical(question('list'), '\u200b')).toEqual({ outcome: 'unread', reason: { why: 'empty' } })
  expect(fromCanonical(question('text'), '\u200b')).toEqual({ outcome: 'unread', reason: { why: 'empty' } })
})
