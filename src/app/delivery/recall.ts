/**
 * What an earlier run sent within the longest limit of any platform, a minute: a program that starts again, or is killed
 * and started ten times over, is one sender for the platform.
 */
import type { Channel, ChannelName } from '../../channels/channel.ts'
import type { Address } from '../../core/delivery/letter.ts'
import type { Past } from '../../core/delivery/traffic.ts'
import type { RecentMessage } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { addressOf } from './attempt.ts'
import { letterOf } from './letter-of.ts'
import { parcelSchema } from './parcel.ts'

export type Recalled = ReadonlyMap<ChannelName, readonly RecentMessage[]>

const LONGEST_LIMIT_MS = 60_000
/** An upload may have been under way for so long when the program died. */
const LONGEST_CALL_MS = 120_000
/** Within a minute a failing message is not tried more often: the pauses between tries grow. */
const MOST_TRIES = 8

/** `now`: the program's clock. */
export async function recall({ outbox }: Store, now: Date): Promise<Recalled> {
  const sentSince = new Date(now.getTime() - LONGEST_LIMIT_MS)
  const startedSince = new Date(sentSince.getTime() - LONGEST_CALL_MS)
  return Map.groupBy(await outbox.recent(sentSince, startedSince), (message) => message.chat.channel)
}

/** Oldest first. What is not known to be answered may have come just now; so may what a clock set back makes of it. */
export function pastOf(
  channel: Channel,
  recent: readonly RecentMessage[],
  now: Date,
): { readonly address: Address; readonly past: Past }[] {
  const counted = recent.flatMap((message) => {
    const parcel = parcelSchema.safeParse(message.payload).data
    const letter = letterOf(channel, message, message.chat, parcel)
    if (letter.kind === 'tap' || (letter.kind === 'edit' && !channel.pace?.countsEdits)) return []
    const at = Math.min(message.sentAt?.getTime() ?? Infinity, now.getTime())
    const parts = letter.parts + Math.min(message.tries, MOST_TRIES) - 1
    return [{ address: addressOf(channel, message.chat), past: { at, parts, bulk: message.urgency === 'bulk' } }]
  })
  return counted.sort((a, b) => a.past.at - b.past.at)
}
