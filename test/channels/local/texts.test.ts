import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pageTexts } from './trial.ts'

const folder = new URL('../../../src/channels/local/page/', import.meta.url)
const sources = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'))
const all = sources.join('\n')

const used = new Set([
  ...[...all.matchAll(/data-(?:text|label|placeholder)="(\w+)"/g)].map((found) => found[1] ?? ''),
  ...[...all.matchAll(/(?:say|banner)\(([^)]*)/g)].flatMap((found) =>
    [...(found[1] ?? '').matchAll(/'(\w+)'/g)].map((key) => key[1] ?? ''),
  ),
])
/** Compared with, not shown. */
used.delete('group')

describe.each(['vi', 'en'] as const)('the page in %s', (locale) => {
  const texts = pageTexts(locale)

  it('has a text for every key that the page uses, and none besides', () => {
    const kept = [...Object.keys(texts)].filter((key) => key !== 'lang')
    expect(kept.sort()).toEqual([...used].sort())
    expect(texts.lang).toBe(locale)
  })

  it('has texts only', () => {
    expect(Object.values(texts).filter((text) => typeof text !== 'string' || text.trim() === '')).toEqual([])
  })
})

it("takes no people's text as markup", () => {
  expect(all).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write/)
})
