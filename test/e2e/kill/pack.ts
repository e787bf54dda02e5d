/** Twelve units, six counts each, and a plan that asks for something every few hours of a deadline's two days. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const UNITS = 12
export const QUESTIONS = 6

export function code(i: number): string {
  return `U${String(i).padStart(2, '0')}`
}

export function nameOf(i: number): string {
  return `Xã số ${i}`
}

export const LAST_STEP = 'hom-sau'

const PLAN = {
  hours: { from: '07:30', to: '18:30' },
  days: 'every',
  steps: [
    { id: 'mo-ky', opening: '+0 ngày 08:00', to: ['unit'] },
    { id: 'chieu-dau', deadline: '-1 ngày 14:00', to: ['unit'] },
    { id: 'buoi-sang', deadline: '-8 giờ', to: ['unit', 'officer'] },
    { id: 'hai-gio', deadline: '-2 giờ', to: ['unit'] },
    { id: 'qua-han', deadline: '+1 giờ', to: ['unit', 'secretary'] },
    { id: LAST_STEP, deadline: '+1 ngày 08:30', to: ['unit', 'head', 'secretary', 'leaders'] },
  ],
  digest: { at: '07:45' },
}

/** Opens at eight on the last day of a month; due at five on the day after. */
const PACK = {
  id: 'kill',
  title: 'Báo cáo thử',
  short: 'Thử',
  period: { from_day: 1, deadline: { days_after_close: 1, at: '17:00' } },
  reminders: PLAN,
  standing_unit: code(0),
  headlines: ['Việc: {viec_tong}'],
  derived: [{ id: 'viec_tong', label: 'Tổng số việc', kind: 'count', measure: 'việc', formula: 'total(viec_1)' }],
  document: {
    superior: 'TỈNH',
    issuer: 'TỔ',
    symbol: '/BC',
    place: 'Tỉnh',
    title: 'BÁO CÁO',
    subject: 'Thử',
    recipients: ['Lưu'],
    authority: ['TỔ TRƯỞNG'],
    signer: 'Nguyễn Thị Mẫu',
  },
}

function tableOf(id: string): string {
  return `{% for u in ${id}.by_unit %}- {{ u.unit.name }}: {{ u.text }}\n{% endfor %}`
}

/** Makes the folder. */
export function writeKillPack(folder: string): void {
  mkdirSync(join(folder, 'forms'), { recursive: true })
  const units = Array.from({ length: UNITS }, (_, i) => ({
    code: code(i),
    name: nameOf(i),
    short: `Xã ${i}`,
    kind: 'commune',
  }))
  const questions = Array.from({ length: QUESTIONS }, (_, k) => ({
    id: `viec_${k + 1}`,
    label: `Việc loại ${k + 1}`,
    text: `Tháng {month} có bao nhiêu việc loại ${k + 1}?`,
    kind: 'count',
    measure: 'việc',
    none: true,
  }))
  const write = (name: string, data: unknown) => writeFileSync(join(folder, name), JSON.stringify(data))
  write('pack.yaml', PACK)
  write('units.yaml', { units })
  write('forms/10.yaml', { id: 'all', title: 'Tất cả', for: ['*'], questions })
  const tables = questions.map(({ id, label }) => `## ${label}\n\n${tableOf(id)}`)
  writeFileSync(join(folder, 'report.md'), `# Việc\n\nTổng: {{ viec_tong.with_measure }}.\n\n${tables.join('\n')}`)
}
