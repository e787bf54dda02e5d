/** `/batdau` and `/trogiup`: who the program is, and what this person may do here. */
import { commandsOf, unitsAnsweredBy } from '../../core/access.ts'
import { unitOf } from '../../core/pack.ts'
import { answer, type Turn } from '../app.ts'
import { link } from './link.ts'

/** A payload of a deep link is a code: `t.me/bot?start=CODE`. */
export async function start(turn: Turn, args: string): Promise<void> {
  if (args !== '') return link(turn, args)
  return greet(turn)
}

export async function greet(turn: Turn): Promise<void> {
  const { t, pack } = turn.app
  const lines = [t('reply.greeting', { title: pack.title })]
  const roles = turn.actor.grants.map((g) =>
    t('reply.holds', { role: t(`role.${g.role}`), unit: unitOf(pack, g.unit)?.name ?? g.unit }),
  )
  lines.push(...roles)
  if (roles.length === 0 && !turn.actor.admin) lines.push(t('reply.not-linked'))
  else lines.push(...commandLines(turn))
  await answer(turn, lines.join('\n'))
}

export async function help(turn: Turn): Promise<void> {
  const units = unitsAnsweredBy(turn.actor)
  const several = units.length > 1 ? [turn.app.t('reply.several-units', { unit: units.at(-1) ?? '' })] : []
  await answer(turn, [...commandLines(turn), '', t(turn, 'reply.how-to-answer'), ...several].join('\n'))
}

function commandLines(turn: Turn): string[] {
  return commandsOf(turn.actor)
    .filter((name) => name !== 'batdau')
    .map((name) => turn.app.t('reply.command-line', { command: `/${name}`, does: t(turn, `menu.${name}`) }))
}

function t(turn: Turn, key: string): string {
  return turn.app.t(key)
}
