/** The pack that is benched: many units of one kind, and one form of counts that all of them are asked. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const UNITS = 2000
export const QUESTIONS = 12

export function unitCode(index: number): string {
  return `U${String(index).padStart(4, '0')}`
}

export function questionId(k: number): string {
  return `q${String(k).padStart(2, '0')}`
}

/** Makes the folder if need be. */
export function writePack(folder: string): void {
  mkdirSync(join(folder, 'forms'), { recursive: true })
  writeFileSync(join(folder, 'pack.yaml'), PACK)
  writeFileSync(join(folder, 'units.yaml'), `units:\n${counted(UNITS, 0).map(unit).join('')}`)
  writeFileSync(join(folder, 'forms', '10-all.yaml'), `${FORM}${counted(QUESTIONS, 1).map(question).join('')}`)
  writeFileSync(join(folder, 'report.md'), `# All\n\n${counted(QUESTIONS, 1).map(line).join('')}`)
}

const PACK = `id: bench
title: Monthly report of the bench
short: Bench
period:
  from_day: 15
  deadline: { days_after_close: 3, at: "17:00" }
standing_unit: ${unitCode(0)}
headlines:
  - "First figure: {${questionId(1)}}"
document:
  superior: PROVINCE
  issuer: BENCH
  symbol: /BC-BENCH
  place: Bench
  title: REPORT
  subject: Figures of the month
  addressed_to: []
  recipients: ["Archive"]
  authority: ["HEAD"]
  signer: Nobody
`

const FORM = `id: all
title: All units
for: [kind:commune]
questions:
`

function unit(index: number): string {
  const code = unitCode(index)
  return `  - { code: ${code}, name: Commune number ${index}, short: Commune ${index}, kind: commune }\n`
}

function question(k: number): string {
  return `  - id: ${questionId(k)}
    label: Files of sort ${k}
    text: From {from} to {to}, how many files of sort ${k} did the commune settle?
    kind: count
    measure: files
    required: true
    max: 100000
`
}

function line(k: number): string {
  return `- Files of sort ${k}: {{ ${questionId(k)}.with_measure }}\n`
}

function counted(many: number, first: number): number[] {
  return Array.from({ length: many }, (_, i) => first + i)
}
