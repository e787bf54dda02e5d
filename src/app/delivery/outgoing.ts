/** A parcel as the call that a channel makes of it now: with the ids of messages that went out before, with the file. */
import type { Abilities, Outgoing } from '../../channels/channel.ts'
import { explainProblem, Problem } from '../../problem.ts'
import type { ChatRecord } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import type { App } from '../app.ts'
import { linkTo } from '../hand-out.ts'
import { textsFor } from '../texts-for.ts'
import { momentText } from '../today.ts'
import type { Parcel } from './parcel.ts'

/** Makes the file of a report parcel. */
export type Compile = (parcel: Parcel & { type: 'report' }) => Promise<CompiledBytes>

interface CompiledBytes {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface Means {
  readonly app: App
  readonly compile: Compile
}

type Edit = Parcel & { type: 'edit' }

/** Undefined if there is nothing to send any more: the message to change never went out, or the platform cannot pin. */
export async function outgoingOf(
  means: Means,
  chat: ChatRecord,
  abilities: Abilities,
  parcel: Parcel,
): Promise<Outgoing | undefined> {
  const chatId = chat.externalId
  switch (parcel.type) {
    case 'message': {
      const { text, choices, replyTo, to } = parcel
      return {
        type: 'message',
        chatId,
        text,
        ...(choices && { choices }),
        ...(replyTo && { replyTo }),
        ...(to && { to: { id: to.id, ...(to.name !== undefined && { name: to.name }) } }),
      }
    }
    case 'edit': {
      const { text, choices } = parcel
      const messageId = await messageIdOf(means.app.store, chat, parcel.of)
      if (messageId === undefined) return newInstead(chat, parcel)
      return { type: 'edit', chatId, messageId, text, ...(choices && { choices }) }
    }
    case 'pin': {
      const messageId = abilities.pins ? await messageIdOf(means.app.store, chat, parcel.of) : undefined
      return messageId === undefined ? undefined : { type: 'pin', chatId, messageId }
    }
    case 'tap-answer': {
      const { tapId, text, alert } = parcel
      return {
        type: 'tap-answer',
        chatId,
        tapId,
        ...(text !== undefined && { text }),
        ...(alert !== undefined && { alert }),
      }
    }
    case 'report': {
      return reportOf(means, chat, abilities, parcel)
    }
  }
}

/** As a file; where the platform takes none of this kind or size, as a link. */
async function reportOf(
  { app, compile }: Means,
  chat: ChatRecord,
  { files }: Abilities,
  parcel: Parcel & { type: 'report' },
): Promise<Outgoing> {
  const { caption, replyTo, format } = parcel
  const chatId = chat.externalId
  const t = textsFor(app, chat)
  if (files?.endings.includes(format)) {
    const file = await fileOr(compile, parcel)
    if (file instanceof Problem) {
      app.log.error({ err: file, period: parcel.period }, 'a report cannot be compiled')
      return { type: 'message', chatId, text: explainProblem(t, file), ...(replyTo && { replyTo }) }
    }
    if (file.bytes.byteLength <= files.mostBytes)
      return { type: 'file', chatId, name: file.name, bytes: file.bytes, caption, ...(replyTo && { replyTo }) }
  }
  const link = await linkTo(app, chat, parcel)
  const text = link
    ? t('reply.report-link', { report: caption, link: link.url, until: momentText(app.zone, link.until) })
    : t('reply.no-files')
  return { type: 'message', chatId, text }
}

/** What is wrong with the pack is wrong at every try: whoever waits is told at once. */
async function fileOr(compile: Compile, parcel: Parcel & { type: 'report' }): Promise<Problem | CompiledBytes> {
  try {
    return await compile(parcel)
  } catch (fault) {
    if (fault instanceof Problem) return fault
    throw fault
  }
}

/** What goes out in place of an edit whose message is gone. */
export function newInstead(chat: ChatRecord, { text, choices, elseNew }: Edit): Outgoing | undefined {
  if (!elseNew) return undefined
  return { type: 'message', chatId: chat.externalId, text, ...(choices && { choices }) }
}

async function messageIdOf(store: Store, chat: ChatRecord, of: Edit['of']): Promise<string | undefined> {
  if ('messageId' in of) return of.messageId
  if ('promptId' in of) return (await store.conversations.promptById(of.promptId))?.messageId
  const message = await store.outbox.messageOf(of.outboxId)
  // Where the chat has moved since, the id is that of a stranger's message.
  return message?.chatId === chat.id ? message.messageId : undefined
}
