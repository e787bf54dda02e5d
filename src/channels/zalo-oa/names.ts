/**
 * Names of people and groups, which events do not tell: asked for in the background when somebody is first heard, so
 * that no event waits for it; the next message of theirs carries it.
 */
import { ZaloError, type ZaloOa } from '../../zalo-openapi/index.ts'
import type { ChannelLog } from '../supervise.ts'
import { groupIn } from './ids.ts'

export interface Names {
  /** By the id of a private chat, of a person or of a group's chat. */
  readonly of: (chatId: string) => string | undefined
  /** Asks for what is not known yet; `where` the chat in which a person was heard. Never rejects. */
  readonly learn: (personId: string, where: string) => void
  /** They asked that nothing be known of them. */
  readonly forget: (personId: string) => void
  /** Asks for nothing more; resolves when nothing is being asked. */
  readonly close: () => Promise<void>
}

/** `onLearnt` is told once what was asked for is known. */
export function createNames(
  api: ZaloOa,
  log: ChannelLog,
  onLearnt: (personId: string, where: string) => Promise<void>,
): Names {
  const known = new Map<string, string>()
  const asked = new Set<string>()
  let asking = Promise.resolve()
  let closed = false

  /** What is told of a follower alone is told of a group's members by their list. */
  async function askFor(personId: string, where: string): Promise<void> {
    const groupId = groupIn(where)
    if (groupId === undefined) known.set(personId, (await api.user(personId)).name)
    else {
      known.set(where, (await api.groups.info(groupId)).name)
      for (const { id, name } of await api.groups.members(groupId)) known.set(id, name)
    }
    await onLearnt(personId, where)
  }

  return {
    of: (chatId) => known.get(chatId),
    learn(personId, where) {
      const key = `${where} ${personId}`
      if (asked.has(key) || (known.has(personId) && known.has(where))) return
      asked.add(key)
      // Nobody is heard between a stop and the next start.
      closed = false
      // One at a time: it is not urgent, and calls are counted.
      asking = asking
        .then(() => (closed ? void asked.delete(key) : askFor(personId, where)))
        .catch((fault: unknown) => {
          asked.delete(key)
          if (fault instanceof ZaloError) log.info({ call: fault.message }, 'a name is not told')
          else log.error({ err: fault }, 'a name could not be asked for')
        })
    },
    forget: (personId) => void known.delete(personId),
    close() {
      closed = true
      return asking
    },
  }
}
