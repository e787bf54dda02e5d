/** A message of the outbox as the scheduler sees it. */
import type { Channel } from '../../channels/channel.ts'
import type { Letter } from '../../core/delivery/letter.ts'
import type { ChatRecord } from '../../store/records.ts'
import { addressOf, type Queued } from './attempt.ts'
import type { Parcel } from './parcel.ts'

/** An earlier run's wait. */
export interface Wait {
  /** In the ticker's milliseconds. */
  readonly until: number
  /** The platform asked for it. */
  readonly throttled: boolean
}

/** `parcel`: what the row holds, if that can be read. */
export function letterOf(
  channel: Channel,
  { id, urgency }: Pick<Queued, 'id' | 'urgency'>,
  chat: ChatRecord,
  parcel: Parcel | undefined,
  wait?: Wait,
): Letter {
  const kind = parcel?.type === 'tap-answer' ? 'tap' : parcel?.type === 'edit' ? 'edit' : 'message'
  const length = parcel?.type === 'message' ? parcel.text.length : 0
  return {
    id,
    address: addressOf(channel, chat),
    urgent: urgency === 'urgent',
    kind,
    parts: mostParts(length, channel.abilities[chat.kind].textLimit),
    ...(wait && { notBefore: wait.until, ...(wait.throttled && { throttled: true as const }) }),
  }
}

/** A long text is cut between lines: two parts that follow each other hold more than one could. */
function mostParts(length: number, limit: number): number {
  return Math.max(1, 2 * Math.ceil(length / limit) - 1)
}
