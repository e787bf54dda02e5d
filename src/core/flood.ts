/**
 * Which messages are one too many: more than a person can type, tap or forward. Counted by the minute in which the
 * platform says that they were written, so that what piled up while the program was away is no flood, however fast it
 * comes.
 */

/**
 * Of one person in one minute, in all chats together. Telegram forwards up to a hundred messages at once, pictures too;
 * a long text comes as 49 parts at most; a form of 23 questions is tapped through in 23. Nobody keeps up two a second.
 */
export const PERSON_PER_MINUTE = 120
/** Of one chat in one minute: five such people do not take the places of the others. */
export const CHAT_PER_MINUTE = 5 * PERSON_PER_MINUTE
/** Of one chat, whatever the platform says of the times: more than a lively group writes in a day. */
export const MOST_WAITING = 5000

const MINUTE_MS = 60_000
/** Longer than any platform keeps messages for us. What claims to be older, or yet to come, is of this minute. */
const BELIEVED_MS = 86_400_000
/** A minute of which nothing more came for so long is over. */
const KEEP_MS = 2 * MINUTE_MS
/** Minutes that are remembered at most; beyond that the one that was heard of longest ago is forgotten. */
const MOST_MINUTES = 50_000
/** So many refused messages at least are known again when they are delivered again, and twice as many at most. */
const REMEMBERED = 10_000

export interface Written {
  /** The same for the same message, however often it is delivered. */
  readonly id: string
  readonly person: string
  readonly chat: string
  /** Counted apart: whoever floods can still give commands. */
  readonly isCommand: boolean
  /** Epoch milliseconds, the platform's; NaN if it tells none. */
  readonly at: number
}

/** `refused-before`: it was delivered again. */
export type FloodDecision = 'taken' | 'refused' | 'refused-before'

/** What somebody wrote in one minute, or what was written in a chat. */
interface Minute {
  readonly whose: string
  readonly ids: Set<string>
  /** When the newest of them came. */
  heard: number
}

export class FloodLimit {
  /** The one that was heard of last comes last. */
  readonly #minutes = new Map<string, Minute>()
  #refused = new Set<string>()
  /** Those before them. */
  #refusedEarlier = new Set<string>()

  /** `now`: epoch milliseconds; `waiting`: how many messages of the chat are not yet begun. */
  decide(written: Written, now: number, waiting: number): FloodDecision {
    const { id } = written
    if (this.#refused.has(id) || this.#refusedEarlier.has(id)) return 'refused-before'
    this.#forgetOver(now)
    const [person, chat] = whoseOf(written)
    const minute = minuteOf(written.at, now)
    const byPerson = this.#minute(person, minute, now)
    if (byPerson.ids.has(id)) return 'taken'
    const byAll = this.#minute(chat, minute, now)
    const isFull = byPerson.ids.size >= PERSON_PER_MINUTE || byAll.ids.size >= CHAT_PER_MINUTE
    if (isFull || waiting >= MOST_WAITING) {
      this.#refuse(id)
      return 'refused'
    }
    byPerson.ids.add(id)
    byAll.ids.add(id)
    return 'taken'
  }

  /** Takes a refusal back: delivered again, the message is decided upon anew. */
  takeBack(id: string): void {
    this.#refused.delete(id)
    this.#refusedEarlier.delete(id)
  }

  /** The flood is over: these people and this chat begin anew. */
  over(chat: string, people: readonly string[]): void {
    const all = people.flatMap((person) => [true, false].flatMap((isCommand) => whoseOf({ chat, person, isCommand })))
    const whose = new Set(all)
    for (const [key, minute] of this.#minutes) if (whose.has(minute.whose)) this.#minutes.delete(key)
  }

  #minute(whose: string, minute: number, now: number): Minute {
    const key = `${whose} ${minute}`
    const known = this.#minutes.get(key) ?? { whose, ids: new Set(), heard: now }
    known.heard = now
    this.#minutes.delete(key)
    this.#minutes.set(key, known)
    return known
  }

  #forgetOver(now: number): void {
    for (const [key, { heard }] of this.#minutes) {
      if (this.#minutes.size <= MOST_MINUTES && heard > now - KEEP_MS) return
      this.#minutes.delete(key)
    }
  }

  #refuse(id: string): void {
    this.#refused.add(id)
    if (this.#refused.size < REMEMBERED) return
    this.#refusedEarlier = this.#refused
    this.#refused = new Set()
  }
}

/** Of the person and of the chat. */
function whoseOf({ person, chat, isCommand }: Pick<Written, 'person' | 'chat' | 'isCommand'>): [string, string] {
  const what = isCommand ? 'commands' : 'words'
  return [`person ${person} ${what}`, `chat ${chat} ${what}`]
}

function minuteOf(at: number, now: number): number {
  return Math.floor((Math.abs(now - at) <= BELIEVED_MS ? at : now) / MINUTE_MS)
}
