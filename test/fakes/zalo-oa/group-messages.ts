/** Messages of the OA in a group, and what was said there. No window is needed; buttons there are not known to work. */
import { type Call, type Context, call } from './call.ts'
import { fileContents, mediaContents } from './contents.ts'
import { checkText, readMentions } from './limits.ts'
import { type GroupAttachment, groupMessage, groupPage, pageOf } from './schema.ts'
import { breach, type Json, no } from './wire.ts'
import type { Group, StoredMessage, World } from './world.ts'

/** Of a page of a list; nobody says what Zalo's limit is, so a client should go by what it got. */
const LONGEST_PAGE = 50

const sending = call('json', groupMessage, (context, { recipient, message }) => {
  const { world, events } = context
  const group = world.groupFor(recipient.group_id)
  if (group.disabled) throw no(-237, 'The group is disabled')
  const said = 'text' in message && message.text !== undefined ? textIn(context, group, message.text) : {}
  const carried = 'attachment' in message ? contentsOf(context, message.attachment) : {}
  const sent = world.addMessage(group, { from: 'oa', ...said, ...carried })
  events.oaSaidIn(group, sent)
  return { message_id: sent.id, group_id: group.id }
})

export const groupMessageCalls: Readonly<Record<string, Call>> = {
  'POST /v3.0/oa/group/message': {
    takes: 'json',
    run(context, params, file) {
      if (JSON.stringify(params).includes('"buttons":')) throw breach(-233, 'Message type is not supported')
      return sending.run(context, params, file)
    },
  },

  'GET /v3.0/oa/group/conversation': call('query', groupPage, ({ world }, { group_id, offset, count }) => {
    const group = world.groupFor(group_id)
    return page(group.messages.toReversed(), offset, count).map((message) => inHistory(world, group, message))
  }),

  'GET /v3.0/oa/group/listrecentchat': call('query', pageOf, ({ world }, { offset, count }) => {
    const newest = [...world.groups.values()].flatMap((group) => {
      const message = group.oaIn ? group.messages.at(-1) : undefined
      return message ? [{ group, message }] : []
    })
    const sorted = newest.sort((a, b) => b.message.at - a.message.at)
    return page(sorted, offset, count).map(({ group, message }) => inHistory(world, group, message))
  }),
}

export function page<Item>(items: readonly Item[], offset: number, count: number): Item[] {
  return items.slice(offset, offset + Math.min(count, LONGEST_PAGE))
}

function textIn({ world, note }: Context, group: Group, text: string): Partial<StoredMessage> {
  const nameOf = (id: string): string | undefined => {
    if (id === group.id) return 'All'
    return group.members.has(id) ? world.person(id).name : undefined
  }
  return readMentions(checkText(text, note), nameOf, note)
}

function contentsOf(context: Context, attachment: GroupAttachment): Partial<StoredMessage> {
  return attachment.type === 'file'
    ? fileContents(context, attachment.payload.token)
    : mediaContents(context, attachment.payload.elements[0])
}

function inHistory(world: World, group: Group, message: StoredMessage): Json {
  const own = message.from === 'oa'
  return {
    src: own ? 0 : 1,
    time: String(message.at),
    type: message.kind,
    message: message.text,
    message_id: message.id,
    from_id: own ? world.me.oaId : message.from,
    from_display_name: own ? world.me.oaName : world.person(message.from).name,
    from_avatar: 'https://avatar.example/person.jpg',
    group_id: group.id,
  }
}
