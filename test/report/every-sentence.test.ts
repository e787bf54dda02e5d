/**
 * The report of Đề án 06 says nothing that nobody reported: five hundred generated months, each sentence of which
 * traces to the answers on which it rests, and what becomes of a sentence when these are taken away.
 */
import { describe, expect, it } from 'vitest'
import type { Pack } from '../../src/core/pack.ts'
import type { Report } from '../../src/report/report.ts'
import { amendedPack } from '../amended-pack.ts'
import { runs } from '../runs.ts'
import { CLAIMS, STANDING } from './every-sentence/claims.ts'
import { faultsOf } from './every-sentence/judge.ts'
import { type Month, monthOf, STYLES } from './every-sentence/months.ts'
import { Oracle } from './every-sentence/oracle.ts'
import { compiled, type Sentence, sentencesOf } from './every-sentence/read.ts'

const pack = amendedPack('prompts/de-an-06')
const MONTHS = runs(500)
/** A month takes a tenth of a second, on a busy machine more. */
const timeout = 900_000

/** Looked at by two tests, so kept. */
const LOOKED_AT_AGAIN = 70
const reports = new Map<number, Report>()

/** Of the pack as it is. */
function reportOf(seed: number): Report {
  const report = reports.get(seed) ?? compiled(pack, monthOf(pack, seed))
  if (seed < LOOKED_AT_AGAIN) reports.set(seed, report)
  return report
}

function wrongIn(of: Pack, seeds: readonly number[]): string[] {
  return seeds.flatMap((seed) => {
    const month = monthOf(of, seed)
    const report = of === pack ? reportOf(seed) : compiled(of, month)
    return faultsOf(of, month, report).map((f) => `seed ${seed} (${month.style}, ${month.period}): ${f}`)
  })
}

function textsOf(month: Month): Sentence[] {
  return sentencesOf(compiled(pack, month)).filter((s) => s.kind === 'text')
}

function seedsOf(style: (typeof STYLES)[number], count: number): number[] {
  return Array.from({ length: count }, (_, i) => STYLES.indexOf(style) + i * STYLES.length)
}

it(`traces every sentence, figure and gap of ${MONTHS} months to their answers`, { timeout }, () => {
  const wrong = wrongIn(
    pack,
    Array.from({ length: MONTHS }, (_, seed) => seed),
  )
  expect(wrong).toEqual([])
})

describe('the oracle', () => {
  const bad: [what: string, from: string, to: string][] = [
    ['a custom that nobody told', '- Đất đai:', '- Hệ thống được bảo vệ theo mô hình 04 lớp.\n\n- Đất đai:'],
    ['another figure of the same month', '{{ hs_khai_tu.with_measure }}', '{{ hs_khai_sinh.with_measure }}'],
    ['a number of its own', '{{ hs_bien_dong_dat_dai.with_measure }}', '1.234 hồ sơ'],
    [
      'a gap that is left out',
      '; thủ tục có phí, lệ phí được thanh toán trực tuyến: {{ dkkd_thanh_toan_truc_tuyen }}',
      '',
    ],
    [
      '"no case was found" without an inspection',
      '{% elsif kt_ca_huyen.value > 0 or kt_ca_xa.value > 0 %}',
      '{% else %}',
    ],
    ['a silence told of units that are awaited', '{% if uu_diem.awaited %}', '{% if uu_diem.missing %}'],
    ['a document taken from a list', '{% for d in vb_danh_muc_so_hoa.items %}', '{% for d in vb_ubnd_tinh.items %}'],
    ['what occurred told as nothing', 'hn_tt_dvc_tu_phap.value == 0', 'hn_tt_dvc_tu_phap.value > 0'],
    ['prose that is left out', '{% for line in bao_bg_noi_dung.lines %}', '{% for line in bao_bg_noi_dung.items %}'],
    ['a service that is left out', '{%- unless dvc07_tiep_nhan.value == 0 %}', '{%- unless true %}'],
  ]
  it.each(bad)('finds %s', { timeout }, (_what, from, to) => {
    const narrative = pack.narrative.replace(from, to)
    expect(narrative).not.toBe(pack.narrative)
    expect([...Array(42).keys()].some((seed) => wrongIn({ ...pack, narrative }, [seed]).length > 0)).toBe(true)
  })
})

