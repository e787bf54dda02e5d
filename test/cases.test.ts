// Conversations as people have them, from test/cases/*.yaml; each says why it matters.
import { describe, expect, it } from 'vitest'
import { conversationsIn, play } from './cases/talk.ts'

describe('conversations', () => {
  const all = conversationsIn('test/cases')
  it('are there', () => expect(all.length).toBeGreaterThan(10))
  it.each(all.map((talk) => [talk.case, talk] as const))('%s', (_, talk) => play(talk))
})
