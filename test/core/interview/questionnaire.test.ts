/** What a unit is asked in a period, and small questions about a form. */
import { describe, expect, it } from 'vitest'
import { dueOf, freshState, missingIn, positionOf, questionOf } from '../../../src/core/interview/interview.ts'
import { questionnaireOf } from '../../../src/core/interview/questionnaire.ts'
import { shortFrom } from '../../../src/core/interview/several.ts'
import { moment } from '../../../src/core/moment.ts'
import { period } from '../../../src/core/period.ts'
import { packOf, question, unit } from '../figures/tiny-pack.ts'
import { formOf } from './play.ts'

describe('the questionnaire of a unit', () => {
  const pack = {
    ...packOf({
      questions: [question('a'), question('opening', { once: true })],
      more: { for: ['B'], questions: [question('b')] },
    }),
    period: { fromDay: 15 },
    deadline: { days: 3, working: false, at: '17:00' },
  }
  const asked = (code: string, settled: string[]) =>
    questionnaireOf(pack, unit(code), period('2024-04'), new Set(settled)).questions.map((q) => q.id)

  it('holds the questions of all its forms, in order', () => {
    expect(asked('A', [])).toEqual(['a', 'opening'])
    expect(asked('B', [])).toEqual(['a', 'opening', 'b'])
  })

  it('leaves out an opening balance that an earlier month has given, and nothing else', () => {
    expect(asked('A', ['opening', 'a'])).toEqual(['a'])
  })

  it('says its unit, its days and when it is due', () => {
    const asked = questionnaireOf(pack, unit('A'), period('2024-04'), new Set())
    const { unit: whose, period: month, window } = asked
    expect([whose.code, month, window, dueOf(asked)]).toEqual([
      'A',
      '2024-04',
      { from: '2024-03-15', to: '2024-04-14' },
      '2024-04-17T17:00',
    ])
  })

  it('says of each question when it is due, and as a whole when the last is', () => {
    const [all, some] = pack.forms
    const forms = [
      ...(all ? [all] : []),
      ...(some ? [{ ...some, deadline: { days: 1, working: false, at: '09:00' } }] : []),
    ]
    const asked = questionnaireOf({ ...pack, forms }, unit('B'), period('2024-04'), new Set())
    const due = (id: string) => dueOf(asked, questionOf(asked, id))
    expect([due('b'), due('a'), dueOf(asked)]).toEqual(['2024-04-15T09:00', '2024-04-17T17:00', '2024-04-17T17:00'])
    const later = { deadline: moment('2024-04-16T12:00'), grantedAt: moment('2024-04-15T08:00') }
    const extended = questionnaireOf({ ...pack, forms }, unit('B'), period('2024-04'), new Set(), later)
    expect(dueOf(extended, questionOf(extended, 'b'))).toBe('2024-04-16T12:00')
  })
})

describe('a form', () => {
  const form = formOf(['a', { id: 'b', required: false }, { id: 'n', kind: 'text' }, 'c'])

  it('begins at its first open question', () => {
    expect(freshState(form, new Map())).toEqual({ at: 'a', skipped: [], waiting: {} })
    expect(freshState(form, new Map([['a', { kind: 'none' }]])).at).toBe('b')
    const all = new Map(['a', 'b', 'n', 'c'].map((id) => [id, { kind: 'none' } as const]))
    expect(freshState(form, all).at).toBe('review')
  })

  it('counts its questions from 1 and knows which it has', () => {
    expect(['a', 'c', 'gone', 'review'].map((id) => positionOf(form, id))).toEqual([1, 4, 0, 0])
    expect(questionOf(form, 'b')?.id).toBe('b')
    expect(questionOf(form, 'gone')).toBeUndefined()
  })

  it('lacks what is required and not answered', () => {
    expect(missingIn(form, new Set(['n'])).map((q) => q.id)).toEqual(['a', 'c'])
  })

  it('takes lines for the given question and the short ones behind it', () => {
    const ids = (at: string) => shortFrom(form, at).map((q) => q.id)
    expect(ids('a')).toEqual(['a', 'b', 'c'])
    expect(ids('b')).toEqual(['b', 'c'])
    expect(ids('n')).toEqual(['n', 'c'])
  })
})
