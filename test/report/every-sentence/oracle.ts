/**
 * What may be said of a month: sums, percentages and running totals worked out from its answers by arithmetic of its
 * own, on whole numbers. It knows the pack's questions and docs/pack.md, and nothing of `core/figures` or `report/`.
 */
import type { GivenAnswer, Pack, Question } from '../../../src/core/pack.ts'
import { addMonths, type Period } from '../../../src/core/period.ts'
import type { Value } from '../../../src/core/value.ts'
import { askedIn, type Month, TOLD_TWICE, toldIn } from './months.ts'

/** What a question or a part of a ratio comes to; `zero`: nothing occurred, by a word or by a 0. */
export interface Quantity {
  readonly amount: bigint
  readonly zero: boolean
}

/** Percentages of two quantities, with their decimals. */
const SHARES: Readonly<Record<string, readonly [top: string, bottom: string, decimals: number]>> = {
  dvc_huyen_xa_ty_le: ['dvc_huyen_xa_truc_tuyen', 'dvc_huyen_xa_tiep_nhan', 2],
  dkkd_toan_trinh_tl: ['dkkd_toan_trinh', 'dkkd_truc_tuyen', 0],
  dkkd_mot_phan_tl: ['dkkd_mot_phan', 'dkkd_truc_tuyen', 0],
  kcb_cccd_co_so_tl: ['kcb_cccd_co_so_co', 'kcb_cccd_co_so_tong', 1],
}
/** Totals of the districts, and what one unit states of all. */
const TOTALS: Readonly<Record<string, readonly [of: string, stated: string]>> = {
  tt_huyen_bai: ['tt_huyen_bai_dv', 'tt_huyen_bai_th'],
  tt_huyen_phong_su: ['tt_huyen_phong_su_dv', 'tt_huyen_phong_su_th'],
  dvc_huyen_xa_tiep_nhan: ['dvc_huyen_xa_tiep_nhan_dv', 'dvc_huyen_xa_tiep_nhan_th'],
  dvc_huyen_xa_truc_tuyen: ['dvc_huyen_xa_truc_tuyen_dv', 'dvc_huyen_xa_truc_tuyen_th'],
}
/** Stated in one ratio. */
const PARTNERS: Readonly<Record<string, string>> = {
  dvc_huyen_xa_tiep_nhan: 'dvc_huyen_xa_truc_tuyen',
  dvc_huyen_xa_truc_tuyen: 'dvc_huyen_xa_tiep_nhan',
}
const RUNNING: Readonly<Record<string, readonly [of: string, opening: string]>> = {
  xac_thuc_luy_ke: ['xac_thuc_thong_tin_thang', 'xac_thuc_dau_ky'],
  cccd_luy_ke: ['cccd_thu_nhan_thang', 'cccd_dau_ky'],
  dddt_luy_ke: ['dddt_kich_hoat_thang', 'dddt_dau_ky'],
  asxh_luy_ke_doi_tuong: ['asxh_chi_tra_doi_tuong', 'asxh_doi_tuong_dau_ky'],
  asxh_luy_ke_tien: ['asxh_chi_tra_tien', 'asxh_tien_dau_ky'],
}
const REMAINDERS: Readonly<Record<string, string>> = { bhxh_chua_dong_bo_tl: 'bhxh_dong_bo_tl' }

export class Oracle {
  readonly #pack: Pack
  readonly #month: Month
  readonly #questions: ReadonlyMap<string, Question>
  /** By question and unit. */
  readonly #given: ReadonlyMap<string, readonly GivenAnswer[]>
  readonly #values = new Map<string, (Value | undefined)[]>()

  constructor(pack: Pack, month: Month) {
    this.#pack = pack
    this.#month = month
    const questions = pack.forms.flatMap((f) => f.questions)
    const ids = questions.flatMap((q) => [q.id, q.numerator?.id, q.denominator?.id].map((id) => [id ?? '', q] as const))
    this.#questions = new Map(ids)
    const oldestFirst = month.answers.toSorted((a, b) => a.period.localeCompare(b.period))
    this.#given = Map.groupBy(oldestFirst, (a) => `${a.indicator} ${a.unit}`)
  }

