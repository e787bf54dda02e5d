// Every reason has its sentence in both languages, and no two mean the same.
import { describe, expect, it } from 'vitest'
import type { FailureReason } from '../../src/channels/channel.ts'
import { triesText, whyText } from '../../src/text/undelivered.ts'
import { textsIn } from '../texts.ts'

/** Whether it is said of a group; the compiler asks for each reason. */
const REASONS: Readonly<Record<FailureReason, boolean>> = {
  'person-blocked': false,
  'person-gone': false,
  'person-new': false,
  'person-inactive': false,
  'not-following': false,
  removed: true,
  'group-gone': true,
  'group-disabled': true,
  'topic-gone': false,
  'topic-closed': false,
  'no-writing': true,
  'not-allowed': false,
  'not-set-up': false,
  'chat-unknown': false,
  'text-refused': false,
  quota: false,
  unpaid: false,
}
const KINDS = ['blocked', 'rejected', 'window-closed', 'unreachable', 'fault']

describe('why a message did not get through', () => {
  it.each(['vi', 'en'])('is said in words of its own, in %s', (locale) => {
    const t = textsIn(locale)
    const said = [
      ...Object.keys(REASONS).map((reason) => whyText(t, { error: 'rejected', reason })),
      ...KINDS.map((error) => whyText(t, { error })),
    ]
    expect(new Set(said).size).toBe(said.length)
    expect(said.every((text) => /^[^.]+$/.test(text))).toBe(true)
  })

  it('speaks of a group only where it is one, and says that it is gone only where it is', () => {
    const t = textsIn('vi')
    for (const [reason, isGroup] of Object.entries(REASONS)) {
      const text = whyText(t, { error: 'blocked', reason })
      expect(/nhóm/.test(text), reason).toBe(isGroup)
      expect(/nhóm đã bị xoá/.test(text), reason).toBe(reason === 'group-gone')
    }
    expect(whyText(t, { error: 'rejected' })).not.toContain('nhóm')
  })

  it('takes what an older version left for a fault', () => {
    const t = textsIn('vi')
    expect(whyText(t, { error: 'something' })).toBe(whyText(t, { error: 'fault' }))
  })

  it('names every place that was tried', () => {
    const t = textsIn('vi')
    const tries = [
      { chat: 'Nhóm A', error: 'rejected', reason: 'topic-gone' },
      { chat: '', error: 'blocked', reason: 'person-blocked' },
    ]
    expect(triesText(t, tries)).toBe(
      'Nhóm A: chủ đề dành cho đơn vị đã bị xoá; tin nhắn riêng: người nhận đã chặn chương trình',
    )
  })
})
