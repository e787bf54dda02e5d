// Texts as long as a report bears, in the shapes that bring careless patterns down, take no longer than plain ones.
import { describe, expect, it } from 'vitest'
import { withoutMention } from '../../../src/channels/mention.ts'
import { documentsFrom } from '../../../src/core/answer/document-form.ts'
import { readDocuments } from '../../../src/core/answer/documents.ts'
import { personalIn, secrecyFault } from '../../../src/core/answer/guard.ts'
import { linesOf, readList } from '../../../src/core/answer/list.ts'
import { saysNone } from '../../../src/core/answer/none.ts'
import { LONGEST_TEXT } from '../../../src/core/answer/text.ts'
import { parseCommand } from '../../../src/core/command.ts'
import { hearingOf } from '../../../src/core/interview/overheard.ts'
import { decisionTyped } from '../../../src/core/interview/personal.ts'
import { numberedPieces } from '../../../src/core/interview/several.ts'
import { saysHello, steering, steeringCommand } from '../../../src/core/interview/words.ts'
import { joined } from '../../../src/core/long-text.ts'
import { nearestCommands } from '../../../src/core/nearest-command.ts'
import { cleanText } from '../../../src/core/number/fold.ts'
import { day } from '../../../src/core/period.ts'
import { longTexts } from '../../long-texts.ts'
import { formOf } from '../interview/play.ts'
import { question, reading } from './questions.ts'

/** As long as a text can be, and twice again. */
const SIZE = 100_000
/** Beyond what a slower machine, or one that is busy, adds to both alike. */
const MOST_TIMES = 3
/** Times below this are the clock's, not the text's. */
const FLOOR_MS = 40

const window = { from: day('2024-03-15'), to: day('2024-04-14') }
const { plain: PLAIN, nasty: NASTY } = longTexts(SIZE)

const form = formOf([{ id: 'd', kind: 'documents' }, 'a'])
const documents = question('documents', {})
const waiting = { at: 'd', skipped: [], waiting: {} }

const READERS: Record<string, (text: string) => unknown> = {
  cleanText,
  secrecyFault,
  personalIn,
  decisionTyped,
  list: (text) => readList(text.slice(0, LONGEST_TEXT)),
  linesOf,
  documents: (text) => readDocuments(text.slice(0, LONGEST_TEXT), { window }),
  'the exchange form': (text) => documentsFrom(text.slice(0, LONGEST_TEXT)),
  none: (text) => saysNone(documents, text),
  commands: (text) => [
    parseCommand(text),
    parseCommand(`/${text}`),
    nearestCommands(text),
    steeringCommand(`/${text}`),
  ],
  steering: (text) => [steering(text), saysHello(text)],
  numbered: numberedPieces,
  mentions: (text) => withoutMention(text, ['@tongket_bot']),
  hearing: (text) => hearingOf(form, waiting, 'd', text, true),
  joining: (text) => joined([text, text]),
}

/** The best of three, or the first that is good enough. */
function time(read: (text: string) => unknown, text: string, enough = 0): number {
  let best = Infinity
  for (let i = 0; i < 3 && best > enough; i++) {
    // Of this thread alone: a machine that is busy with others makes both waits longer, but not alike.
    const before = process.threadCpuUsage()
    read(text)
    const { user, system } = process.threadCpuUsage(before)
    best = Math.min(best, (user + system) / 1000)
  }
  return best
}

describe.each(Object.entries(READERS))('%s', (_, read) => {
  it('takes no longer over nasty shapes than over plain text', () => {
    const most = Math.max(time(read, PLAIN), FLOOR_MS) * MOST_TIMES
    const slow = Object.entries(NASTY).flatMap(([name, text]) => {
      const ms = time(read, text, most)
      return ms > most ? [`${name}: ${ms.toFixed()} ms, not ${most.toFixed()}`] : []
    })
    expect(slow).toEqual([])
  }, 120_000)
})

describe('an answer', () => {
  const sixty = Array.from(
    { length: 60 },
    (_, i) => `${i + 1}/UBND-NC ngày 06/4/2024 của UBND tỉnh về việc ${'rà soát dữ liệu '.repeat(35)}`,
  ).join('\n')

  it('may be sixty documents, a long list, or long prose', () => {
    expect(sixty.length).toBeGreaterThan(35_000)
    expect(reading('documents', sixty)).toMatchObject({ outcome: 'read', value: { items: { length: 60 } } })
    expect(reading('list', sixty)).toMatchObject({ outcome: 'read', value: { items: { length: 60 } } })
    expect(reading('text', sixty)).toMatchObject({ outcome: 'read' })
  })

  it('has an end', () => {
    const most = LONGEST_TEXT
    const text = 'a '.repeat(most)
    for (const kind of ['text', 'list', 'documents'] as const)
      expect(reading(kind, text)).toEqual({ outcome: 'unread', reason: { why: 'too-long', most } })
  })

  it('that is a figure, a day or a choice stays short', () => {
    for (const kind of ['count', 'money', 'percent', 'ratio', 'date', 'choice', 'yes-no', 'decimal'] as const)
      expect(reading(kind, '1 '.repeat(3000))).toEqual({ outcome: 'unread', reason: { why: 'too-long', most: 4000 } })
  })
})