  /** One for each unit that is asked; of what is asked once, the newest. */
  values(id: string, at: Period = this.#month.period): (Value | undefined)[] {
    const key = `${id} ${at}`
    const known = this.#values.get(key)
    if (known) return known
    const once = this.question(id)?.once ?? false
    const values = askedIn(this.#pack, id, at).map(({ code }) => {
      const own = this.#given.get(`${id} ${code}`) ?? []
      return own.findLast((a) => (once ? a.period <= at : a.period === at))?.value
    })
    this.#values.set(key, values)
    return values
  }

  question(id: string): Question | undefined {
    return this.#questions.get(id)
  }

  /** Of counts, money, parts of ratios, totals and running totals. */
  quantity(id: string, at: Period = this.#month.period): Quantity | undefined {
    const total = TOTALS[id]
    if (total)
      return this.#sum(total[0], at, true) ?? (this.#isPassed(id, at) ? undefined : this.quantity(total[1], at))
    const running = RUNNING[id]
    return running ? this.#running(...running) : this.#sum(id, at, this.question(id)?.required ?? false)
  }

  /** Every number that may be printed of a figure: `05`, `56.751`, `97,81%`, `52` (millions), `11/4/2024`. */
  numbers(id: string): string[] {
    const share = SHARES[id]
    if (share) return this.#share(...share)
    const rest = REMAINDERS[id]
    if (rest) return this.#percentages(rest).map((tenths) => percentText(1000n - tenths, 1))
    const q = this.question(id)
    if (q?.kind === 'percent') return this.#percentages(id).map((tenths) => percentText(tenths, 1))
    if (q?.kind === 'date') return this.values(id).flatMap((v) => (v?.kind === 'date' ? [dayText(v.day)] : []))
    if (q?.kind === 'ratio' && q.id === id) return this.#ratio(q)
    const amount = this.quantity(id)?.amount
    if (amount === undefined) return []
    const isMoney = this.question(RUNNING[id]?.[0] ?? id)?.kind === 'money'
    return isMoney ? [grouped(amount), millionsText(amount)] : [countText(amount)]
  }

  /** Nobody can know it yet: some unit is silent, or the answers contradict each other. */
  lacks(id: string): boolean {
    const share = SHARES[id]
    if (share) return this.numbers(id).length === 0 && !this.#isNothing(share[1])
    if (TOTALS[id] || RUNNING[id]) return this.quantity(id) === undefined
    const q = this.question(id)
    if (!q) return this.lacks(REMAINDERS[id] ?? '')
    const values = this.values(q.id)
    const isSilent = values.length === 0 || (q.required ? values.includes(undefined) : values.every((v) => !v))
    if (isSilent || this.contradicted(id)) return true
    return q.kind === 'ratio' && this.numbers(id).length === 0 && !this.#isNothing(q.denominator?.id ?? '')
  }

  /** Fewer are counted than told of; a conference that was none, and yet is told of; cases found by no inspection. */
  contradicted(id: string): boolean {
    const lists = TOLD_TWICE.filter(([count]) => count === id).map(([, list]) => list)
    if (id === 'hn_benh_vien_ngay') return this.zero(id) && this.told('hn_benh_vien_noi_dung') > 0
    if (id === 'kt_vi_pham_attt') return !this.zero(id) && this.#isUninspected()
    const counted = lists.length > 0 ? this.quantity(id) : undefined
    return counted !== undefined && lists.some((list) => counted.amount < BigInt(this.told(list)))
  }

  /** Nothing of it occurred. */
  zero(id: string): boolean {
    const share = SHARES[id]
    const q = this.question(id)
    if (share) return this.#isNothing(share[0]) || this.#isNothing(share[1])
    if (q?.kind === 'ratio' && q.id === id) return this.#isNothing(q.denominator?.id ?? '')
    if (q?.kind === 'percent' || q?.kind === 'date') return this.values(id).some((v) => v?.kind === 'none')
    return !REMAINDERS[id] && this.#isNothing(id)
  }

  told(id: string): number {
    return this.values(id).reduce((sum, value) => sum + toldIn(value), 0)
  }

  /** Neither answered nor submitted. */
  awaited(id: string): boolean {
    const { period, submitted } = this.#month
    const values = this.values(id)
    return askedIn(this.#pack, id, period).some(({ code }, i) => !values[i] && !submitted.includes(code))
  }

  /** What some units said is more already than the total that one states for all; of a ratio both parts were stated. */
  #isPassed(id: string, at: Period): boolean {
    return [id, PARTNERS[id] ?? id].some((one) => {
      const [said = '', stated = ''] = TOTALS[one] ?? []
      const [heard, all] = [this.#sum(said, at, false), this.quantity(stated, at)]
      return heard !== undefined && all !== undefined && heard.amount > all.amount
    })
  }

  #sum(id: string, at: Period, waitsForAll: boolean): Quantity | undefined {
    const q = this.question(id)
    const each = this.values(q?.id ?? id, at).map((v) => amountIn(v, q, id))
    const known = each.filter((n) => n !== undefined)
    if (known.length === 0 || (waitsForAll && known.length < each.length)) return undefined
    const amount = known.reduce((sum, n) => sum + n, 0n)
    return { amount, zero: amount === 0n }
  }

  /** The opening balance, the month in which it was given and all since. */
  #running(of: string, opening: string): Quantity | undefined {
    const { period, answers } = this.#month
    const balance = this.quantity(opening)
    const since = answers
      .filter((a) => a.indicator === opening && a.period <= period)
      .map((a) => a.period)
      .sort()
      .at(-1)
    if (!balance || since === undefined) return undefined
    let { amount } = balance
    for (let at = since; at <= period; at = addMonths(at, 1)) {
      const month = this.#sum(of, at, true)
      if (!month) return undefined
      amount += month.amount
    }
    return { amount, zero: amount === 0n }
  }

  #share(top: string, bottom: string, decimals: number): string[] {
    const [a, b] = [this.quantity(top)?.amount, this.quantity(bottom)?.amount]
    if (a === undefined || b === undefined || b === 0n) return []
    const scale = 100n * 10n ** BigInt(decimals)
    return [percentText((2n * a * scale + b) / (2n * b), decimals)]
  }

  #ratio(q: Question): string[] {
    const parts = [q.numerator?.id ?? '', q.denominator?.id ?? '']
    const stated = this.values(q.id).flatMap((v) => (v?.kind === 'ratio' && !v.parts ? [v.stated ?? ''] : []))
    if (stated.length > 0) return this.values(q.id).length === 1 ? stated.map((s) => percentText(tenths(s), 1)) : []
    return [...this.#share(parts[0] ?? '', parts[1] ?? '', q.decimals), ...parts.flatMap((id) => this.numbers(id))]
  }

  #percentages(id: string): bigint[] {
    const values = this.values(id)
    return values.length === 1 ? values.flatMap((v) => (v?.kind === 'number' ? [tenths(v.amount)] : [])) : []
  }

  /** The questions whose answers it is made of. */
  basis(id: string): string[] {
    const behind = SHARES[id]?.slice(0, 2) ?? TOTALS[id] ?? RUNNING[id] ?? REMAINDERS[id]
    if (behind === undefined) return [this.question(id)?.id ?? id]
    return [behind].flat().flatMap((part) => (typeof part === 'string' ? this.basis(part) : []))
  }

  /** A report without it is not whole. */
  required(id: string): boolean {
    if (RUNNING[id]) return this.required(RUNNING[id][1])
    if (SHARES[id] || TOTALS[id] || REMAINDERS[id]) return true
    return this.question(id)?.required ?? false
  }

  #isUninspected(): boolean {
    return this.zero('kt_ca_huyen') && this.zero('kt_ca_xa') && this.told('kt_ca_huyen_ds') === 0
  }

  #isNothing(id: string): boolean {
    return this.quantity(id)?.zero ?? false
  }
}

