/**
 * Who holds which role where, and taking one back. `/nguoi` and `/thuhoi` use it, and the command line beside a running
 * server.
 */
import { isHeldRightly } from '../core/access.ts'
import type { Pack, UnitCode } from '../core/pack.ts'
import type { ChatRecord, HeldLink, Reads, Tx } from '../store/store.ts'
import { revokedText } from '../text/people.ts'
import type { App, Post } from './app.ts'

export interface Holding extends HeldLink {
  /** False: the role does not count for this unit, since it reaches beyond it. */
  readonly inForce: boolean
}

export async function holdings(
  reads: Reads,
  { standingUnit }: Pick<Pack, 'standingUnit'>,
  unit?: UnitCode,
): Promise<Holding[]> {
  const held = await reads.links.held(unit)
  return held.map((link) => ({ ...link, inForce: isHeldRightly(link, standingUnit) }))
}

interface Desk {
  readonly app: Pick<App, 't' | 'pack' | 'now'>
  readonly tx: Tx
  readonly post: Post
  /** Who does it; absent: from the command line. */
  readonly personId?: number
}

export type TakenBack =
  | { readonly revoked: readonly (Holding & { readonly told: boolean })[] }
  /** None of this number is in force; then nothing was done. */
  | { readonly unknown: readonly number[] }

/** Takes all these links back, in the transaction of `tx`, and tells whoever held them. */
export async function takeBack({ app, tx, post, personId }: Desk, ids: readonly number[]): Promise<TakenBack> {
  const held = await holdings(tx, app.pack)
  const unknown = ids.filter((id) => !held.some((link) => link.id === id))
  if (unknown.length > 0) return { unknown }
  const now = app.now()
  const revoked = []
  for (const link of held.filter(({ id }) => ids.includes(id))) {
    const { id, unit, role, chatId } = link
    await tx.links.revoke(id, now)
    // A link to a report that was asked for while the role was held.
    await tx.downloads.endOf(link, now)
    const detail = { link: id, of: chatId === undefined ? `person:${link.personId ?? 0}` : `chat:${chatId}` }
    const by = personId === undefined ? {} : { personId }
    await tx.audit({ at: now, action: 'revoked', subject: `${unit}:${role}`, detail, ...by })
    const to = await chatOf(tx, link)
    if (to) await post(to, { type: 'message', text: revokedText(app.t, app.pack, link) })
    revoked.push({ ...link, told: to !== undefined })
  }
  return { revoked }
}

/** Where its holder reads what is said to them. */
export async function chatOf(reads: Reads, { holder, chatId }: HeldLink): Promise<ChatRecord | undefined> {
  if (chatId !== undefined) return reads.chats.byId(chatId)
  const own = await reads.chats.find(holder.channel, holder.externalId)
  return own?.kind === 'private' && !own.hasLeft ? own : undefined
}
