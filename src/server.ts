/** Builds the server from its settings: what `main.ts` starts, and what tests start with a driven clock. */
import { join } from 'node:path'
import { DateTime } from 'luxon'
import type { App } from './app/app.ts'
import { type CompileMonth, compileMonth } from './app/compile.ts'
import { createHandOut } from './app/hand-out.ts'
import { todayIn } from './app/today.ts'
import type { Channel } from './channels/channel.ts'
import { addressWith, createLocal, type LocalChannel } from './channels/local/local.ts'
import { createCompiler } from './compiler.ts'
import { type Config, channelWarnings, secretsOf } from './config.ts'
import type { Pack } from './core/pack.ts'
import { type Ground, joinChannels } from './join-channels.ts'
import { createLog, type Log } from './log.ts'
import { createProgram, type Program } from './program.ts'
import type { Schedule } from './schedule.ts'
import type { Secret } from './secret.ts'
import { openStore } from './store/open-store.ts'
import type { Store } from './store/store.ts'
import { trialKey } from './store/trial-key.ts'
import { readSection, readTexts } from './text/texts.ts'
import { castOf, linkCast, TRIAL_ADMIN, trialDay } from './trial.ts'
import { createTroubles } from './troubles.ts'
import { usePack } from './use-pack.ts'
import { downloadRoutes } from './web/downloads.ts'
import { createChecks } from './web/readiness.ts'
import { createWeb } from './web/server.ts'

export interface Edges {
  readonly config: Config
  readonly clock: () => Date
  readonly random: (bytes: number) => Uint8Array
  /** Calls the sweep from time to time; tests call it themselves. */
  readonly schedule?: (sweep: () => Promise<void>, log: Log) => Schedule
}

export interface Server {
  /** The port that was bound, also when 0 was asked for. */
  readonly port: number
  /** Where people's browsers find it; for the trial page with its key. */
  readonly address: string
  /** What the person who started it reads. */
  readonly greeting: string
  /** What they should know besides: nobody can write to it. */
  readonly warnings: readonly string[]
  readonly program: Program
  readonly log: Log
  readonly stop: () => Promise<void>
}

interface Local {
  readonly channel: LocalChannel
  readonly cast: ReturnType<typeof castOf>
}

export async function startServer(edges: Edges): Promise<Server> {
  const { config } = edges
  const t = readTexts('locales', config.locale)
  const pack = usePack(config.packDir)
  const store = await openStore(config.databaseUrl, { exclusive: true })
  const key = config.trialPage ? await trialKey(config.databaseUrl, edges.random) : undefined
  const log = createLog({ level: config.logLevel, secrets: [...secretsOf(config), ...(key ? [key.reveal()] : [])] })
  const now = await clockOf(edges, pack, store)
  const troubles = createTroubles(t, config.timeZone, now)
  const ground: Ground = { config, t, log, store, now, onZaloTrouble: troubles.tell }
  const local = key && localOf(ground, pack, key)
  const channels: Channel[] = [...(local ? [local.channel] : []), ...(await joinChannels(ground))]
  const admins = local ? [...config.admins, TRIAL_ADMIN] : config.admins
  const { publicUrl } = config
  const base = { store, pack, t, zone: config.timeZone, admins, now, random: edges.random, log }
  const app: Omit<App, 'channels'> = { ...base, ...(publicUrl !== undefined && { publicUrl }) }
  const { databaseUrl, packDir, locale, timeZone: zone } = config
  const here: CompileMonth = (period, format) => compileMonth(base, store, period, format)
  const compiler = createCompiler({ databaseUrl, packDir, packVersion: pack.version, locale, zone }, here)
  const program = createProgram({ ...app, channels }, { compile: compiler.compile })
  const words = readSection(join('locales', `${config.locale}.yaml`), 'download')
  const downloads = downloadRoutes(createHandOut(program.app, program.compile), words, log)
  troubles.open(program.alert)
  if (local) await linkCast(program.app, local.cast)
  const condition = () => ({ phase: program.phase(), delivery: program.deliverer.state() })
  const setAside = async () => (await store.inbox.setAside()).count
  const checks = createChecks(() => store.ping(), channels, condition, setAside)
  const web = createWeb({ channels, checks, log, routes: [downloads, ...(local ? [local.channel.routes] : [])] })
  const port = await web.listen(config.host, config.port)
  await program.start()
  const schedule = edges.schedule?.(program.sweep, log)
  const origin = `http://${config.host.replace(/^[^[].*:.*$/, '[$&]')}:${port}`
  const address = key ? addressWith(origin, key) : origin
  log.info({ port, pack: pack.id, version: pack.version, channels: channels.map((c) => c.name) }, 'ready')
  return {
    port,
    warnings: channelWarnings(config).map((key) => t(`server.${key}`)),
    address,
    greeting: t(local ? 'server.trial' : 'server.ready', { url: address }),
    program,
    log,
    stop: async () => {
      await schedule?.stop()
      await Promise.all([program.stop(), web.close()])
      await program.idle()
      await compiler.close()
      await store.close()
    },
  }
}

/**
 * The trial page lives in the pack's sample month, counted on from the day on which it was first started: its units
 * exist, its figures can be tried. Real channels live today.
 */
async function clockOf({ config, clock }: Edges, pack: Pack, store: Store): Promise<() => Date> {
  const first = config.trialPage ? trialDay(config.packDir, pack) : undefined
  if (!first) return clock
  const began = new Date(await store.remembered('trial-began', clock().toISOString()))
  const from = DateTime.fromISO(first, { zone: config.timeZone })
  const to = DateTime.fromJSDate(began, { zone: config.timeZone }).startOf('day')
  const shift = to.toMillis() - from.toMillis()
  return () => new Date(clock().getTime() - shift)
}

function localOf({ config, store, log, now, t }: Ground, pack: Pack, key: Secret): Local {
  const cast = castOf(pack, t, todayIn(config.timeZone, now()))
  const texts = readSection(join('locales', `${config.locale}.yaml`), 'page')
  const channel = createLocal({
    store: store.local,
    chats: cast.chats,
    people: cast.people,
    texts,
    key,
    refused: {
      lang: config.locale,
      title: t('trial.refused-title'),
      noKey: t('trial.refused-no-key'),
      elsewhere: t('trial.refused-elsewhere'),
    },
    log,
    now,
    zone: config.timeZone,
    reset: async () => {
      await store.reset()
      await linkCast({ store, now }, cast)
    },
  })
  return { channel, cast }
}
