/**
 * `/capma` gives a one-time code, `/lienket` uses it: in a group for the group, in private for the person. Codes are
 * given in private; where that cannot be, one that is good in this group alone.
 */
import { type Grant, isHeldRightly, ROLES, type Role } from '../../core/access.ts'
import { commandText } from '../../core/command.ts'
import { fold } from '../../core/fold.ts'
import { FREE_TRIES, nextTry, TRIES_COUNT_MS, WRONG_CODE } from '../../core/link-tries.ts'
import { unitOf } from '../../core/pack.ts'
import { adminChats } from '../alert.ts'
import { answer, type Turn } from '../app.ts'
import { digestOf, makeCode, normalCode } from '../link-code.ts'
import { privateChat } from '../privately.ts'
import { momentText } from '../today.ts'
import { unitArg } from './unit-arg.ts'

export async function link(turn: Turn, args: string): Promise<void> {
  const { tx, app, chat, person } = turn
  const code = normalCode(args)
  if (code === undefined) return answer(turn, app.t('reply.code-missing'))
  const next = await nextTryOf(turn)
  if (next) return answer(turn, app.t('reply.code-wait', { at: momentText(app.zone, next) }))
  const used = await tx.links.useCode(digestOf(code), turn.now, { personId: person.id, chatId: chat.id })
  if (used.outcome !== 'ok') {
    await refused(turn, used.outcome)
    return answer(turn, app.t(`reply.code-${used.outcome}`))
  }
  if (!isHeldRightly(used, app.pack.standingUnit)) {
    await refused(turn, 'role-elsewhere')
    return answer(turn, app.t('reply.role-elsewhere', roleWords(turn, used)))
  }
  const { unit, role } = used
  const holder = chat.kind === 'group' ? { chatId: chat.id } : { personId: person.id }
  await tx.links.add({ ...holder, unit, role, createdAt: turn.now, createdBy: person.id })
  await tx.audit({
    at: turn.now,
    personId: person.id,
    action: 'linked',
    subject: `${unit}:${role}`,
    detail: `chat:${chat.id}`,
  })
  const isTopic = turn.inbound.chat.within !== undefined
  const key = chat.kind !== 'group' ? 'reply.linked-person' : isTopic ? 'reply.linked-topic' : 'reply.linked-group'
  const first = role === 'leader' ? 'tongket' : 'baocao'
  return answer(turn, app.t(key, { ...roleWords(turn, used), command: `/${first}` }))
}

function roleWords({ app: { t, pack } }: Turn, { unit, role }: Grant): Record<'unit' | 'role' | 'standing', string> {
  const nameOf = (code: string) => unitOf(pack, code)?.name ?? code
  return { unit: nameOf(unit), role: t(`role.${role}`), standing: nameOf(pack.standingUnit) }
}

/** When this person, or anybody in this group, may try a code again; undefined: now. */
async function nextTryOf({ tx, chat, person, now }: Turn): Promise<Date | undefined> {
  const since = new Date(now.getTime() - TRIES_COUNT_MS)
  const own = await tx.links.wrongCodes({ personId: person.id }, since)
  const here = await tx.links.wrongCodes({ chatId: chat.id }, since)
  const waits = [until(own, FREE_TRIES.person, now), until(here, FREE_TRIES.chat, now)]
  const latest = Math.max(...waits.map((wait) => wait ?? 0))
  return latest > 0 ? new Date(latest) : undefined
}

function until(wrong: readonly Date[], free: number, now: Date): number | undefined {
  return nextTry(
    wrong.map((at) => at.getTime()),
    free,
    now.getTime(),
  )
}

async function refused(turn: Turn, why: string): Promise<void> {
  const { tx, now, person, chat } = turn
  await tx.audit({ at: now, personId: person.id, action: WRONG_CODE.action, subject: `chat:${chat.id}`, detail: why })
  if (why === WRONG_CODE.detail && (await nextTryOf(turn))) await alarm(turn)
}

/** Once a day for a person and a chat. */
async function alarm({ app, tx, now, today, person, chat, post }: Turn): Promise<void> {
  const key = `alert:wrong-codes:${person.id}:${chat.id}:${today}`
  const admins = await adminChats(app, tx)
  if (admins.length === 0) app.log.warn({ chat: chat.id, person: person.id }, 'somebody types wrong link codes')
  else if (await tx.once(key, now)) {
    const { name, channel, externalId: id } = person
    const where = app.t(chat.kind === 'group' ? 'alert.in-group' : 'alert.in-private', { chat: chat.title })
    const text = app.t('alert.wrong-codes', { name, id: `${channel}:${id}`, where })
    for (const to of admins) await post(to, { type: 'message', text })
  }
}

/** `/capma STP officer`, also with the role's Vietnamese name and the unit's name. */
export async function issueCode(turn: Turn, args: string): Promise<void> {
  const { app, chat } = turn
  const { t, pack } = app
  const asked = parseGrant(args, (role) => t(`role.${role}`))
  if (!asked) return answer(turn, t('reply.how-to-issue', { roles: ROLES.join(', '), unit: pack.standingUnit }))
  const { name, role } = asked
  const unit = await unitArg(turn, pack.units, name, {
    command: ({ code }) => commandText('capma', code, role),
    unknown: (word) => t('reply.unknown-unit', { word }),
  })
  if (!unit) return
  const granted = { unit: unit.code, role }
  if (!isHeldRightly(granted, pack.standingUnit)) {
    const instead = {
      label: unitOf(pack, pack.standingUnit)?.name ?? pack.standingUnit,
      data: commandText('capma', pack.standingUnit, role),
    }
    return answer(turn, t('reply.role-elsewhere', roleWords(turn, granted)), [[instead]])
  }
  const own = await privateChat(turn)
  if (!own) return answer(turn, await newCode(turn, granted, chat.id))
  if (own.id === chat.id) return answer(turn, await newCode(turn, granted))
  await turn.post(own, { type: 'message', text: await newCode(turn, granted) })
  await answer(turn, t('reply.code-privately'))
}

/** Makes a code and says how it is used; `only`: it is good in this chat alone. */
async function newCode(turn: Turn, granted: Grant, only?: number): Promise<string> {
  const { app, tx, now, person } = turn
  const { code, digest, expiresAt } = makeCode(app.random, now)
  const bound = only === undefined ? {} : { chatId: only }
  await tx.links.addCode({ digest, ...granted, createdAt: now, createdBy: person.id, expiresAt, ...bound })
  const subject = `${granted.unit}:${granted.role}`
  await tx.audit({ at: now, personId: person.id, action: 'code-issued', subject })
  const hearsAll = turn.channel.abilities.group.hears !== 'addressed'
  const named = (hearsAll ? undefined : turn.channel.addressed?.('/lienket')) ?? '/lienket'
  const words = { code, named, ...roleWords(turn, granted), until: momentText(app.zone, expiresAt) }
  if (only !== undefined) return app.t('reply.code-here', words)
  const text = app.t(named === '/lienket' ? 'reply.code' : 'reply.code-named', words)
  return [text, ...deepLinks(turn, code)].join('\n')
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
