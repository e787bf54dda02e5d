/** What channels report that only an administrator can mend, in words, each once. `server.ts` joins the two. */
import { momentText, todayIn } from './app/today.ts'
import type { OaTrouble } from './channels/zalo-oa/options.ts'
import type { Program } from './program.ts'
import type { Translate } from './text/texts.ts'

export interface Troubles {
  readonly tell: (trouble: OaTrouble) => void
  /** What was told before this waits until now. */
  readonly open: (alert: Program['alert']) => void
}

export function createTroubles(t: Translate, zone: string, now: () => Date): Troubles {
  const early: OaTrouble[] = []
  let alert: Program['alert'] | undefined

  function tell(trouble: OaTrouble): void {
    if (!alert) early.push(trouble)
    else void alert(`zalo-oa:${keyOf(trouble)}`, textOf(trouble))
  }

  /** The same trouble is told again when it is about another end, or on another day. */
  function keyOf(trouble: OaTrouble): string {
    if ('endsAt' in trouble) return `${trouble.kind}:${trouble.endsAt.toISOString()}`
    const code = trouble.kind === 'needs-people' ? trouble.code : ''
    return `${trouble.kind}:${code}:${todayIn(zone, now())}`
  }

  function textOf(trouble: OaTrouble): string {
    if ('endsAt' in trouble) return t(`alert.${trouble.kind}`, { until: momentText(zone, trouble.endsAt) })
    const { kind, ...more } = trouble
    return t(`alert.${kind}`, more)
  }

  return {
    tell,
    open(to) {
      alert = to
      for (const trouble of early.splice(0)) tell(trouble)
    },
  }
}
