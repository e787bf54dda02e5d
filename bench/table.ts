/** What the benchmark found, for people: medians over the rounds with the least and the most, and ratios. */
import type { Row, StartUp } from './measure.ts'
import { median } from './sums.ts'

export const PRODUCT = 'tongket'

export interface Found {
  readonly rows: readonly Row[]
  /** Of each round. */
  readonly commitsPerSecond: readonly number[]
  readonly startUps: readonly StartUp[]
  readonly answers: { readonly kept: number; readonly expected: number }
}

export function tableOf({ rows, commitsPerSecond, startUps, answers }: Found): string {
  return [
    ...aligned([HEAD, ...groups(rows).map(lineOf)]),
    '',
    `bare commit loop: ${spread(commitsPerSecond)} commits/s`,
    ...ratios(rows, commitsPerSecond),
    '',
    `ready after ${spread(startUps.map((s) => s.ms))} ms, ${spread(startUps.map((s) => s.cpuMs))} ms of CPU; ${startUps.length} starts`,
    `answers kept: ${answers.kept} of ${answers.expected}, each once and right`,
  ].join('\n')
}

const HEAD = [
  'bot',
  'clients',
  'updates/s',
  '200 p50',
  'echo p50',
  'echo p99 ms',
  'next question p50',
  'CPU µs/update',
  'RSS MB',
  'others %',
]

function lineOf(group: readonly Row[]): string[] {
  const of = (field: Exclude<keyof Row, 'name'>, digits = 1) => median(group.map((r) => r[field])).toFixed(digits)
  const { name = '', clients = 0 } = group[0] ?? {}
  const rate = spread(group.map((r) => r.perSecond))
  const times = [of('takenP50'), of('echoP50'), of('echoP99'), of('askedP50')]
  return [name, String(clients), rate, ...times, of('cpuUs', 0), of('rssMb', 0), of('othersPercent', 0)]
}

/** Ours against the others of the same round, so that a busy minute hits both. */
function ratios(rows: readonly Row[], commits: readonly number[]): string[] {
  const ours = rows.filter((r) => r.name === PRODUCT)
  const others = [...new Set(rows.map((r) => r.name))].filter((name) => name !== PRODUCT)
  const against = (label: string, rateOf: (r: Row) => number | undefined) => {
    const text = [...new Set(ours.map((r) => r.clients))].map((clients) => {
      const found = ours.filter((r) => r.clients === clients)
      const values = found.map((r) => r.perSecond / (rateOf(r) ?? Number.NaN))
      return `${spread(values, 2)} at ${clients}`
    })
    return `${PRODUCT} ÷ ${label}: ${text.join(', ')}`
  }
  return [
    against('bare commit loop', (r) => commits[r.round - 1]),
    ...others.map((name) =>
      against(name, (r) => {
        return rows.find((o) => o.name === name && o.round === r.round && o.clients === r.clients)?.perSecond
      }),
    ),
  ]
}

/** Rows of one bot with one number of clients. */
function groups(rows: readonly Row[]): Row[][] {
  return [...Map.groupBy(rows, (r) => `${r.name} ${r.clients}`).values()]
}

/** `812 (790–845)` */
function spread(numbers: readonly number[], digits = 0): string {
  const middle = median(numbers).toFixed(digits)
  if (numbers.length < 2) return middle
  return `${middle} (${Math.min(...numbers).toFixed(digits)}–${Math.max(...numbers).toFixed(digits)})`
}

function aligned(lines: readonly (readonly string[])[]): string[] {
  const widths = HEAD.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)))
  return lines.map((line) =>
    line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
  )
}
