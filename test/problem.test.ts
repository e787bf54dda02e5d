import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { explainProblem, Problem, type ProblemCode, problems } from '../src/problem.ts'
import { SETTING_NAMES } from '../src/settings.ts'
import { textsOf } from '../src/text/texts.ts'

const codes = Object.keys(problems) as ProblemCode[] // the keys of a constant

describe.each(['vi', 'en'])('problems in %s', (locale) => {
  const sections = parse(readFileSync(`locales/${locale}.yaml`, 'utf8')) as { problem: Record<string, unknown> }
  const { remedy, ...own } = sections.problem
  const t = textsOf(locale, sections)

  it('has one text for every code and none besides', () => {
    expect(Object.keys(own).sort()).toEqual([...codes].sort())
  })

  it.each(codes)('%s says what is wrong and what to do', (code) => {
    const text = t(`problem.${code}`)
    expect(text.split(/[.:,]\s/).length, text).toBeGreaterThan(1)
    expect(text).toMatch(locale === 'en' ? TO_DO.en : TO_DO.vi)
  })

  it('has a remedy for every setting', () => {
    expect(Object.keys(remedy as object).sort()).toEqual([...SETTING_NAMES].sort())
  })

  it('names the setting and its remedy', () => {
    const told = explainProblem(t, new Problem('setting-wrong', { name: 'PORT', remedy: 'PORT' }))
    expect(told).toMatch(/^PORT: .*8080/)
  })
})

/** Each text must hold a request: a verb of doing. */
const TO_DO = {
  en: /\b(Change|Needed|Leave|Set|Check|Run|Stop|Install|Write|Choose|Remind|types|Mend|Add|See|restore|Get|Make|Wait|wait|Buy|Invite|Sign|copy|Give|Start|start|Ask)\b/,
  vi: /(Sửa|Cần|Để trống|Đặt|Kiểm tra|Chạy|Dừng|Cài|Ghi|Chọn|Nhắc|gõ|Thêm|Xem|Lấy|Tạo|Đợi|Mua|Mời|Nhờ|Đăng nhập|sao chép|chạy)/,
}

describe('Problem', () => {
  it.each([
    ['nothing-to-report', 1],
    ['unknown-unit', 2],
    ['port-in-use', 78],
  ] as const)('%s ends the command line with %i', (code, exit) => {
    expect(new Problem(code).exit).toBe(exit)
  })

  it('tells its parts on lines of their own', () => {
    const parts = [new Problem('postgresql-not-yet'), new Problem('port-in-use', { port: 8080 })]
    const told = explainProblem(
      (key, params) => `${key} ${JSON.stringify(params)}`,
      new Problem('settings-wrong', {}, { parts }),
    )
    expect(told.split('\n')).toEqual([
      'problem.settings-wrong {}',
      '- problem.postgresql-not-yet {}',
      '- problem.port-in-use {"port":8080}',
    ])
  })

  it('keeps its cause', () => {
    const cause = new Error('EADDRINUSE')
    expect(new Problem('port-in-use', { port: 1 }, { cause }).cause).toBe(cause)
  })
})
