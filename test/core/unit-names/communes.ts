/** All communes of 2025, province by province, and units made up for a test. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Named } from '../../../src/core/unit-names/shapes.ts'

export function unit(code: string, name: string, short = name, ...also: string[]): Named {
  return { code, name, short, ...(also.length > 0 && { also }) }
}

export function toneless(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D')
}

/** The number of the province, then its communes. */
export function communesByProvince(): [string, Named[]][] {
  const rows = readFileSync(join(import.meta.dirname, 'units-2025.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  const communes = rows.map((row) => {
    const [province = '', code = '', name = ''] = row.split(',')
    return { province, named: unit(`X${code}`, name) }
  })
  return [...Map.groupBy(communes, ({ province }) => province)].map(([province, all]) => [
    province,
    all.map(({ named }) => named),
  ])
}