describe('a month', () => {
  it('of which nobody has told anything asserts nothing', { timeout }, () => {
    for (const seed of seedsOf('nobody', 5)) {
      const claims = textsOf({ ...monthOf(pack, seed), answers: [], submitted: [] })
        .filter((s) => s.gaps.length === 0)
        .filter((s) => !STANDING.some((known) => known.test(s.text)))
      expect(claims).toEqual([])
    }
  })

  it('in which nothing occurred says so in sentences, with gaps only for what must be a number', { timeout }, () => {
    const questions = pack.forms.flatMap((f) => f.questions)
    for (const seed of seedsOf('nothing', 8)) {
      const month = monthOf(pack, seed)
      const oracle = new Oracle(pack, month)
      const texts = textsOf(month)
      const clumsy = texts.filter((s) =>
        /(?:\blà|\bsố [^:;.]*|\bđạt|\bbằng) không phát sinh|(?<![\d.,/])0 \p{Ll}/u.test(s.said),
      )
      expect(clumsy.map((s) => s.text)).toEqual([])
      const answered = questions.filter((q) => q.mayBeNone && !oracle.values(q.id).includes(undefined)).map((q) => q.id)
      const gaps = new Set(texts.flatMap((s) => s.gaps))
      expect(answered.filter((id) => gaps.has(id) && oracle.values(id).length > 0)).toEqual([])
    }
  })

  it('leaves no sentence without its end, no bracket empty, no mark twice', { timeout }, () => {
    const broken =
      /: ?[.;,]|\( *\)|[;,] ?[;,.]|(?<!\.\/)\.\.|[^\S\n]{2}| [.;,:]|^[\s.;:]*$|\bnil\b|undefined|không gửi|chưa gửi/u
    for (let seed = 0; seed < LOOKED_AT_AGAIN; seed++) {
      expect(
        sentencesOf(reportOf(seed))
          .filter((s) => broken.test(s.text))
          .map((s) => `${seed} ${s.text}`),
      ).toEqual([])
    }
  })
})

describe('a sentence', () => {
  /** Of a month without a past, whose answers are all there. */
  const months = seedsOf('full', 40).map((seed) => monthOf(pack, seed))
  const full = ['2024-04', '2024-11'].map((period) => {
    const month = months.find((m) => m.period === period && m.answers.every((a) => a.period === period))
    if (!month) throw new Error(`no full month ${period} among the seeds`)
    return { ...month, submitted: [] }
  })

  it.each(full)('changes or goes when its answers are taken away: $period', { timeout }, (month) => {
    const oracle = new Oracle(pack, month)
    const before = textsOf(month)
    for (const { begins, figures, lists = [] } of CLAIMS) {
      const basis = new Set([...figures, ...lists].flatMap((id) => oracle.basis(id)))
      const without = { ...month, answers: month.answers.filter((a) => !basis.has(a.indicator)) }
      const told = before.find((s) => begins.test(s.text))
      const left = textsOf(without).find((s) => begins.test(s.text))
      expect(told, `nothing begins ${begins}`).toBeDefined()
      expect(left?.text).not.toBe(told?.text)
      if (left) expect(left.gaps, left.text).not.toEqual([])
    }
  })

  it('of prose and lists goes alone when they are taken away', { timeout }, () => {
    const month = full[0]
    const words = pack.forms.flatMap((f) => f.questions).filter((q) => ['text', 'list', 'documents'].includes(q.kind))
    for (const { id } of words) {
      const without = { ...(month as Month), answers: (month as Month).answers.filter((a) => a.indicator !== id) }
      expect(faultsOf(pack, without, compiled(pack, without)), id).toEqual([])
    }
  })
})
