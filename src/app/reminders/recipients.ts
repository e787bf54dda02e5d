/** Which chats an audience of the plan is: groups first, people in private where there is no group. */

import type { Role } from '../../core/access.ts'
import type { UnitCode } from '../../core/pack.ts'
import type { Audience } from '../../core/reminders/plan.ts'
import type { ChatRecord, Reads } from '../../store/store.ts'

/** The chats in which one unit's reminder goes out; none if nobody is linked. */
export async function recipientsOf(reads: Reads, unit: UnitCode, audience: Audience): Promise<ChatRecord[]> {
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
      return everyChatWith(reads, 'secretary')
    case 'leaders':
      return everyChatWith(reads, 'leader')
  }
}

async function chatsWith({ links }: Reads, unit: UnitCode, role: Role): Promise<ChatRecord[]> {
  return distinct([...(await links.chatsOf(unit, role)), ...(await links.privateChatsOf(unit, role))])
}

/** The secretary and the leaders look after all units, whichever they were linked to. */
async function everyChatWith(reads: Reads, role: Role): Promise<ChatRecord[]> {
  const found: ChatRecord[] = []
  for (const unit of await reads.links.unitsWith(role)) found.push(...(await chatsWith(reads, unit, role)))
  return distinct(found)
}

function distinct(chats: readonly ChatRecord[]): ChatRecord[] {
  return [...new Map(chats.map((chat) => [chat.id, chat])).values()]
}
