/** Makes the calls of one message in order. Senders of channels use it; the pace is kept by whoever delivers. */
import { SendFailure, type Sent } from './channel.ts'
import type { Sleep } from './supervise.ts'

/** For the later parts of a long text; a longer wait is left to whoever delivers. */
const ATTEMPTS = 5
const PATIENCE_S = 60

/** Resolves with what the last call gave. `make` throws a SendFailure. */
export async function sendInParts<C>(
  calls: readonly C[],
  make: (call: C) => Promise<Sent>,
  sleep: Sleep,
): Promise<Sent> {
  let sent: Sent = {}
  for (const [i, next] of calls.entries()) sent = await (i === 0 ? make(next) : patiently(next, make, sleep))
  return sent
}

/** Whoever delivers would begin again with the first part, which people have seen: so wait here. */
async function patiently<C>(next: C, make: (call: C) => Promise<Sent>, sleep: Sleep): Promise<Sent> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await make(next)
    } catch (fault) {
      if (!(fault instanceof SendFailure) || !fault.retryable || attempt === ATTEMPTS) throw fault
      const seconds = fault.retryAfter ?? attempt
      if (seconds > PATIENCE_S) throw fault
      await sleep(seconds * 1000)
    }
  }
}
