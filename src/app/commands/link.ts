/** `/capma` gives a one-time code, `/lienket` uses it: in a group for the group, in private for the person. */
import { isRole, ROLES, type Role } from '../../core/access.ts'
import { fold } from '../../core/fold.ts'
import { type Unit, unitOf } from '../../core/pack.ts'
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
  const isTopic = turn.inbound.chat.within !== undefined
  const key = chat.kind !== 'group' ? 'reply.linked-person' : isTopic ? 'reply.linked-topic' : 'reply.linked-group'
  const next = used.role === 'leader' ? 'tongket' : 'baocao'
  return answer(turn, app.t(key, { unit, role: app.t(`role.${used.role}`), command: `/${next}` }))
}

/** `/capma STP officer`, also with the role's Vietnamese name and the unit's name. */
export async function issueCode(turn: Turn, args: string): Promise<void> {
  const { app, tx } = turn
  const asked = parseGrant(args, app.pack.units, (role) => app.t(`role.${role}`))
  if (asked && 'unknownUnit' in asked) return answer(turn, app.t('reply.unknown-unit', { word: asked.unknownUnit }))
  if (!asked) return answer(turn, app.t('reply.how-to-issue', { roles: ROLES.join(', '), unit: app.pack.standingUnit }))
  const made = makeCode(app.random, turn.now)
  const granted = { unit: asked.unit.code, role: asked.role }
  const { digest, expiresAt } = made
  await tx.links.addCode({ digest, ...granted, createdAt: turn.now, createdBy: turn.person.id, expiresAt })
  await tx.audit({
    at: turn.now,
    personId: turn.person.id,
    action: 'code-issued',
    subject: `${asked.unit.code}:${asked.role}`,
  })
  const links = deepLinks(turn, made.code)
  const text = app.t('reply.code', {
    code: made.code,
    unit: asked.unit.name,
    role: app.t(`role.${asked.role}`),
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

/** The unit's code or name, then the role. Undefined if the role is not known, or nothing stands before it. */
function parseGrant(
  args: string,
  units: readonly Unit[],
  roleName: (role: Role) => string,
): { unit: Unit; role: Role } | { unknownUnit: string } | undefined {
  const typed = fold(args)
  for (const role of ROLES) {
    const word = [role, fold(roleName(role))].find((w) => typed.endsWith(` ${w}`))
    if (word === undefined || !isRole(role)) continue
    const name = typed.slice(0, -word.length).trim()
    const unit = unitArg(units, name)
    return unit ? { unit, role } : { unknownUnit: args.trim().split(/\s+/).slice(0, -word.split(' ').length).join(' ') }
  }
  return undefined
}
