// Where a command has to name the program every sentence that teaches one says so, and people's words stay theirs.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { COMMANDS } from '../../src/core/command.ts'
import { addressedTexts } from '../../src/text/addressed.ts'
import { textsIn } from '../texts.ts'

const address = (command: string): string => `${command}@ten_bot`
const t = textsIn('vi')
const named = addressedTexts(t, address)

describe('texts for a group in which a command names the program', () => {
  it.each([
    ['ask-back.nothing-open', {}, 'gõ /sua@ten_bot và số câu để sửa, hoặc /nop@ten_bot để nộp.'],
    ['reply.not-linked', {}, 'gõ: /lienket@ten_bot MÃ'],
    ['reply.how-to-extend', { unit: 'STP' }, 'gõ: /giahan@ten_bot STP 20/4, hoặc /giahan@ten_bot STP thứ 6 3h chiều.'],
    ['reply.not-allowed', { command: '/khoa', roles: 'thư ký' }, 'Lệnh /khoa@ten_bot dành cho: thư ký.'],
    ['reply.locked', { month: '4/2024' }, 'Mở lại bằng /mo@ten_bot.'],
    ['reply.unknown-command', { word: 'nopp' }, 'Tôi chưa biết lệnh /nopp. Anh/chị gõ /trogiup@ten_bot để'],
  ])('%s', (key, params, said) => {
    expect(named(key, params)).toContain(said)
  })

  it('leave what people said as it is', () => {
    const said = 'xem /nop và /sua 3 tại https://x.vn/nop'
    expect(named('card.last', { value: said })).toBe(`Tháng trước: ${said}`)
  })

  it('keep the number that chooses between singular and plural', () => {
    expect(named('remind.overview', { title: 'A', month: '4/2024', count: 2 })).toContain('còn 2 đơn vị')
  })

  it.each(['vi', 'en'])('teach no bare command, in any text of %s', (locale) => {
    const texts = textsIn(locale)
    const named = addressedTexts(texts, address)
    const bare = new RegExp(`(?<![\\p{L}\\d/@.:-])/(?:${COMMANDS.join('|')})(?![\\p{L}\\d_@/-])`, 'u')
    const sections = parse(readFileSync(`locales/${locale}.yaml`, 'utf8')) as Record<string, unknown>
    const keys = keysOf(sections).filter((key) => /^(reply|ask-back|review|submitted|remind|card|menu)\./.test(key))
    expect(keys.length).toBeGreaterThan(100)
    expect(keys.filter((key) => bare.test(named(key)))).toEqual([])
    expect(keys.filter((key) => bare.test(texts(key))).length).toBeGreaterThan(15)
  })
})

function keysOf(node: unknown, prefix = ''): string[] {
  if (typeof node !== 'object' || node === null) return [prefix]
  return Object.entries(node).flatMap(([key, value]) => keysOf(value, prefix ? `${prefix}.${key}` : key))
}
