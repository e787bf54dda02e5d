// What the guard refuses, what it asks about and what it lets pass: guard.yaml, each form a promise.
import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { guardFault, personalIn } from '../../../src/core/answer/guard.ts'
import { brief, reading } from './questions.ts'

const Table = z.array(
  z.strictObject({
    is: z.enum(['free', 'secret-marking', 'identity-number', 'telephone', 'people']),
    why: z.string(),
    forms: z.array(z.string()),
  }),
)
const table = Table.parse(parse(readFileSync(new URL('guard.yaml', import.meta.url), 'utf8')))

describe.each(table)('$is: $why', ({ is, forms }) => {
  test.each(forms)('%j', (typed) => {
    expect(guardFault(typed)?.why ?? 'free').toBe(is)
  })

  test('as prose, decomposed too', () => {
    const outcome = { free: /^(?!unread secret-marking|personal)/, 'secret-marking': /^unread secret-marking$/ }
    const wanted = is === 'free' || is === 'secret-marking' ? outcome[is] : new RegExp(`^personal ${is}$`)
    const others = forms.filter((typed) =>
      [typed, typed.normalize('NFD')].some((way) => !wanted.test(brief(reading('text', way, { mayBeNone: false })))),
    )
    expect(others).toEqual([])
  })
})

it('has at least two hundred forms, of either kind', () => {
  const free = table.filter(({ is }) => is === 'free').flatMap(({ forms }) => forms)
  const held = table.filter(({ is }) => is !== 'free').flatMap(({ forms }) => forms)
  expect([free.length, held.length].map((count) => count >= 100)).toEqual([true, true])
})

it('says where to look, and no more of it than three digits', () => {
  expect(personalIn('024395001234')).toEqual({ look: 'identity-number', ending: '234' })
  expect(personalIn('Một\r\nHai\n\n0951 345 678')).toEqual({ look: 'telephone', line: 4, ending: '678' })
  expect(personalIn('Một\nNguyễn Văn A, sinh 1980')).toEqual({ look: 'people', line: 2 })
})
