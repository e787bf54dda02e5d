/**
 * Keeps receiving alive: whatever fails, it is logged once, waited for and begun again, until it is stopped. Both
 * ways of receiving run under it.
 */
import { TelegramFailure } from './failures.ts'
import type { Sleep, TelegramLog } from './options.ts'
import { waitAfter } from './waits.ts'

export interface Supervision {
  readonly signal: AbortSignal
  readonly log: TelegramLog
  readonly sleep: Sleep
  readonly random: () => number
  /** Called with true whenever Telegram answered well, with false when it did not. */
  readonly onHealth: (healthy: boolean) => void
}

/** `run` returns when there is nothing more to do, and calls `well` whenever something went well. Never rejects. */
export async function supervise(run: (well: () => void) => Promise<void>, given: Supervision): Promise<void> {
  const { signal, log, sleep, random, onHealth } = given
  let failures = 0
  let told = ''
  const well = (): void => {
    if (failures > 0) log.info({ failures }, 'Telegram answers again')
    failures = 0
    told = ''
    onHealth(true)
  }
  const isOver = (): boolean => signal.aborted
  while (!isOver()) {
    try {
      await run(well)
      return
    } catch (fault) {
      if (isOver()) return
      failures += 1
      // A fault of the inbox is ours, not Telegram's.
      if (fault instanceof TelegramFailure) onHealth(false)
      const wait = waitAfter(fault, failures, random())
      const word = fault instanceof TelegramFailure ? fault.message : String(fault)
      if (word !== told) tell(fault, wait, log)
      told = word
      await sleep(wait, signal)
    }
  }
}

function tell(fault: unknown, wait: number, log: TelegramLog): void {
  if (!(fault instanceof TelegramFailure)) {
    log.error({ err: fault, wait }, 'updates could not be stored')
    return
  }
  const fields = { failure: fault.kind, call: fault.message, wait }
  if (fault.kind === 'bad-credentials') log.error(fields, 'Telegram refuses the token: see TELEGRAM_BOT_TOKEN')
  else if (fault.code === 409) log.warn(fields, 'another program receives with the same token')
  else log.warn(fields, 'Telegram does not answer')
}
