/**
 * A stored message as the page draws it. Called by the channel for live events and by the routes for history.
 */
import type { Choice } from '../channel.ts'
import { spansOf } from '../mark.ts'
import { BOT, type LocalMessage } from './local-store.ts'

export interface Part {
  readonly text: string
  readonly bold: boolean
}

export interface Bubble {
  readonly id: number
  readonly chat: string
  readonly author: string
  readonly fromBot: boolean
  readonly parts: readonly Part[]
  readonly choices: readonly (readonly Choice[])[]
  readonly replyTo?: number
  readonly file?: { readonly name: string; readonly url: string }
  readonly at: string
}

export function bubbleOf(message: LocalMessage): Bubble {
  const { id, chat, author, at, replyTo, fileName } = message
  return {
    id,
    chat,
    author,
    fromBot: author === BOT,
    parts: partsOf(message.text),
    choices: message.choices ?? [],
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(fileName === undefined ? {} : { file: { name: fileName, url: `/trial/files/${id}` } }),
    at,
  }
}

/** The text cut where bold begins and ends; no part is empty. */
export function partsOf(marked: string): Part[] {
  const { plain, bold } = spansOf(marked)
  const parts: Part[] = []
  let done = 0
  for (const { offset, length } of bold) {
    parts.push({ text: plain.slice(done, offset), bold: false })
    parts.push({ text: plain.slice(offset, offset + length), bold: true })
    done = offset + length
  }
  parts.push({ text: plain.slice(done), bold: false })
  return parts.filter((part) => part.text !== '')
}
