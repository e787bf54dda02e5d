/** Whatever a pack or a person holds: no platform's bound is passed, and every choice can still be made. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitted, shortened, storedIndex } from '../../../src/app/delivery/fitting.ts'
import type { Parcel } from '../../../src/app/delivery/parcel.ts'
import { ABLE } from '../../../src/channels/abilities.ts'
import type { Abilities, Choice } from '../../../src/channels/channel.ts'
import { ABILITIES as telegram } from '../../../src/channels/telegram/abilities.ts'
import { ABILITIES as zaloBot } from '../../../src/channels/zalo-bot/abilities.ts'
import { abilitiesOf } from '../../../src/channels/zalo-oa/abilities.ts'
import { choiceTyped, letterOf } from '../../../src/core/interview/words.ts'
import { textsIn } from '../../texts.ts'

const t = textsIn('vi')
const zaloOa = abilitiesOf(0)
const CHATS: readonly (readonly [string, Abilities])[] = [
  ['Telegram', telegram.private],
  ['a Telegram group', telegram.group],
  ['Zalo OA', zaloOa.private],
  ['a Zalo group', zaloOa.group],
  ['Zalo Bot', zaloBot.private],
]

type Sent = Parcel & { type: 'message' | 'edit' }

function show(abilities: Abilities, choices: Choice[][], type: 'message' | 'edit' = 'message') {
  const parcel: Sent =
    type === 'message' ? { type, text: 'Chọn:', choices } : { type, of: { promptId: 1 }, text: 'Chọn:', choices }
  const { payload, offered } = fitted(t, abilities, parcel)
  if (payload.type !== 'message' && payload.type !== 'edit') throw new Error('another kind of parcel')
  return { rows: payload.choices ?? [], text: payload.text, offered }
}

const word = fc.stringMatching(/^[a-z]{1,9}$/)
const label = fc.oneof(
  fc
    .array(fc.oneof(word, fc.constantFrom('Xã', 'Cẩm', 'Giàng', '\u{1F600}', 'ặ')), { minLength: 1, maxLength: 40 })
    .map((w) => w.join(' ')),
  fc.string({ minLength: 1, maxLength: 300, unit: 'grapheme' }).filter((s) => s.trim() !== ''),
)
const data = fc.oneof(
  fc.string({ minLength: 1, maxLength: 80 }),
  fc.string({ minLength: 1, maxLength: 1200, unit: 'grapheme' }),
)
const choice = fc.record({ label, data })
const rows = fc.oneof(
  fc.array(fc.array(choice, { maxLength: 12 }), { maxLength: 12 }),
  fc.array(choice, { minLength: 90, maxLength: 140 }).map((all) => all.map((one) => [one])),
)

describe.each(CHATS)('choices in %s', (_, abilities) => {
  const { keyboard, buttons } = abilities
  it.each(['message', 'edit'] as const)('of any %s keep within its bounds and can all be made', (type) => {
    if (type === 'edit' && !abilities.edits) return
    const property = fc.property(rows, (given) => {
      const all = given.flat()
      const { rows: shown, offered, text } = show(abilities, given, type)
      const flat = shown.flat()
      expect(flat.length).toBeLessThanOrEqual(Math.min(buttons, keyboard?.most ?? 0))
      for (const row of shown) expect(row.length).toBeLessThanOrEqual(keyboard?.perRow ?? 0)
      for (const one of flat) {
        expect(one.label.length).toBeLessThanOrEqual(keyboard?.labelLength ?? 0)
        expect(one.label.trim()).not.toBe('')
        expect(Buffer.byteLength(one.data)).toBeLessThanOrEqual(keyboard?.dataBytes ?? 0)
      }
      const bytes = flat.reduce((sum, c) => sum + Buffer.byteLength(c.label + c.data), 0)
      expect(bytes).toBeLessThanOrEqual(keyboard?.allBytes ?? 0)
      const made = all.map((_, i) => {
        if (flat.length === 0) return offered?.choices[choiceTyped(`${letterOf(i)})`, all.length) ?? -1]
        const said = flat[i]?.data ?? ''
        return offered?.as === 'buttons' ? offered.choices[storedIndex(said) ?? i] : said
      })
      expect(made).toEqual(all.map((c) => c.data))
      if (flat.length === 0) for (const one of all) expect(text).toContain(one.label)
    })
    fc.assert(property, { numRuns: 150 })
  })
})

describe('choices', () => {
  it('that fit stay as they are', () => {
    const choices = [[{ label: 'Báo cáo', data: '/baocao' }], [{ label: 'Hạn', data: '/han' }]]
    for (const abilities of [telegram.private, zaloOa.private, ABLE])
      expect(show(abilities, choices).rows).toEqual(choices)
  })

  it('whose labels differ only behind the cut are lettered', () => {
    const long = `Xã ${'rất '.repeat(40)}`
    const choices = ['một', 'hai'].map((end, i) => [{ label: long + end, data: String(i) }])
    const { rows: shown, text } = show(telegram.private, choices)
    expect(shown).toEqual([])
    expect(text).toContain('một')
  })

  it('whose data is too long are known by their place where a tap tells its message, else by letters', () => {
    const choices = [
      [
        { label: 'Một', data: 'x'.repeat(1500) },
        { label: 'Hai', data: '/han' },
      ],
    ]
    expect(show(telegram.private, choices)).toMatchObject({
      rows: [[{ data: '#0' }, { data: '/han' }]],
      offered: { as: 'buttons' },
    })
    expect(show(zaloOa.private, choices)).toMatchObject({ rows: [], offered: { as: 'letters' } })
  })

  it.each([
    ['Sở Tư pháp', 20, 'Sở Tư pháp'],
    ['Sở Lao động - Thương binh và Xã hội', 20, 'Sở Lao động -…'],
    ['Sởlaođộngthươngbinhvàxãhội', 10, 'Sởlaođộng…'],
    ['aaaaaaaa\u{1F600}bbbb', 10, 'aaaaaaaa…'],
  ])('%j of at most %i is %j', (text, most, wanted) => expect(shortened(text, most)).toBe(wanted))
})
