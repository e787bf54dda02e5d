/** When a life ends: after some time, or right at something that the platform sees. */
import { setTimeout as wait } from 'node:timers/promises'
import type { RecordedCall } from '../../fakes/telegram/fake.ts'
import type { Life } from './life.ts'

export type Aim =
  | { readonly kind: 'spawned' | 'begun' | 'ready'; readonly ms: number }
  /** `nth` of these calls in this life; without `ms` before the call is answered. */
  | { readonly kind: 'call'; readonly methods: readonly string[]; readonly nth: number; readonly ms?: number }
  /** `nth` time that updates are on their way to a program that listens. */
  | { readonly kind: 'arriving'; readonly nth: number; readonly ms: number }

/** Where nothing comes that is waited for. */
const LONGEST_MS = 900
const SOME_MS = 600
/** While modules are loaded, from the start on. */
const LOADING_MS = 700
/** In which a start opens the database, takes up what was left and greets the platform. */
const STARTING_MS = 150
const NEAR_MS = 12

const MESSAGES = ['sendMessage']
const DOCUMENTS = ['sendDocument']
const OTHERS = ['editMessageText', 'answerCallbackQuery', 'pinChatMessage']

/**
 * `gently`: the program is to live for a while. `slowness`: how many times as long as usual everything takes on this
 * machine, so that as much has happened when a life ends.
 */
export function takeAim(random: () => number, gently: boolean, slowness: number): Aim {
  const upTo = (ms: number) => random() * ms * slowness
  const nth = 1 + Math.floor(random() * 4)
  if (gently) return { kind: 'ready', ms: 300 * slowness + upTo(SOME_MS) }
  const chance = random()
  if (chance < 0.07) return { kind: 'spawned', ms: upTo(LOADING_MS) }
  if (chance < 0.25) return { kind: 'begun', ms: upTo(STARTING_MS) }
  if (chance < 0.42) return { kind: 'ready', ms: upTo(SOME_MS) }
  if (chance < 0.57) return { kind: 'call', methods: MESSAGES, nth }
  if (chance < 0.74) return { kind: 'call', methods: MESSAGES, nth, ms: upTo(NEAR_MS) }
  if (chance < 0.78) return { kind: 'call', methods: DOCUMENTS, nth: 1, ms: upTo(NEAR_MS) }
  if (chance < 0.9) return { kind: 'call', methods: OTHERS, nth, ms: upTo(NEAR_MS) }
  return { kind: 'arriving', nth, ms: upTo(NEAR_MS) }
}

export interface Trigger {
  readonly onCall: (call: RecordedCall) => void
  readonly onPosting: () => void
  /** Resolves once the life has ended; with whether what was waited for has come. */
  readonly done: Promise<boolean>
}

export function pull(aim: Aim, life: Life, slowness: number): Trigger {
  let seen = 0
  let hit = aim.kind === 'spawned' || aim.kind === 'begun' || aim.kind === 'ready'
  const end = (ms: number | undefined) => {
    seen += 1
    if (!('nth' in aim) || seen !== aim.nth) return
    hit = true
    if (ms === undefined) life.kill()
    else setTimeout(life.kill, ms)
  }
  const timed = async () => {
    if (aim.kind === 'begun') await life.begun
    else if (aim.kind !== 'spawned') await life.ready
    await Promise.race([wait('nth' in aim ? LONGEST_MS * slowness : aim.ms, undefined, { ref: false }), life.ended])
    life.kill()
    await life.ended
    return hit
  }
  return {
    onCall: ({ method, refused }) => {
      if (refused !== undefined) return
      if (aim.kind === 'call' && aim.methods.includes(method)) end(aim.ms)
      if (aim.kind === 'arriving' && method === 'getUpdates') end(aim.ms)
    },
    onPosting: () => {
      if (aim.kind === 'arriving' && life.isReady()) end(aim.ms)
    },
    done: timed(),
  }
}
