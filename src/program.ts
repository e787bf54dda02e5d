/**
 * The program without its edges: store, pack and channels joined to the use cases. `main.ts` runs it with the real
 * clock and platforms, the demo and the tests with their own.
 */

import type { App } from './app/app.ts'
import { compileMonth } from './app/compile.ts'
import { createDeliverer, type Deliverer } from './app/deliver.ts'
import { createReceiver, type Receiver } from './app/receive.ts'
import { createSweep } from './app/remind.ts'
import type { Channel } from './channels/channel.ts'

export type Parts = Omit<App, 'channels'> & { readonly channels: readonly Channel[] }

export interface Program {
  readonly app: App
  readonly deliverer: Deliverer
  readonly receiver: Receiver
  /** Opens the month, sends what reminders are due, takes up what was left; called every minute. */
  readonly sweep: () => Promise<void>
  /** Takes up what an earlier run left, then listens. */
  readonly start: () => Promise<void>
  /** Hears nothing more, finishes what was heard, sends what can be sent. */
  readonly stop: () => Promise<void>
  /** Resolves when everything that was received is handled and sent. */
  readonly idle: () => Promise<void>
}

export function createProgram(parts: Parts): Program {
  const app: App = { ...parts, channels: new Map(parts.channels.map((c) => [c.name, c])) }
  const deliverer = createDeliverer(app, (parcel) => compileMonth(app, app.store, parcel.period, parcel.format))
  const receiver = createReceiver(app, deliverer)
  return {
    app,
    deliverer,
    receiver,
    sweep: createSweep(app, deliverer.push),
    start: async () => {
      await deliverer.resume()
      await receiver.resume()
      await Promise.all(parts.channels.map((channel) => channel.start(receiver.receive)))
    },
    stop: async () => {
      await Promise.all(parts.channels.map((channel) => channel.stop()))
      await receiver.idle()
      await deliverer.stop()
    },
    idle: async () => {
      await receiver.idle()
      await deliverer.idle()
    },
  }
}
