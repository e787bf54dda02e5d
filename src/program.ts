/**
 * The program without its edges: store, pack and channels joined to the use cases. `main.ts` runs it with the real
 * clock and platforms, the demo and the tests with their own.
 */

import { alertAdmins } from './app/alert.ts'
import type { App } from './app/app.ts'
import { type CompileMonth, compileMonth } from './app/compile.ts'
import { forgetUndecided } from './app/conversation/undecided.ts'
import { createDeliverer, type Deliverer, type DeliverOptions, type Undelivered } from './app/delivery/deliver.ts'
import { createReceiver, type Receiver } from './app/receive.ts'
import { createSweep } from './app/reminders/remind.ts'
import { undelivered } from './app/reminders/undelivered.ts'
import { tellRolesElsewhere } from './app/roles-elsewhere.ts'
import type { Channel } from './channels/channel.ts'

export type Parts = Omit<App, 'channels'> & { readonly channels: readonly Channel[] }

export type Phase = 'starting' | 'running' | 'draining'

export interface Program {
  readonly app: App
  readonly compile: CompileMonth
  readonly deliverer: Deliverer
  readonly receiver: Receiver
  /** Opens the month, sends what reminders are due, takes up what was left; called every minute. */
  readonly sweep: () => Promise<void>
  /** Tells the administrators once for each `key`; `text` as they read it. Never rejects. */
  readonly alert: (key: string, text: string) => Promise<void>
  readonly phase: () => Phase
  /** Takes up what an earlier run left, then listens. */
  readonly start: () => Promise<void>
  /** Hears nothing more, finishes what was heard, sends what can be sent within the grace. */
  readonly stop: () => Promise<void>
  /** Resolves when everything that was received is handled and sent. */
  readonly idle: () => Promise<void>
}

/** Longer than any platform delivers again what it thinks we missed. */
const KEEP_OVERHEARD_MS = 2 * 86_400_000

/** Readers hold the files for milliseconds. */
const ERASE_TRIES = 5

export interface ProgramOptions extends DeliverOptions {
  /** In a thread of its own; absent: here. */
  readonly compile?: CompileMonth
}

export function createProgram(parts: Parts, options: ProgramOptions = {}): Program {
  const app: App = { ...parts, channels: new Map(parts.channels.map((c) => [c.name, c])) }
  const here: CompileMonth = (period, format) => compileMonth(app, app.store, period, format)
  const { compile = here } = options
  const told: Undelivered = (tx, row, why, reason) => undelivered(app, tx, row, { why, reason })
  const deliverer = createDeliverer(app, ({ period, format }) => compile(period, format), {
    undelivered: told,
    ...options,
  })
  const sweep = createSweep(app, (queued) => deliverer.push(queued))
  const receiver = createReceiver(app, deliverer, options.after)
  let phase: Phase = 'starting'
  return {
    app,
    compile,
    deliverer,
    receiver,
    sweep: async () => {
      try {
        await sweep()
        await app.store.write(async (tx) => {
          await tx.inbox.dropOverheard(new Date(app.now().getTime() - KEEP_OVERHEARD_MS))
          await forgetUndecided(tx, app.now())
        })
        if ((await app.store.erase(ERASE_TRIES)) === 'unfinished')
          app.log.warn({}, 'who was forgotten is not yet gone from the files of the database; the next sweep goes on')
      } finally {
        await Promise.all([receiver.sweep(), deliverer.sweep()])
      }
    },
    alert: async (key, text) => {
      try {
        deliverer.push(await app.store.write((tx) => alertAdmins(app, tx, key, text)))
      } catch (fault) {
        app.log.error({ err: fault, alert: key }, 'the administrators could not be told')
      }
    },
    phase: () => phase,
    start: async () => {
      await deliverer.resume()
      deliverer.push(await tellRolesElsewhere(app))
      await receiver.resume()
      await Promise.all(parts.channels.map((channel) => channel.start(receiver.receive)))
      if (phase === 'starting') phase = 'running'
    },
    stop: async () => {
      phase = 'draining'
      await Promise.all(parts.channels.map((channel) => channel.stop()))
      await receiver.stop()
      await deliverer.stop()
    },
    idle: async () => {
      await receiver.idle()
      await deliverer.idle()
    },
  }
}
