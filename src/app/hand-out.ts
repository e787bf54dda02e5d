/**
 * A report as a link, where it cannot be sent as a file: good for one download and one day. Only a digest of the link's
 * secret is kept. `outgoing.ts` makes links, the web server redeems them.
 */
import { REPORT_FORMATS } from '../report/report.ts'
import type { ChatRecord } from '../store/store.ts'
import type { App } from './app.ts'
import type { CompiledFile, CompileMonth } from './compile.ts'
import type { Parcel } from './delivery/parcel.ts'
import { digestOf } from './link-code.ts'

const SECRET_BYTES = 32
const GOOD_FOR_MS = 86_400_000

export interface Link {
  readonly url: string
  readonly until: Date
}

/** Undefined if nobody can reach us. */
export async function linkTo(
  app: App,
  chat: ChatRecord,
  parcel: Parcel & { type: 'report' },
): Promise<Link | undefined> {
  if (app.publicUrl === undefined) return undefined
  const secret = Buffer.from(app.random(SECRET_BYTES)).toString('base64url')
  const createdAt = app.now()
  const expiresAt = new Date(createdAt.getTime() + GOOD_FOR_MS)
  const { period, format, personId } = parcel
  const about = { period, format, chatId: chat.id, ...(personId !== undefined && { personId }) }
  await app.store.write((tx) => tx.downloads.add({ digest: digestOf(secret), ...about, createdAt, expiresAt }))
  return { url: `${app.publicUrl}/report/${secret}`, until: expiresAt }
}

export type LinkState = 'good' | 'used' | 'expired' | 'unknown'

export interface HandOut {
  /** Looking does not use a link up: messengers fetch links to show what is behind them. */
  readonly look: (secret: string) => Promise<LinkState>
  /** For one caller only; `giveBack` if the file did not arrive whole. */
  readonly take: (secret: string) => Promise<CompiledFile | Exclude<LinkState, 'good'>>
  readonly giveBack: (secret: string) => Promise<void>
}

export function createHandOut(app: App, compile: CompileMonth): HandOut {
  const { store, now } = app
  const stateOf = async (digest: string): Promise<LinkState> => {
    const found = await store.downloads.find(digest)
    if (!found) return 'unknown'
    if (found.usedAt) return 'used'
    return found.expiresAt > now() ? 'good' : 'expired'
  }
  const giveBack = (digest: string) => store.write((tx) => tx.downloads.giveBack(digest))
  return {
    look: (secret) => stateOf(digestOf(secret)),
    async take(secret) {
      const digest = digestOf(secret)
      const found = await store.downloads.find(digest)
      const format = REPORT_FORMATS.find((one) => one === found?.format)
      if (!found || !format) return 'unknown'
      const { period, personId } = found
      const isMine = await store.write(async (tx) => {
        const used = await tx.downloads.use(digest, now())
        const audit = {
          at: now(),
          action: 'report-fetched',
          subject: period,
          ...(personId !== undefined && { personId }),
        }
        if (used) await tx.audit(audit)
        return used
      })
      if (!isMine) return found.expiresAt > now() ? 'used' : 'expired'
      try {
        return await compile(period, format)
      } catch (fault) {
        await giveBack(digest)
        throw fault
      }
    },
    giveBack: (secret) => giveBack(digestOf(secret)),
  }
}
