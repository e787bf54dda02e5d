/** Compares each sentence of a compiled month with what the oracle knows; what is wrong comes back as words. */
import type { Pack } from '../../../src/core/pack.ts'
import { addMonths } from '../../../src/core/period.ts'
import type { IssuedDocument } from '../../../src/core/value.ts'
import type { Report } from '../../../src/report/report.ts'
import { CLAIMS, type Claim, DOCUMENT_CLAIMS, NAMES, PROSE, REMARKS, STANDING } from './claims.ts'
import { askedIn, type Month } from './months.ts'
import { dayText, Oracle } from './oracle.ts'
import { type Sentence, sentencesOf } from './read.ts'
import { serviceFaults, tellsOfServices } from './services.ts'

export interface Case {
  readonly pack: Pack
  readonly month: Month
  readonly oracle: Oracle
}

const NUMBER = /\d+\/\d+\/\d{4}|\d+(?:\.\d{3})*(?:,\d+)?%?/g
const NOTHING = /không phát sinh/gi
const REMARK = /^\* số do đơn vị tự báo( hoặc tính từ số tự báo)?, chưa có tử số và mẫu số để tính\.$/

export function faultsOf(pack: Pack, month: Month, report: Report): string[] {
  const of: Case = { pack, month, oracle: new Oracle(pack, month) }
  const all = sentencesOf(report)
  const texts = all.filter((s) => s.kind === 'text' && !tellsOfServices(s))
  const prose = proseOf(of)
  const told = new Set(texts.map(({ text }) => unnumbered(text)))
  return [
    ...texts.flatMap((s) => sentenceFaults(of, s, prose).map((fault) => `${fault}: ${s.text}`)),
    ...prose.filter((line) => !told.has(line)).map((line) => `left out: ${line}`),
    ...absenceFaults(of, texts),
    ...REMARKS.flatMap(([id, silence]) => remarkFaults(of, id, silence, texts)),
    ...all.filter((s) => s.kind === 'remark' && !REMARK.test(s.text)).map((s) => `unknown remark: ${s.text}`),
    ...serviceFaults(of, report, all),
  ]
}

function sentenceFaults(of: Case, s: Sentence, prose: readonly string[]): string[] {
  if (prose.includes(unnumbered(s.text))) return []
  const claim = CLAIMS.find((c) => c.begins.test(s.text))
  if (claim) return claimFaults(of, claim, s)
  const isOfUnits = REMARKS.some(([id, silence]) => s.text === silence || s.gaps.includes(id))
  if (isOfUnits || STANDING.some((known) => known.test(s.text))) return []
  const cited = DOCUMENT_CLAIMS.find(([begins]) => begins.test(s.text))
  if (!cited) return ['nobody said this']
  return documentsOf(of, cited[1]).some((d) => s.text.includes(d)) ? [] : ['rests on no document that was given for it']
}

function claimFaults(of: Case, { figures, lists = [], moot }: Claim, s: Sentence): string[] {
  const { oracle } = of
  const all: readonly string[] = s.said.match(NUMBER) ?? []
  const printed = numbersIn(of, s, lists)
  const known = new Set(figures.flatMap((id) => oracle.numbers(id)))
  const isMoot = moot !== undefined && oracle.zero(moot)
  const lacking = figures.filter((id) => oracle.lacks(id) && oracle.required(id) && !isMoot)
  const told = figures.filter((id) => isToBeTold(oracle, id) && !isMoot)
  const zeros = figures.filter((id) => oracle.zero(id)).length
  const nothing = (s.said.match(NOTHING) ?? []).length
  return [
    ...printed.filter((n) => !known.has(n)).map((n) => `${n} is of no answer`),
    ...told.filter((id) => !oracle.numbers(id).some((n) => all.includes(n))).map((id) => `${id} is not printed`),
    ...s.gaps.filter((id) => !oracle.lacks(id)).map((id) => `${id} is known, and printed as a gap`),
    ...lacking.filter((id) => !s.gaps.some((gap) => isOfOne(oracle, gap, id))).map((id) => `${id} lacks, no gap`),
    ...(nothing > zeros ? ['"không phát sinh" of what did occur'] : []),
    ...(/chưa phát hiện/i.test(s.said) && !isInspected(of) ? ['nobody inspected'] : []),
  ]
}

function isToBeTold(oracle: Oracle, id: string): boolean {
  return !oracle.lacks(id) && !oracle.zero(id)
}

/** One gap stands for a ratio, its parts and what is computed of them. */
function isOfOne(oracle: Oracle, gap: string, id: string): boolean {
  const basis = oracle.basis(id)
  return oracle.basis(gap).some((part) => basis.includes(part))
}

