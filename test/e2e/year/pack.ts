/** Three hundred units under the plan of the province's report, for a year of reminders. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

export const UNITS = 300
/** The last ones have more time by rule. */
export const SLOW_FROM = 280

export function code(i: number): string {
  return `U${String(i).padStart(3, '0')}`
}

const PLAN: unknown = parse(readFileSync('prompts/de-an-06/pack.yaml', 'utf8'))

/** Makes the folder; its plan is that of the province, as it stands. */
export function writeYearPack(folder: string): void {
  mkdirSync(join(folder, 'forms'), { recursive: true })
  copyFileSync('prompts/calendars/vietnam.yaml', join(folder, 'calendar.yaml'))
  const { period, reminders } = PLAN as { period: unknown; reminders: unknown } // a pack of the project, itself checked
  const head = {
    id: 'year',
    title: 'Báo cáo thử',
    short: 'Thử',
    calendar: 'calendar.yaml',
    period,
    reminders,
    standing_unit: code(0),
    headlines: [],
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
  const units = Array.from({ length: UNITS }, (_, i) => ({
    code: code(i),
    name: `Xã số ${i}`,
    short: `Xã ${i}`,
    kind: 'commune',
    ...(i >= SLOW_FROM && { deadline: { days_after_close: 10, at: '11:00' } }),
  }))
  const questions = [{ id: 'viec', label: 'Việc', text: 'Bao nhiêu việc?', kind: 'count', measure: 'việc' }]
  const write = (name: string, data: unknown) => writeFileSync(join(folder, name), JSON.stringify(data))
  write('pack.yaml', head)
  write('units.yaml', { units })
  write('forms/10.yaml', { id: 'all', title: 'Tất cả', for: ['*'], questions })
  writeFileSync(join(folder, 'report.md'), '# Việc\n\n{{ viec }}\n')
}
