/** The unit that was typed after a command: its code, its name or its short name, with or without diacritics. */
import { fold } from '../../core/fold.ts'
import type { Unit } from '../../core/pack.ts'

export function unitArg(units: readonly Unit[], typed: string): Unit | undefined {
  const word = fold(typed)
  return units.find((u) => [u.code, u.name, u.short].some((name) => fold(name) === word))
}
