/**
 * The load: chats that open a form and answer it by webhook, one update in flight per chat, so many in flight in all.
 * As people do, a chat answers a question only once it has been asked it. The same for every bot.
 */
import { Agent, request } from 'node:http'
import type { FakeApi } from './fake-api.ts'
import { amountOf } from './sums.ts'

/** A bot under load. */
export interface Target {
  readonly webhook: string
  readonly secret?: string
  /** What opens the form. */
  readonly opening: string
  /** Messages that an answer brings, of which the last asks the next question; the opening brings one. */
  readonly messagesPerAnswer: number
}

/** Milliseconds, one of each per answer. */
export interface Times {
  /** To the 200. */
  readonly taken: number[]
  /** To the 200 and the first message that the answer brought. */
  readonly echoed: number[]
  /** To the next question, or to the end of the form. */
  readonly asked: number[]
}

export interface Run extends Times {
  /** Openings and answers. */
  readonly updates: number
  /** From the first post to the last message. */
  readonly ms: number
}

/** What a chat waits for since its update was posted. */
interface Waiting {
  readonly many: number
  heard: number
  readonly first: PromiseWithResolvers<number>
  readonly last: PromiseWithResolvers<number>
}

interface Turn {
  readonly chat: number
  /** 0 opens the form. */
  readonly step: number
  /** What the chat waits for before it goes on. */
  readonly ready: Promise<unknown>
}

interface Load {
  readonly chats: readonly number[]
  readonly questions: number
  readonly clients: number
}

/** A bot that says nothing for so long has lost an answer. */
const SILENCE_MS = 30_000

/** Throws if an update is not taken, brings no message, or one too many. */
export async function drive(target: Target, api: FakeApi, load: Load): Promise<Run> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const ears = listen(api)
  const times: Times = { taken: [], echoed: [], asked: [] }
  const queue: Turn[] = load.chats.map((chat) => ({ chat, step: 0, ready: Promise.resolve() }))
  const ends: Promise<void>[] = []
  let next = 0
  const client = async () => {
    // A look beyond the end must not count: others put turns there later.
    for (let turn = queue[next]; turn; turn = queue[next]) {
      next += 1
      const { chat, step } = turn
      await turn.ready
      const ready = await sayAndHear(target, agent, ears, turn, times)
      if (step < load.questions) queue.push({ chat, step: step + 1, ready: ready.last })
      else ends.push(ready.last)
    }
  }
  const begun = performance.now()
  try {
    const clients = Array.from({ length: load.clients }, client)
    await Promise.race([Promise.all(clients).then(() => Promise.all(ends)), ears.failed])
  } finally {
    ears.close()
    agent.destroy()
  }
  return { ...times, updates: next, ms: performance.now() - begun }
}

/** Resolves when the update is taken and has been answered; `last` when all that it brings has come. */
async function sayAndHear(
  target: Target,
  agent: Agent,
  ears: Ears,
  { chat, step }: Turn,
  times: Times,
): Promise<{ readonly last: Promise<void> }> {
  const waiting = ears.waitFor(chat, step === 0 ? 1 : target.messagesPerAnswer)
  const update = textUpdate(chat, step === 0 ? target.opening : String(amountOf(chat, step)))
  const from = performance.now()
  const taken = await post(target, agent, update)
  const echoed = Math.max(taken, await waiting.first.promise)
  if (step === 0) return { last: waiting.last.promise.then(() => undefined) }
  times.taken.push(taken - from)
  times.echoed.push(echoed - from)
  return { last: waiting.last.promise.then((at) => void times.asked.push(at - from)) }
}

interface Ears {
  readonly waitFor: (chat: number, many: number) => Waiting
  /** Rejects when nothing is heard for too long, or something that nobody waits for. */
  readonly failed: Promise<never>
  readonly close: () => void
}

function listen(api: FakeApi): Ears {
  const waiting = new Map<number, Waiting>()
  const { promise: failed, reject } = Promise.withResolvers<never>()
  let heard = performance.now()
  const timer = setInterval(() => {
    if (performance.now() - heard > SILENCE_MS) reject(new Error(`no message for ${SILENCE_MS / 1000} s`))
  }, 1000)
  api.hear((chat, at) => {
    heard = at
    const wait = waiting.get(chat)
    if (!wait) {
      reject(new Error(`a message to chat ${chat} that nothing brought`))
      return
    }
    wait.heard += 1
    if (wait.heard === 1) wait.first.resolve(at)
    if (wait.heard < wait.many) return
    waiting.delete(chat)
    wait.last.resolve(at)
  })
  return {
    failed,
    waitFor: (chat, many) => {
      const wait = { many, heard: 0, first: Promise.withResolvers<number>(), last: Promise.withResolvers<number>() }
      waiting.set(chat, wait)
      return wait
    },
    close: () => clearInterval(timer),
  }
}

/** Ids are unique in the life of a bot's database. */
let updateId = 1_000_000

export function textUpdate(chat: number, text: string): { readonly update_id: number } {
  const named = { id: chat, first_name: nameOf(chat) }
  const command = { type: 'bot_command', offset: 0, length: text.length }
  updateId += 1
  const message = {
    message_id: updateId,
    date: Math.floor(Date.now() / 1000),
    from: { ...named, is_bot: false, language_code: 'vi' },
    chat: { ...named, type: 'private' },
    text,
    ...(text.startsWith('/') && { entities: [command] }),
  }
  return { update_id: updateId, message } as { readonly update_id: number }
}

export function nameOf(chat: number): string {
  return `U${chat}`
}

/** Resolves with the instant of the 200; anything else is a lost answer. */
function post({ webhook, secret }: Target, agent: Agent, update: object): Promise<number> {
  const body = Buffer.from(JSON.stringify(update))
  const headers = {
    'content-type': 'application/json',
    'content-length': body.length,
    ...(secret !== undefined && { 'x-telegram-bot-api-secret-token': secret }),
  }
  return new Promise((resolve, reject) => {
    const sent = request(webhook, { method: 'POST', agent, headers }, (response) => {
      response.resume()
      response.on('end', () => {
        if (response.statusCode === 200) resolve(performance.now())
        else reject(new Error(`the webhook answered ${response.statusCode ?? '?'}`))
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
