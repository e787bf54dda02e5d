/** Months as units might report them, made from a seed: nobody, few, all, nothing occurred, nought, contradictions. */
import type { GivenAnswer, Pack, Question, Unit } from '../../../src/core/pack.ts'
import { addMonths, day, type Period, period } from '../../../src/core/period.ts'
import type { IssuedDocument, Value } from '../../../src/core/value.ts'

export const STYLES = ['nobody', 'few', 'partial', 'full', 'nothing', 'nought', 'contradictory'] as const
export type Style = (typeof STYLES)[number]

export interface Month {
  readonly style: Style
  readonly period: Period
  readonly answers: readonly GivenAnswer[]
  readonly submitted: readonly string[]
}

/** A count and the list or prose that tells of the same things. */
export const TOLD_TWICE = [
  ['vb_chi_dao_ubnd_tinh', 'vb_ubnd_tinh'],
  ['vb_chi_dao_tct_tinh', 'vb_tct_tinh'],
  ['vb_chi_dao_cat', 'vb_cat'],
  ['kt_ca_huyen', 'kt_ca_huyen_ds'],
  ['mo_hinh_bo_sung', 'mo_hinh_bo_sung_ds'],
  ['mo_hinh_bo_thi_diem', 'mo_hinh_bo_thi_diem_ds'],
  ['mo_hinh_bo_thi_diem', 'mo_hinh_bo_thi_diem_han'],
  ['mo_hinh_chua_trien_khai', 'mo_hinh_chua_trien_khai_ly_do'],
] as const

/** Before and after the reform of 2025. */
const PERIODS = ['2024-04', '2024-04', '2024-11', '2025-02', '2026-10']
const SHARE: Readonly<Record<Style, number>> = {
  nobody: 0,
  few: 0.1,
  partial: 0.6,
  full: 1,
  nothing: 1,
  nought: 1,
  contradictory: 1,
}
const WORDS =
  'rà soát, hướng dẫn, phổ biến, tập huấn, niêm yết, đối chiếu, cấp phát, tổng hợp, vận động, bàn giao'.split(', ')
/** Words that once made a document what it is not. */
const SUBJECTS = [
  'số hóa tài liệu thư viện tỉnh',
  'kiểm tra phòng cháy, chữa cháy',
  'mô hình cánh đồng mẫu lớn',
  'tổ chức hội thi tìm hiểu Luật Căn cước',
]
const SYMBOLS = ['UBND-KGVX', 'KH-UBND', 'QĐ-UBND', 'KH-CAT', 'TCTTKĐA']

export type Chance = () => number

