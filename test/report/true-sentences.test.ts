/**
 * The report of Đề án 06 says nothing that nobody reported: five hundred generated months, each sentence of which
 * traces to the answers on which it rests.
 */
import { describe, expect, it } from 'vitest'
import { renderReport } from '../../src/report/report.ts'
import { usePack } from '../../src/use-pack.ts'
import { runs } from '../runs.ts'
import { CLAIMS } from './true-sentences/claims.ts'
import { faultsOf } from './true-sentences/judge.ts'
import { type Month, monthOf, STYLES } from './true-sentences/months.ts'
import { compiled, sentencesOf } from './true-sentences/read.ts'

const pack = usePack('prompts/de-an-06')

it('traces every sentence, figure and gap of five hundred months to their answers', () => {
  const wrong: string[] = []
  for (let seed = 0; seed < runs(500); seed++) {
    const month = monthOf(pack, seed)
    wrong.push(...faultsOf(pack, month, compiled(pack, month)).map((f) => `seed ${seed} ${month.style} ${month.period} ${f}`))
  }
  expect(wrong.slice(0, 20)).toEqual([])
})
