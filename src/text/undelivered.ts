/** Why a message did not get through, in words that are true of that failure and no other. */
import type { Translate } from './texts.ts'

/** A kind of failure, and what the platform told beyond it. */
export interface Why {
  readonly error?: string
  readonly reason?: string
}

const KINDS: ReadonlySet<string> = new Set(['blocked', 'rejected', 'window-closed', 'unreachable', 'fault'])

export function whyText(t: Translate, { error = '', reason }: Why): string {
  if (reason !== undefined) return t(`undelivered.${reason}`)
  return t(`remind.why-${KINDS.has(error) ? error : 'fault'}`)
}

/** `tries`: the chats that were tried, each with why it took nothing. */
export function triesText(t: Translate, tries: readonly (Why & { readonly chat: string })[]): string {
  return tries
    .map((one) => t('remind.try', { chat: one.chat || t('remind.private-chat'), why: whyText(t, one) }))
    .join('; ')
}
