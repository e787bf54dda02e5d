/** Telegram's limits on how much a bot may send; off unless a test asks for them. */
import { Refused } from './wire.ts'

export interface Rates {
  readonly chatPerSecond?: number
  /** To one chat, so many within so many seconds. */
  readonly perChat?: { readonly most: number; readonly seconds: number }
  readonly groupPerMinute?: number
  readonly allPerSecond?: number
}

const SENDING = new Set(['sendMessage', 'editMessageText', 'sendDocument', 'pinChatMessage'])

/** Throws a 429 when the call is one too many; counts it else. */
export function createRates(rates: Rates, now: () => number): (method: string, chatId: number) => void {
  const windows = new Map<string, number[]>()

  function room(key: string, most: number | undefined, lengthMs: number): () => void {
    if (most === undefined) return () => undefined
    const at = now()
    const recent = (windows.get(key) ?? []).filter((then) => then > at - lengthMs)
    windows.set(key, recent)
    if (recent.length >= most) {
      const wait = Math.max(1, Math.ceil(((recent[0] ?? at) + lengthMs - at) / 1000))
      throw new Refused(429, `Too Many Requests: retry after ${wait}`, { parameters: { retry_after: wait } })
    }
    return () => void recent.push(at)
  }

  return (method, chatId) => {
    if (!SENDING.has(method)) return
    const counts = [
      room('all', rates.allPerSecond, 1000),
      room(`second:${chatId}`, rates.chatPerSecond, 1000),
      room(`few:${chatId}`, rates.perChat?.most, (rates.perChat?.seconds ?? 0) * 1000),
      room(`minute:${chatId}`, chatId < 0 ? rates.groupPerMinute : undefined, 60_000),
    ]
    for (const count of counts) count()
  }
}
