/**
 * What can be wrong with a pack, each with the place where it stands. `npx tongket check-pack` prints them all; the
 * program does not start with any of them. Texts stand in `locales/`, under `pack-fault`.
 */
export const FAULT_CODES = [
  'missing-file',
  'unexpected-file',
  'file-too-large',
  'too-many-files',
  'too-many-entries',
  'text-binary',
  'text-legacy',
  'text-charset',
  'text-damaged',
  'yaml-syntax',
  'yaml-duplicate-key',
  'yaml-aliases',
  'unknown-key',
  'missing-key',
  'wrong-type',
  'bad-choice',
  'bad-id',
  'reserved-id',
  'bad-date',
  'bad-time',
  'bad-day-rule',
  'bad-step',
  'bad-offset',
  'hours-reversed',
  'duplicate-step',
  'out-of-range',
  'empty-text',
  'duplicate-indicator',
  'duplicate-unit',
  'duplicate-name',
  'name-taken',
  'duplicate-form',
  'duplicate-check',
  'duplicate-option',
  'unknown-unit',
  'unknown-kind',
  'unknown-standing-unit',
  'unknown-parent',
  'parent-cycle',
  'validity-reversed',
  'form-for-nobody',
  'ratio-without-parts',
  'choice-without-options',
  'too-many-options',
  'min-above-max',
  'unknown-placeholder',
  'formula-syntax',
  'formula-construct',
  'formula-types',
  'unknown-indicator',
  'not-a-number',
  'not-a-list',
  'not-addable',
  'total-not-asked',
  'opening-not-once',
  'unknown-consolidated',
  'derived-cycle',
  'nobody-asked',
  'unknown-headline-figure',
  'liquid-syntax',
  'unknown-variable',
  'unknown-property',
  'unknown-exemption',
  'not-printed',
  'narrative-endless',
  'calendar-outside',
  'holiday-reversed',
  'holiday-overlap',
  'holiday-and-working',
  'already-working',
  'after-until',
] as const

export type FaultCode = (typeof FAULT_CODES)[number]

/** Lines and columns count from 1. */
export interface Place {
  readonly line: number
  readonly column?: number
}

export interface PackFault extends Place {
  /** Path inside the pack: `forms/10-so-tu-phap.yaml`. */
  readonly file: string
  readonly code: FaultCode
  /** What it is about: a name, or what was written and what may be. */
  readonly detail: string
}

export function isFaultCode(text: string): text is FaultCode {
  return (FAULT_CODES as readonly string[]).includes(text)
}

/** By file, then by place; the same fault told twice is told once. */
export function inOrder(faults: readonly PackFault[]): PackFault[] {
  const key = (f: PackFault): string => [f.file, f.line, f.column, f.code, f.detail].join('\n')
  const distinct = [...new Map(faults.map((f) => [key(f), f])).values()]
  return distinct.sort(
    (a, b) => a.file.localeCompare(b.file, 'en') || a.line - b.line || (a.column ?? 0) - (b.column ?? 0),
  )
}
