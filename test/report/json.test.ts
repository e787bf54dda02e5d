/** The report as data: keys that other programs rely on. */
import { expect, it } from 'vitest'
import type { Finding } from '../../src/core/checks.ts'
import { renderReport, reportFileName } from '../../src/report/report.ts'
import { APRIL, packWith, reportOf, SAID, type Said } from './sample.ts'

interface Data {
  readonly [key: string]: unknown
  readonly figures: readonly { readonly id: string }[]
}

async function dataOf(said: Said, findings: readonly Finding[] = []): Promise<Data> {
  const report = reportOf('{{ khai_tu }} {{ tien }}', said, { findings })
  return JSON.parse(new TextDecoder().decode(await renderReport(report, 'json'))) as Data
}

it('names period, window, units and gaps', async () => {
  const { figures, ...data } = await dataOf({ khai_tu: SAID.number('5') })
  expect(figures.length).toBe(14)
  expect(data).toEqual({
    pack: 'mau',
    version: '0123456789ab',
    period: '2024-04',
    window: { from: '2024-03-15', to: '2024-04-14' },
    title: 'Báo cáo mẫu tháng 4/2024',
    subject: 'Kết quả tháng 4/2024',
    units: { expected: ['STP', 'CAT'], submitted: ['STP'] },
    gaps: [{ id: 'tien', label: 'Nhãn tien' }],
    findings: [],
  })
})

it('gives a figure exactly and as printed, and null for what is missing', async () => {
  const { figures } = await dataOf({ khai_tu: SAID.number('5'), dat: SAID.number('97.81') })
  const of = (id: string): unknown => figures.find((f) => f.id === id)
  expect(of('khai_tu')).toEqual({
    id: 'khai_tu',
    label: 'Khai tử',
    kind: 'count',
    measure: 'hồ sơ',
    state: 'given',
    amount: '5',
    text: '05',
    missing: [],
    by_unit: [{ unit: 'STP', value: { kind: 'number', amount: '5' }, text: '05' }],
  })
  expect(of('dat')).toMatchObject({ amount: '97.81', text: '97,8%', unproved: true })
  expect(of('tien')).toMatchObject({
    state: 'missing',
    amount: null,
    text: null,
    missing: [{ unit: 'STP', indicator: 'tien', period: '2024-04' }],
  })
})

it('tells findings in sentences', async () => {
  const finding: Finding = {
    rule: 'stated-percentage',
    severity: 'warning',
    units: ['STP'],
    indicators: ['ty_le'],
    message: { key: 'stated-percentage', params: { label: 'Tỷ lệ', stated: '98.44', computed: '98.89' } },
    expected: '98.89',
    actual: '98.44',
  }
  const { findings } = await dataOf({}, [finding])
  expect(findings).toEqual([{ ...finding, message: expect.stringContaining('98,44%') as unknown }])
})

it('is named in ASCII', () => {
  expect(reportFileName(packWith(''), APRIL, 'docx')).toBe('bao-cao-2024-04.docx')
})
