/** What must be said of the 25 services, word for word, and what both appendices must hold. */
import { inlinesOf, plainOf } from '../../../src/report/blocks.ts'
import type { Report } from '../../../src/report/report.ts'
import type { Case } from './judge.ts'
import { dayText } from './oracle.ts'
import { rowsOf, type Sentence } from './read.ts'

const RATES = 'Tỷ lệ nộp trực tuyến của từng dịch vụ: '
const GAP = '[chưa có]'
const NONE = 'không phát sinh'
const TOTAL_GAP = '[chưa có số liệu: Tổng 25 dịch vụ công]'
const STEERING = [
  ['vb_ubnd_tinh', 'vb_chi_dao_ubnd_tinh', 'UBND tỉnh'],
  ['vb_tct_tinh', 'vb_chi_dao_tct_tinh', 'Tổ công tác Đề án 06 tỉnh'],
  ['vb_cat', 'vb_chi_dao_cat', 'Công an tỉnh'],
] as const

interface Service {
  readonly name: string
  readonly label: string
  readonly received: string
  readonly online: string
  /** `97,8%`, with a star where only the percentage was typed. */
  readonly rate: string
  readonly isStated: boolean
  readonly isZero: boolean
}

export function tellsOfServices({ text }: Sentence): boolean {
  return (
    /^(Tỷ lệ nộp trực tuyến|Hồ sơ của từng dịch vụ)/.test(text) ||
    /^(\d\d|Trong kỳ, cả 25) dịch vụ công không phát sinh/.test(text)
  )
}

export function serviceFaults(of: Case, report: Report, sentences: readonly Sentence[]): string[] {
  const services = servicesOf(of, rowsOf(report, 1))
  return [
    ...differing(
      'services',
      sentences.filter(tellsOfServices).map((s) => s.text),
      sentencesAbout(of, services),
    ),
    ...differing(
      'Phụ lục II',
      rowsOf(report, 1).map((r) => r.join(' | ')),
      services.map(rowText),
    ),
    ...differing('foot of Phụ lục II', [footOf(report)], [footText(of, services)]),
    ...differing(
      'Phụ lục I',
      rowsOf(report, 0).map((r) => r.join(' | ')),
      documentRows(of),
    ),
  ]
}

function differing(where: string, printed: readonly string[], wanted: readonly string[]): string[] {
  const [a, b] = [printed.join('\n'), wanted.join('\n')]
  return a === b ? [] : [`${where}:\n${a}\ninstead of\n${b}`]
}

/** In the order of their numbers, with the names of the table. */
function servicesOf({ pack, oracle }: Case, rows: readonly string[][]): Service[] {
  const questions = pack.forms.flatMap((f) => f.questions).filter((q) => /^dvc\d\d_/.test(q.id))
  return questions
    .sort((a, b) => a.id.localeCompare(b.id))
    .map((q, i) => {
      const [received = GAP, online = GAP] = [q.denominator, q.numerator].map(
        (part) => oracle.numbers(part?.id ?? '')[0],
      )
      const isStated = oracle.values(q.id).some((v) => v?.kind === 'ratio' && !v.parts)
      const [rate] = oracle.numbers(q.id)
      const printed = rate === undefined ? GAP : rate + (isStated ? '*' : '')
      const name = rows[i]?.[1] ?? ''
      return { name, label: q.label, received, online, rate: printed, isStated, isZero: oracle.zero(q.id) }
    })
}

function sentencesAbout({ oracle }: Case, services: readonly Service[]): string[] {
  const idle = services.filter((s) => s.isZero).map((s) => s.name)
  const rates = services
    .filter((s) => !s.isZero)
    .map(({ name, rate, label }) => {
      return `${name} (${rate === GAP ? `[chưa có số liệu: ${label}]` : rate})`
    })
  if (rates.length === 0) {
    // A total of all that was stated stands against each of the 25 being none: neither is told as a fact of them.
    const isDenied = !oracle.lacks('dvc_ty_le_truc_tuyen_tong') && !oracle.zero('dvc_tiep_nhan_tong')
    return [
      isDenied ? `Hồ sơ của từng dịch vụ công: ${TOTAL_GAP}.` : 'Trong kỳ, cả 25 dịch vụ công không phát sinh hồ sơ.',
    ]
  }
  const count = String(idle.length).padStart(2, '0')
  return [
    `${RATES}${rates.join('; ')}.`,
    ...(idle.length > 0 ? [`${count} dịch vụ công không phát sinh hồ sơ: ${idle.join('; ')}.`] : []),
  ]
}

function rowText({ name, received, online, rate, isStated, isZero }: Service, i: number): string {
  const figures = isZero ? [NONE, NONE, NONE] : isStated ? ['–', '–', rate] : [received, online, rate]
  return [String(i + 1), name, ...figures].join(' | ')
}

function footOf(report: Report): string {
  const foot = report.appendices[1]?.blocks.find((b) => b.type === 'paragraph')
  return foot ? plainOf(inlinesOf(foot)) : ''
}

function footText({ oracle }: Case, services: readonly Service[]): string {
  const [received = '', online = ''] = ['dvc_tiep_nhan_tong', 'dvc_truc_tuyen_tong'].map((id) => oracle.numbers(id)[0])
  const [rate = ''] = oracle.numbers('dvc_ty_le_truc_tuyen_tong')
  const told = `tiếp nhận ${received} hồ sơ, nộp trực tuyến ${online} hồ sơ, đạt ${rate}`
  const total = oracle.lacks('dvc_ty_le_truc_tuyen_tong')
    ? TOTAL_GAP
    : oracle.zero('dvc_tiep_nhan_tong')
      ? `${NONE} hồ sơ`
      : told
  const isBare = services.some((s) => s.isStated)
  return `Cả 25 dịch vụ: ${total}.${isBare ? ' Dấu “–”: đơn vị báo tỷ lệ, chưa báo số hồ sơ.' : ''}`
}

function documentRows({ pack, oracle }: Case): string[] {
  const documents = STEERING.flatMap(([list, , body]) => {
    const items = oracle.values(list).flatMap((v) => (v?.kind === 'documents' ? v.items : []))
    return items.map((d) => {
      const subject = d.subject ? `Về việc ${d.subject}` : ''
      return [d.number, d.symbol, d.date ? dayText(d.date) : '', d.issuer ?? body, subject].join(' | ')
    })
  })
  const gaps = STEERING.filter(([list, count]) => oracle.told(list) === 0 && !oracle.zero(count)).map(
    ([list, , body]) => {
      const label = pack.forms.flatMap((f) => f.questions).find((q) => q.id === list)?.label ?? ''
      return ` |  |  |  | ${body} | [chưa có số liệu: ${label}]`
    },
  )
  const rows = [...documents.map((row, i) => `${i + 1} | ${row}`), ...gaps]
  return rows.length > 0 ? rows : [` |  |  |  |  | Trong kỳ không phát sinh văn bản chỉ đạo về Đề án 06`]
}
