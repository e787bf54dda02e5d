/** Which chats an audience of the plan is: groups first, people in private where there is no group. */

import type { Role } from '../../core/access.ts'
import type { Pack, UnitCode } from '../../core/pack.ts'
import type { Audience } from '../../core/reminders/plan.ts'
import type { ChatRecord, Reads } from '../../store/store.ts'

/** The chats in which one unit's reminder goes out; none if nobody is linked. All units have the same secretary and leaders. */
export async function recipientsOf(
  reads: Reads,
  { standingUnit }: Pick<Pack, 'standingUnit'>,
  unit: UnitCode,
  audience: Audience,
): Promise<ChatRecord[]> {
  switch (audience) {
    case 'unit': {
      const groups = await reads.links.chatsOf(unit, 'officer')
      return groups.length > 0 ? groups : reads.links.privateChatsOf(unit, 'officer')
    }
    case 'officer':
      return reads.links.privateChatsOf(unit, 'officer')
    case 'head':
      return chatsWith(reads, unit, 'head')
    case 'secretary':
      return chatsWith(reads, standingUnit, 'secretary')
    case 'leaders':
      return chatsWith(reads, standingUnit, 'leader')
  }
}

async function chatsWith({ links }: Reads, unit: UnitCode, role: Role): Promise<ChatRecord[]> {
  return distinct([...(await links.chatsOf(unit, role)), ...(await links.privateChatsOf(unit, role))])
}

function distinct(chats: readonly ChatRecord[]): ChatRecord[] {
  return [...new Map(chats.map((chat) => [chat.id, chat])).values()]
}