export function chanceOf(seed: number): Chance {
  let state = (seed * 0x9e3779b9) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Who is asked, by the rules of docs/pack.md: valid on the window's last day, addressed by code, kind or `*`. */
export function unitsIn(pack: Pack, month: Period): Unit[] {
  const last = `${month}-14`
  return pack.units.filter((u) => (u.validFrom ?? last) <= last && last <= (u.validTo ?? last))
}

export function askedIn(pack: Pack, id: string, month: Period): Unit[] {
  const key = `${id} ${month}`
  const known = asked.get(key)
  if (known) return known
  const form = pack.forms.find((f) => f.questions.some((q) => q.id === id))
  const addresses = (u: Unit): boolean =>
    (form?.audience ?? []).some((a) => a === '*' || a === u.code || a === `kind:${u.kind}`)
  const units = unitsIn(pack, month).filter(addresses)
  asked.set(key, units)
  return units
}

/** Of the one pack that these tests are about. */
const asked = new Map<string, Unit[]>()

export function monthOf(pack: Pack, seed: number): Month {
  const chance = chanceOf(seed)
  const style = STYLES[seed % STYLES.length] ?? 'full'
  const month = period(pick(chance, PERIODS))
  const before = addMonths(month, -1)
  const hasPast = style !== 'nobody' && chance() < 0.6
  const answers = pack.forms
    .flatMap((f) => f.questions)
    .flatMap((question): GivenAnswer[] => {
      const units = askedIn(pack, question.id, month).map((u) => u.code)
      return units.flatMap((unit) => {
        const past = hasPast ? [answerOf(chance, question, unit, before, 'full')] : []
        const settled = question.once && hasPast
        return chance() < SHARE[style] && !settled ? [...past, answerOf(chance, question, unit, month, style)] : past
      })
    })
  const said = style === 'contradictory' ? contradicted(chance, answers, month) : answers
  const eager = pick(chance, [0, 0.5, 1])
  return {
    style,
    period: month,
    answers: said,
    submitted: unitsIn(pack, month)
      .map((u) => u.code)
      .filter(() => chance() < eager),
  }
}

function answerOf(chance: Chance, q: Question, unit: string, month: Period, style: Style): GivenAnswer {
  return { indicator: q.id, unit, period: month, value: saidTo(chance, q, `${unit} ${q.id}`, style) }
}

function saidTo(chance: Chance, q: Question, key: string, style: Style): Value {
  if (q.mayBeNone && (style === 'nothing' || (style === 'partial' && chance() < 0.2))) return { kind: 'none' }
  if (q.kind === 'ratio') return ratioOf(chance, q, style)
  if (q.kind === 'text')
    return { kind: 'text', text: times(chance, (i) => `${proseOf(chance)} của ${key} lần ${i}`).join('\n') }
  if (q.kind === 'list') return { kind: 'list', items: times(chance, (i) => `Nơi ${pick(chance, WORDS)} ${key} ${i}`) }
  if (q.kind === 'documents') return { kind: 'documents', items: times(chance, () => documentOf(chance)) }
  if (q.kind === 'date')
    return { kind: 'date', day: day(`2024-0${1 + Math.floor(chance() * 9)}-1${Math.floor(chance() * 9)}`) }
  if (q.kind === 'percent')
    return { kind: 'number', amount: style === 'nought' ? '0' : String(Math.floor(chance() * 1000) / 10) }
  const amount = String(style === 'nought' ? 0 : sizeOf(chance, Number(q.max ?? 1e6)))
  return { kind: 'number', amount, ...(chance() < 0.1 && { qualifier: pick(chance, ['over', 'about'] as const) }) }
}

function ratioOf(chance: Chance, q: Question, style: Style): Value {
  if (style === 'nought') return { kind: 'ratio', parts: { numerator: '0', denominator: '0' } }
  const stated = String(Math.floor(chance() * 1000) / 10)
  if (q.bareAllowed && chance() < 0.4) return { kind: 'ratio', stated }
  const denominator = sizeOf(chance, 1e6)
  const parts = { numerator: String(Math.floor(chance() * (denominator + 1))), denominator: String(denominator) }
  return { kind: 'ratio', parts, ...(chance() < 0.2 && { stated }) }
}

function documentOf(chance: Chance): IssuedDocument {
  return {
    number: String(1 + Math.floor(chance() * 2000)),
    symbol: pick(chance, SYMBOLS),
    ...(chance() < 0.8 && { date: day(`2024-04-0${1 + Math.floor(chance() * 9)}`) }),
    ...(chance() < 0.5 && { issuer: 'Chủ tịch UBND tỉnh' }),
    ...(chance() < 0.7 && { subject: pick(chance, SUBJECTS) }),
  }
}

/** Lists that are longer than their count, most of which says "none". */
function contradicted(chance: Chance, answers: readonly GivenAnswer[], month: Period): GivenAnswer[] {
  const fewer = new Map<string, Value>()
  for (const [count, list] of TOLD_TWICE) {
    const told = answers.find((a) => a.indicator === list && a.period === month)?.value
    const less = String(Math.floor(chance() * toldIn(told)))
    fewer.set(count, chance() < 0.5 ? { kind: 'none' } : { kind: 'number', amount: less })
  }
  if (chance() < 0.5) for (const id of ['kt_ca_huyen', 'kt_ca_huyen_ds', 'kt_ca_xa']) fewer.set(id, { kind: 'none' })
  if (chance() < 0.5) fewer.set('hn_benh_vien_ngay', { kind: 'none' })
  return answers.map((a) => ({ ...a, value: (a.period === month && fewer.get(a.indicator)) || a.value }))
}

/** How many things a list tells of; prose tells of something. */
export function toldIn(value: Value | undefined): number {
  if (value?.kind === 'list' || value?.kind === 'documents') return value.items.length
  return value?.kind === 'text' ? 1 : 0
}

function proseOf(chance: Chance): string {
  return `Đã ${pick(chance, WORDS)} và ${pick(chance, WORDS)}`
}

/** Small as often as large. */
function sizeOf(chance: Chance, most: number): number {
  return Math.min(most, 1 + Math.floor(10 ** (chance() * Math.log10(most))))
}

function times<T>(chance: Chance, make: (i: number) => T): T[] {
  return Array.from({ length: 1 + Math.floor(chance() * 3) }, (_, i) => make(i))
}

function pick<T>(chance: Chance, from: readonly T[]): T {
  const chosen = from[Math.floor(chance() * from.length)]
  if (chosen === undefined) throw new Error('nothing to choose from')
  return chosen
}
