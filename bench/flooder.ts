/**
 * Somebody who writes faster than people can: a thread of its own, so that the load that is measured does not wait for
 * it. `startFlood` starts it.
 */
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import type { Target } from './load.ts'

interface Order {
  readonly target: Target
  readonly chat: number
  /** Else they are another bot's, which the program acknowledges and does nothing about. */
  readonly isPerson: boolean
  readonly perSecond: number
  /** Ids of its updates count from here. */
  readonly firstId: number
}

export interface Flooded {
  /** Posted, and answered with 200. */
  readonly posted: number
  readonly acknowledged: number
  readonly ms: number
}

export interface Flooder {
  /** Resolves when everything that was posted is answered. */
  readonly stop: () => Promise<Flooded>
}

const STEP_MS = 10
const SOCKETS = 32

export function startFlood(order: Order): Flooder {
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: order })
  return {
    stop: async () => {
      const told = once(worker, 'message')
      worker.postMessage('stop')
      const [flooded] = (await told) as [Flooded] // all that it says
      return flooded
    },
  }
}

function flood({ target, perSecond, firstId, ...whose }: Order): void {
  const agent = new Agent({ keepAlive: true, maxSockets: SOCKETS })
  const posts: Promise<boolean>[] = []
  const begun = performance.now()
  const timer = setInterval(() => {
    const due = ((performance.now() - begun) * perSecond) / 1000
    while (posts.length < due) posts.push(post(target, agent, updateOf(whose, firstId + posts.length)))
  }, STEP_MS)
  parentPort?.once('message', () => {
    clearInterval(timer)
    const ms = performance.now() - begun
    void Promise.all(posts).then((taken) => {
      agent.destroy()
      parentPort?.postMessage({ posted: taken.length, acknowledged: taken.filter(Boolean).length, ms })
    })
  })
}

function updateOf({ chat, isPerson }: Pick<Order, 'chat' | 'isPerson'>, id: number): object {
  const named = { id: chat, first_name: `U${chat}` }
  const date = Math.floor(Date.now() / 1000)
  const from = { ...named, is_bot: !isPerson }
  const message = { message_id: id, date, from, chat: { ...named, type: 'private' }, text: `hello ${id}` }
  return { update_id: id, message }
}

function post({ webhook, secret }: Target, agent: Agent, update: object): Promise<boolean> {
  const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret ?? '' }
  return new Promise((resolve) => {
    const sent = request(webhook, { method: 'POST', agent, headers }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode === 200))
    })
    sent.on('error', () => resolve(false))
    sent.end(JSON.stringify(update))
  })
}

if (!isMainThread) flood(workerData as Order) // `startFlood` gives it
