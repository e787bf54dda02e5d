/** The table of typed forms: each one is a promise to the people who type. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Question } from '../../../src/core/pack.ts'
import { brief, KINDS, reading } from './questions.ts'

const Table = z.array(
  z.strictObject({
    kind: z.enum(KINDS),
    question: z.record(z.string(), z.unknown()).default({}),
    forms: z.array(z.tuple([z.string(), z.string()])),
  }),
)
const table = Table.parse(parse(readFileSync(new URL('typed-forms.yaml', import.meta.url), 'utf8')))

describe.each(table)('$kind $question', ({ kind, question, forms }) => {
  test.each(forms)('%j is %s', (typed, expected) => {
    // The table is ours; a misspelled property would show as a wrong outcome.
    expect(brief(reading(kind, typed, question as Partial<Question>))).toBe(expected)
  })
})

test('every kind stands in the table, with at least 180 forms in all', () => {
  expect(new Set(table.map((section) => section.kind))).toEqual(new Set(KINDS))
  expect(table.flatMap((section) => section.forms).length).toBeGreaterThanOrEqual(180)
})

test('a form says the same in composed and in decomposed writing', () => {
  const differing = table.flatMap(({ kind, question, forms }) =>
    forms.filter(([typed]) => {
      const ways = [typed.normalize('NFC'), typed.normalize('NFD')].map((way) =>
        brief(reading(kind, way, question as Partial<Question>)).normalize('NFC'),
      )
      return ways[0] !== ways[1]
    }),
  )
  expect(differing).toEqual([])
})
