/** Who holds which role where, in words: for `/nguoi`, `/thuhoi` and the command line. */
import type { Grant } from '../core/access.ts'
import { type Pack, unitOf } from '../core/pack.ts'
import type { Translate } from './texts.ts'

/** A longer name is told by its beginning. */
const MOST_SHOWN = 40

/** A role that somebody holds; with `chatId` it is held by a chat, else by a person. */
export interface Held extends Grant {
  readonly id: number
  readonly chatId?: number
  /** As the platform names the chat, or the person. */
  readonly holder: { readonly channel: string; readonly externalId: string; readonly name: string }
}

/** One line: number, unit, role, holder. */
export function holdingLine(t: Translate, pack: Pack, link: Held & { readonly inForce: boolean }): string {
  const line = t('people.line', { id: link.id, held: holdingText(t, pack, link) })
  return link.inForce ? line : t('people.not-in-force', { line })
}

/** `cán bộ, Sở Tư pháp, nhóm “Tổ 06”`. */
export function holdingText(t: Translate, pack: Pack, link: Held): string {
  return t('people.held', { unit: unitName(pack, link), role: t(`role.${link.role}`), holder: holderText(t, link) })
}

function holderText(t: Translate, { holder, chatId }: Held): string {
  const said = chatId === undefined ? holderName(holder) : t('people.group', { name: holderName(holder) })
  return t('people.on', { holder: said, channel: t(`people.channel.${holder.channel}`) })
}

function holderName(holder: Held['holder']): string {
  const letters = Array.from(holder.name)
  if (letters.length === 0) return holder.externalId
  return letters.length <= MOST_SHOWN ? letters.join('') : `${letters.slice(0, MOST_SHOWN).join('')}\u2026`
}

/** What its holder reads when a role was taken back. */
export function revokedText(t: Translate, pack: Pack, link: Held): string {
  const key = link.chatId === undefined ? 'reply.revoked-person' : 'reply.revoked-chat'
  return t(key, { unit: unitName(pack, link), role: t(`role.${link.role}`) })
}

/** What its holder reads of a role that reaches beyond its unit and counts in the standing unit alone. */
export function elsewhereText(t: Translate, pack: Pack, link: Held): string {
  const standing = unitOf(pack, pack.standingUnit)?.name ?? pack.standingUnit
  const key = link.role === 'secretary' ? 'people.elsewhere-secretary' : 'people.elsewhere-leader'
  return t(key, { unit: unitName(pack, link), role: t(`role.${link.role}`), standing, title: pack.title })
}

function unitName(pack: Pack, { unit }: Held): string {
  return unitOf(pack, unit)?.name ?? unit
}