function amountIn(value: Value | undefined, q: Question | undefined, id: string): bigint | undefined {
  if (value?.kind === 'none') return 0n
  if (value?.kind === 'number') return BigInt(value.amount)
  if (value?.kind !== 'ratio' || !value.parts) return undefined
  return BigInt(q?.numerator?.id === id ? value.parts.numerator : value.parts.denominator)
}

function tenths(amount: string): bigint {
  const [whole = '0', tenth = '0'] = amount.split('.')
  return BigInt(whole) * 10n + BigInt(tenth)
}

function grouped(n: bigint): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, '.')
}

function countText(n: bigint): string {
  return n > 0n && n < 10n ? `0${n}` : grouped(n)
}

function percentText(scaled: bigint, decimals: number): string {
  return `${decimalText(scaled, decimals)}%`
}

function millionsText(n: bigint): string {
  return decimalText((n + 500n) / 1000n, 3)
}

function decimalText(scaled: bigint, decimals: number): string {
  const digits = String(scaled).padStart(decimals + 1, '0')
  const whole = grouped(BigInt(digits.slice(0, digits.length - decimals)))
  const rest = digits.slice(digits.length - decimals).replace(/0+$/, '')
  return rest === '' || decimals === 0 ? whole : `${whole},${rest}`
}

export function dayText(day: string): string {
  const [year = '', month = '', of = ''] = day.split('-')
  return `${of}/${Number(month) <= 2 ? month : Number(month)}/${year}`
}
