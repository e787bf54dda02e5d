/** The groups of the Official Account that are linked to a unit here. Used by what makes groups and invites to them. */
import { groupIn } from '../../channels/zalo-oa/ids.ts'
import { type Unit, unitOf } from '../../core/pack.ts'
import { Problem } from '../../problem.ts'
import type { Store } from '../../store/store.ts'
import type { Base } from '../shell.ts'

/** Throws a Problem. */
export function unitIn(base: Base, code: string): Unit {
  const unit = unitOf(base.pack, code.toUpperCase())
  if (!unit) throw new Problem('unknown-unit', { unit: code })
  return unit
}

/** Zalo's ids of them. */
export async function groupsOf(store: Store, { code }: Unit): Promise<string[]> {
  const chats = await store.links.chatsOf(code)
  return chats.flatMap(({ channel, externalId }) => (channel === 'zalo-oa' ? (groupIn(externalId) ?? []) : []))
}
