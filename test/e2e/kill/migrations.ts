/** Kills programs that make their tables, each on a database of its own, and opens what they left. */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openStore } from '../../../src/store/open-store.ts'
import { startLife } from './life.ts'
import { writeKillPack } from './pack.ts'
import { fixedPort } from './port.ts'

/** In which a new database is made. */
const MAKING_MS = 60

export interface Made {
  /** What the kill left: nothing yet, a file, all tables. */
  readonly afterMs: number
  readonly hadFile: boolean
  readonly fault?: unknown
}

export async function killWhileMaking(
  folder: string,
  times: number,
  env: Readonly<Record<string, string>>,
): Promise<Made[]> {
  const pack = join(folder, 'new-pack')
  mkdirSync(pack)
  writeKillPack(pack)
  const port = String(await fixedPort())
  const made: Made[] = []
  for (let i = 0; i < times; i++) {
    const file = join(folder, `new-${i}.db`)
    const own = {
      ...env,
      DATABASE_URL: `file:${file}`,
      PACK_DIR: pack,
      HOST: '127.0.0.1',
      PORT: port,
      TRIAL_PAGE: 'off',
    }
    const life = startLife({ mode: 'polling', at: new Date('2026-01-31T01:00:00Z'), env: own })
    const afterMs = ((i + 0.5) * MAKING_MS) / times
    await life.begun
    await wait(afterMs)
    life.kill()
    await life.ended
    const hadFile = existsSync(file)
    try {
      // As the next start does: refused if a lock were left behind, or tables made by half.
      const store = await openStore(`file:${file}`, { exclusive: true })
      await store.outbox.counts()
      await store.close()
      made.push({ afterMs, hadFile })
    } catch (fault) {
      made.push({ afterMs, hadFile, fault })
    }
  }
  return made
}