/** A sentence that is not there leaves out nothing that is known. */
function absenceFaults({ oracle }: Case, texts: readonly Sentence[]): string[] {
  const absent = CLAIMS.filter(({ begins, moot }) => {
    const isMoot = moot !== undefined && (oracle.zero(moot) || oracle.lacks(moot))
    return !isMoot && !texts.some((s) => begins.test(s.text))
  })
  return absent.flatMap(({ begins, figures }) => {
    return figures.filter((id) => isToBeTold(oracle, id)).map((id) => `${id} is known, nothing begins ${begins}`)
  })
}

function isInspected({ oracle }: Case): boolean {
  const inspected = ['kt_ca_huyen', 'kt_ca_xa'].some((id) => !oracle.lacks(id) && !oracle.zero(id))
  return inspected && oracle.zero('kt_vi_pham_attt')
}

/** What is left when names, the month's own days, list entries and the narrative's numbering are taken out. */
function numbersIn(of: Case, s: Sentence, lists: readonly string[]): string[] {
  const { period } = of.month
  const [from, to] = [dayText(`${addMonths(period, -1)}-15`), dayText(`${period}-14`)]
  const month = `${Number(period.slice(5))}/${period.slice(0, 4)}`
  const entries = lists.flatMap((id) => entriesOf(of, id))
  const numbered = entries.flatMap((entry) => entries.map((_, i) => `(${i + 1}) ${entry}`))
  const names = [...numbered, ...entries, ...NAMES, from, to].sort((a, b) => b.length - a.length)
  const said = s.said.replace(/^\d\.(\d\.)? /, '')
  const rest = names.reduce((text, name) => text.replace(wholly(name), ' '), said)
  return rest.replace(/háng \d+\/\d{4}/g, (m) => (m.endsWith(` ${month}`) ? '' : m)).match(NUMBER) ?? []
}

/** Not as the end of a longer number. */
function wholly(name: string): RegExp {
  return new RegExp(`(?<![\\d.,])${name.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')}`, 'g')
}

function entriesOf({ oracle }: Case, id: string): string[] {
  return oracle.values(id).flatMap((v) => (v?.kind === 'list' ? v.items : v?.kind === 'text' ? v.text.split('\n') : []))
}

/** `61/KH-UBND ngày 15/3/2024 …`, as far as it was given. */
function documentsOf({ oracle }: Case, from: readonly string[]): string[] {
  const given = from.flatMap((id) => oracle.values(id).flatMap((v) => (v?.kind === 'documents' ? v.items : [])))
  return given.map(cited)
}

function cited({ number, symbol, date }: IssuedDocument): string {
  return ` số ${number}/${symbol}${date ? ` ngày ${dayText(date)}` : ''}`
}

/** Each line of prose as it must be printed. */
function proseOf({ pack, month, oracle }: Case): string[] {
  const lines = Object.entries(PROSE).flatMap(([id, before]) => {
    const units = askedIn(pack, id, month.period)
    return oracle.values(id).flatMap((value, i) => {
      const front = before === 'unit' ? `${units[i]?.name ?? ''}: ` : before
      return value?.kind === 'text' ? value.text.split('\n').map((line) => `${front}${line}`) : []
    })
  })
  const screens = askedIn(pack, 'dia_diem_man_hinh', month.period).flatMap(({ name }, i) => {
    const value = oracle.values('dia_diem_man_hinh')[i]
    return value?.kind === 'list' ? [`${name} tuyên truyền trên màn hình điện tử tại: ${value.items.join('; ')}.`] : []
  })
  const notes = askedIn(pack, 'kho_khan_vuong_mac', month.period).flatMap(({ name }, i) => {
    return oracle.values('kho_khan_vuong_mac')[i]?.kind === 'text' ? [name] : []
  })
  return [...lines, ...screens, ...notes]
}

/** A silence is told only of units that have all been heard; a gap stands as long as one has not. */
function remarkFaults({ oracle }: Case, id: string, silence: string, texts: readonly Sentence[]): string[] {
  const isAwaited = oracle.awaited(id)
  const isSilent = !isAwaited && oracle.told(id) === 0
  const hasGap = texts.some((s) => s.gaps.includes(id))
  const hasSilence = texts.some((s) => s.text === silence)
  return [
    ...(hasGap === isAwaited ? [] : [`${id}: ${hasGap ? 'a gap' : 'no gap'}, awaited ${isAwaited}`]),
    ...(hasSilence === isSilent ? [] : [`${id}: silence told ${hasSilence}, silent ${isSilent}`]),
  ]
}

function unnumbered(text: string): string {
  return text.replace(/^\d+\. /, '')
}
