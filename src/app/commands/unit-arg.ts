/** The unit that was typed after a command: it is found, or asked about with what may be meant as choices. */
import type { Choice } from '../../channels/channel.ts'
import type { Unit } from '../../core/pack.ts'
import { MOST_NEAR, resolveUnit, type UnitFound } from '../../core/unit-names/resolve.ts'
import { answer, type Turn } from '../app.ts'

/** A longer word is told by its beginning. */
const MOST_SHOWN = 60

export interface UnitAsked {
  /** The whole command for one unit: a tap acts on that unit and no other. */
  readonly command: (unit: Unit) => string
  /** What to say where no unit comes near. */
  readonly unknown: (word: string) => string
}

/** Undefined if no single unit was meant; the person has been asked or told. */
export async function unitArg(
  turn: Turn,
  units: readonly Unit[],
  typed: string,
  asked: UnitAsked,
): Promise<Unit | undefined> {
  const found = resolveUnit(units, typed)
  if (found.found === 'one') return found.unit
  await askUnit(turn, found, typed, asked)
  return undefined
}

/** "Did you mean": at most five, each as a button that does what was typed. */
export function askUnit(
  turn: Turn,
  found: Exclude<UnitFound<Unit>, { found: 'one' }>,
  typed: string,
  { command, unknown }: UnitAsked,
): Promise<void> {
  const { t } = turn.app
  const word = shown(typed)
  const units = found.found === 'several' ? found.units : found.near
  if (units.length === 0) return answer(turn, unknown(word))
  const more = units.length - MOST_NEAR
  const text =
    found.found === 'none'
      ? t('reply.did-you-mean', { word })
      : more > 0
        ? t('reply.which-of-more', { word, count: more })
        : t('reply.which-of', { word })
  return answer(turn, text, choicesOf(units, command))
}

function choicesOf(units: readonly Unit[], command: UnitAsked['command']): Choice[][] {
  return units.slice(0, MOST_NEAR).map((unit) => [{ label: unit.name, data: command(unit) }])
}

function shown(typed: string): string {
  const letters = Array.from(typed.trim())
  return letters.length <= MOST_SHOWN ? letters.join('') : `${letters.slice(0, MOST_SHOWN).join('')}\u2026`
}
