/**
 * The thread that compiles reports, so that nothing else waits for a tenth of a second meanwhile. Reads the database
 * beside the server; started by `compiler.ts`.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { compileMonth } from './app/compile.ts'
import type { Job, Setting } from './compiler.ts'
import { openStore } from './store/open-store.ts'
import { readTexts } from './text/texts.ts'
import { usePack } from './use-pack.ts'

const { databaseUrl, packDir, locale, zone } = workerData as Setting // given by `compiler.ts` alone
const store = await openStore(databaseUrl)
const base = { pack: usePack(packDir), t: readTexts('locales', locale), zone }

parentPort?.on('message', (message: Job | 'close') => {
  if (message === 'close') void close()
  else void work(message)
})

/** Whatever goes wrong is told to who asked. */
async function work({ id, period, format, now }: Job): Promise<void> {
  try {
    const file = await compileMonth({ ...base, now: () => now }, store, period, format)
    parentPort?.postMessage({ id, file })
  } catch (fault) {
    parentPort?.postMessage({ id, fault })
  }
}

async function close(): Promise<void> {
  await store.close()
  parentPort?.close()
}
