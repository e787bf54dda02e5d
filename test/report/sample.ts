/** A pack small enough to be read at a glance, and a month of it. */

import { WEEKENDS_ONLY } from '../../src/core/calendar.ts'
import { figuresOf } from '../../src/core/figures/figures.ts'
import type { DocumentSettings, GivenAnswer, Pack, Question, Unit } from '../../src/core/pack.ts'
import { period } from '../../src/core/period.ts'
import type { Value } from '../../src/core/value.ts'
import { compileReport, type Report, type ReportInput } from '../../src/report/report.ts'
import { planOf } from '../core/reminders/terms.ts'
import { textsIn } from '../texts.ts'

export const t = textsIn('vi')
export const APRIL = period('2024-04')

const UNITS: Unit[] = [
  { code: 'STP', name: 'Sở Tư pháp', short: 'Sở TP', kind: 'department' },
  { code: 'CAT', name: 'Công an tỉnh', short: 'CA tỉnh', kind: 'agency' },
]

export function question(id: string, kind: Question['kind'], more: Partial<Question> = {}): Question {
  const base = { id, form: 'a', label: `Nhãn ${id}`, text: id, kind, measure: 'hồ sơ', mayBeNone: true }
  return { ...base, required: false, decimals: 0, bareAllowed: true, once: false, ...more }
}

export const QUESTIONS: Question[] = [
  question('khai_tu', 'count', { label: 'Khai tử' }),
  question('hoi_nghi', 'count', { measure: 'hội nghị' }),
  question('tien', 'money', { measure: 'đồng' }),
  question('diem', 'decimal', { measure: 'điểm', decimals: 1 }),
  question('dat', 'percent', { measure: '%', decimals: 1 }),
  question('ty_le', 'ratio', {
    decimals: 2,
    numerator: { id: 'tren', label: 'Trực tuyến' },
    denominator: { id: 'duoi', label: 'Tiếp nhận' },
  }),
  question('xep_loai', 'choice', {
    options: [
      { id: 'tot', label: 'Tốt' },
      { id: 'kha', label: 'Khá' },
    ],
  }),
  question('ngay', 'date'),
  question('co', 'yes-no'),
  question('y_kien', 'text', { form: 'b', measure: '' }),
  question('noi', 'list', { form: 'b', measure: '' }),
  question('van_ban', 'documents', { measure: '' }),
]

const DOCUMENT: DocumentSettings = {
  superior: 'UBND TỈNH BẮC GIANG',
  issuer: 'TỔ CÔNG TÁC',
  symbol: '/BC-TCT',
  place: 'Bắc Giang',
  title: 'BÁO CÁO',
  subject: 'Kết quả tháng {month}/{year}',
  addressedTo: [],
  recipients: ['Văn phòng Chính phủ', 'Lưu: VT.'],
  authority: ['TỔ TRƯỞNG'],
  signer: 'Mai Sơn',
}

export function packWith(narrative: string, document: Partial<DocumentSettings> = {}): Pack {
  const of = (form: string): Question[] => QUESTIONS.filter((q) => q.form === form)
  return {
    id: 'mau',
    version: '0123456789ab',
    title: 'Báo cáo mẫu',
    short: 'Mẫu',
    period: { fromDay: 15 },
    opens: { days: 0, working: false, at: '08:00' },
    deadline: { days: 3, working: false, at: '17:00' },
    reminders: planOf(),
    standingUnit: 'STP',
    units: UNITS,
    forms: [
      { id: 'a', title: 'A', audience: ['STP'], questions: of('a') },
      { id: 'b', title: 'B', audience: ['*'], questions: of('b') },
    ],
    derived: [],
    checks: [],
    headlines: [],
    document: { ...DOCUMENT, ...document },
    narrative,
    calendar: WEEKENDS_ONLY,
  }
}

export type Said = Readonly<Record<string, Value>>

/** `said`: answers of STP by question; `police`: of CAT. */
export function reportOf(
  narrative: string,
  said: Said = {},
  more: Partial<ReportInput> & { police?: Said } = {},
): Report {
  const { police = {}, pack = packWith(narrative), ...rest } = more
  const given = (unit: string, answers: Said): GivenAnswer[] =>
    Object.entries(answers).map(([indicator, value]) => ({ indicator, unit, period: APRIL, value }))
  const figures = figuresOf(pack, APRIL, [...given('STP', said), ...given('CAT', police)])
  return compileReport({
    pack,
    period: APRIL,
    figures,
    units: UNITS,
    submitted: ['STP'],
    t,
    ...rest,
  })
}

export const SAID = {
  number: (amount: string, qualifier?: 'over' | 'about'): Value => ({
    kind: 'number',
    amount,
    ...(qualifier && { qualifier }),
  }),
  text: (text: string): Value => ({ kind: 'text', text }),
  list: (...items: string[]): Value => ({ kind: 'list', items }),
  none: { kind: 'none' } satisfies Value,
}
