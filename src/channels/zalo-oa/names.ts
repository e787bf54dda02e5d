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
  /** Resolves when nothing is being asked. */
  readonly idle: () => Promise<void>
}

export function createNames(api: ZaloOa, log: ChannelLog): Names {
  const known = new Map<string, string>()
  const asked = new Set<string>()
  let asking = Promise.resolve()

  /** One at a time: it is not urgent, and calls are counted. */
  function ask(key: string, work: () => Promise<void>): void {
    if (asked.has(key)) return
    asked.add(key)
    asking = asking.then(work).catch((fault: unknown) => {
      asked.delete(key)
      if (fault instanceof ZaloError) log.info({ call: fault.message }, 'a name is not told')
      else log.error({ err: fault }, 'a name could not be asked for')
    })
  }

  return {
    of: (chatId) => known.get(chatId),
    learn(personId, where) {
      const groupId = groupIn(where)
      if (groupId === undefined) {
        ask(personId, async () => void known.set(personId, (await api.user(personId)).name))
        return
      }
      ask(where, async () => void known.set(where, (await api.groups.info(groupId)).name))
      // What is told of a follower alone is told of a group's members by their list.
      if (known.has(personId)) return
      ask(`${where} ${personId}`, async () => {
        for (const { id, name } of await api.groups.members(groupId)) known.set(id, name)
      })
    },
    idle: () => asking,
  }
}
