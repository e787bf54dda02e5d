/** `/capma` gives a one-time code, `/lienket` uses it: in a group for the group, in private for the person. */
import { ROLES, type Role } from '../../core/access.ts'
import { commandText } from '../../core/command.ts'
import { fold } from '../../core/fold.ts'
import { unitOf } from '../../core/pack.ts'
import { answer, type Turn } from '../app.ts'
import { digestOf, makeCode, normalCode } from '../link-code.ts'
import { momentText } from '../today.ts'
import { unitArg } from './unit-arg.ts'

export async function link(turn: Turn, args: string): Promise<void> {
  const { tx, app, chat, person } = turn
  const code = normalCode(args)
  if (code === undefined) return answer(turn, app.t('reply.code-missing'))
  const used = await tx.links.useCode(digestOf(code), turn.now, person.id)
  if (used.outcome !== 'ok') {
    await tx.audit({
      at: turn.now,
      personId: person.id,
      action: 'code-refused',
      subject: `chat:${chat.id}`,
      detail: used.outcome,
    })
    return answer(turn, app.t(`reply.code-${used.outcome}`))
  }
  const holder = chat.kind === 'group' ? { chatId: chat.id } : { personId: person.id }
  await tx.links.add({ ...holder, unit: used.unit, role: used.role, createdAt: turn.now, createdBy: person.id })
  await tx.audit({
    at: turn.now,
    personId: person.id,
    action: 'linked',
    subject: `${used.unit}:${used.role}`,
    detail: `chat:${chat.id}`,
  })
  const unit = unitOf(app.pack, used.unit)?.name ?? used.unit
  const key = chat.kind === 'group' ? 'reply.linked-group' : 'reply.linked-person'
  const next = used.role === 'leader' ? 'tongket' : 'baocao'
  return answer(turn, app.t(key, { unit, role: app.t(`role.${used.role}`), command: `/${next}` }))
}

/** `/capma STP officer`, also with the role's Vietnamese name and the unit's name. */
export async function issueCode(turn: Turn, args: string): Promise<void> {
  const { app, tx } = turn
  const asked = parseGrant(args, (role) => app.t(`role.${role}`))
  if (!asked) return answer(turn, app.t('reply.how-to-issue', { roles: ROLES.join(', '), unit: app.pack.standingUnit }))
  const { name, role } = asked
  const unit = await unitArg(turn, app.pack.units, name, {
    command: ({ code }) => commandText('capma', code, role),
    unknown: (word) => app.t('reply.unknown-unit', { word }),
  })
  if (!unit) return
  const made = makeCode(app.random, turn.now)
  const granted = { unit: unit.code, role }
  const { digest, expiresAt } = made
  await tx.links.addCode({ digest, ...granted, createdAt: turn.now, createdBy: turn.person.id, expiresAt })
  await tx.audit({
    at: turn.now,
    personId: turn.person.id,
    action: 'code-issued',
    subject: `${unit.code}:${role}`,
  })
  const links = deepLinks(turn, made.code)
  const hearsAll = turn.channel.abilities.group.hears !== 'addressed'
  const inGroup = (hearsAll ? undefined : turn.channel.addressed?.('/lienket')) ?? '/lienket'
  const text = app.t(inGroup === '/lienket' ? 'reply.code' : 'reply.code-named', {
    code: made.code,
    named: inGroup,
    unit: unit.name,
    role: app.t(`role.${role}`),
    until: momentText(app.zone, made.expiresAt),
  })
  return answer(turn, [text, ...links].join('\n'))
}

function deepLinks({ channel, app }: Turn, code: string): string[] {
  // Before the platform has told our name there is no link to give; the code works all the same.
  if (!channel.deepLink || !channel.ready()) return []
  return [
    app.t('reply.code-link-group', { link: channel.deepLink('group', code) }),
    app.t('reply.code-link-private', { link: channel.deepLink('private', code) }),
  ]
}

/** The unit as it was typed, then the role. Undefined if the role is not known, or nothing stands before it. */
function parseGrant(args: string, roleName: (role: Role) => string): { name: string; role: Role } | undefined {
  const words = args.trim().split(/\s+/)
  for (const role of ROLES) {
    for (const written of [role, fold(roleName(role))]) {
      const before = words.length - written.split(' ').length
      if (before > 0 && fold(words.slice(before).join(' ')) === written)
        return { name: words.slice(0, before).join(' '), role }
    }
  }
  return undefined
}
