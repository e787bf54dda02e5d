/** A whole program for a test: a real database in a temporary folder, a driven clock, seeded ids, a puppet channel. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import type { After } from '../src/app/delivery/ticker.ts'
import type { Channel } from '../src/channels/channel.ts'
import { createPuppet, type Puppet } from '../src/demo/puppet.ts'
import { createProgram, type Program } from '../src/program.ts'
import { openStore } from '../src/store/open-store.ts'
import type { Store } from '../src/store/store.ts'
import { type Amendment, amendedPack } from './amended-pack.ts'
import { textsIn } from './texts.ts'

export interface World {
  readonly program: Program
  readonly puppet: Puppet
  readonly store: Store
  readonly faults: string[]
  readonly clock: { now: Date }
  /** The database. */
  readonly file: string
  /** Stops the program as a restart would, and starts another on the same database; with other options, if given. */
  readonly restart: (changes?: WorldOptions) => Promise<World>
  readonly close: () => Promise<void>
}

export interface WorldOptions {
  readonly pack?: string
  /** What the author of the pack has changed. */
  readonly amendment?: Amendment
  readonly now?: string
  readonly admins?: readonly string[]
  readonly channels?: readonly Channel[]
  readonly locale?: string
  /** What the puppet can do; everything, if absent. */
  readonly abilities?: Channel['abilities']
  readonly publicUrl?: string
  readonly zone?: string
  /** In place of real timers. */
  readonly after?: After
  /** Makes the database before the program opens it. */
  readonly before?: (file: string) => Promise<void>
}

const FILE = 'test.db'

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'tongket-test-'))
  const clock = { now: new Date(options.now ?? '2024-05-02T02:00:00Z') }
  const puppet = createPuppet(() => clock.now, options.abilities)
  await options.before?.(join(folder, FILE))
  return live(folder, clock, puppet, options)
}

async function live(folder: string, clock: World['clock'], puppet: Puppet, options: WorldOptions): Promise<World> {
  const file = join(folder, FILE)
  const store = await openStore(`file:${file}`, { exclusive: true })
  const faults: string[] = []
  const fault = (fields: Record<string, unknown>, message: string) =>
    void faults.push(`${message} ${inspect(fields['err'])}`)
  const parts = {
    store,
    pack: amendedPack(options.pack ?? 'test/packs/thu-vien', options.amendment),
    t: textsIn(options.locale ?? 'vi'),
    zone: options.zone ?? 'Asia/Ho_Chi_Minh',
    ...(options.publicUrl !== undefined && { publicUrl: options.publicUrl }),
    admins: (options.admins ?? []).map((id) => ({ channel: 'local', id })),
    now: () => clock.now,
    random: seeded(),
    log: { info: () => undefined, warn: () => undefined, error: fault },
    channels: options.channels ?? [puppet],
  }
  const program = createProgram(parts, options.after && { after: options.after })
  await program.start()
  const stop = async () => {
    await program.stop()
    await store.close()
  }
  return {
    program,
    puppet,
    store,
    faults,
    clock,
    file,
    restart: async (changes = {}) => {
      await stop()
      return live(folder, clock, puppet, { ...options, ...changes })
    },
    close: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Bytes from a counter: the same in every run, never the same twice in one. */
export function seeded(): (bytes: number) => Uint8Array {
  let state = 1
  return (bytes) =>
    Uint8Array.from({ length: bytes }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state >>> 24
    })
}
