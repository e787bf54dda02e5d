/** The groups of the Official Account that are linked to a unit here. Used by what makes groups and invites to them. */
import { groupIn } from '../../channels/zalo-oa/ids.ts'
import type { Unit } from '../../core/pack.ts'
import type { Store } from '../../store/store.ts'

/** Zalo's ids of them. */
export async function groupsOf(store: Store, { code }: Unit): Promise<string[]> {
  const chats = await store.links.chatsOf(code)
  return chats.flatMap(({ channel, externalId }) => (channel === 'zalo-oa' ? (groupIn(externalId) ?? []) : []))
}
