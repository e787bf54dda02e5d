/**
 * The thread that compiles reports, so that nothing else waits for a tenth of a second meanwhile. Reads the database
 * beside the server; started by `compiler.ts`.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { compileMonth } from './app/compile.ts'
import type { Answer, Job, Setting } from './compiler.ts'
import type { Pack } from './core/pack.ts'
import { Problem } from './problem.ts'
import { openStore } from './store/open-store.ts'
import { readTexts } from './text/texts.ts'
import { usePack } from './use-pack.ts'

const { databaseUrl, packDir, packVersion, locale, zone } = workerData as Setting // given by `compiler.ts` alone
const store = await openStore(databaseUrl)
const pack = samePack()
const base = { t: readTexts('locales', locale), zone }

parentPort?.on('message', (message: Job | 'close') => {
  if (message === 'close') void close()
  else void work(message)
})

/** Whatever goes wrong is told to who asked. */
async function work({ id, period, format }: Job): Promise<void> {
  try {
    if (pack) tell({ id, file: await compileMonth({ ...base, pack }, store, period, format) })
    else tell({ id, otherPack: true })
  } catch (fault) {
    if (fault instanceof Problem) tell({ id, problem: { code: fault.code, params: fault.params } })
    else tell({ id, fault })
  }
}

function tell(answer: Answer): void {
  parentPort?.postMessage(answer)
}

/** Undefined if somebody has edited it since the program started: the next start takes it, or says what is wrong. */
function samePack(): Pack | undefined {
  try {
    const found = usePack(packDir)
    return found.version === packVersion ? found : undefined
  } catch (fault) {
    if (fault instanceof Problem) return undefined
    throw fault
  }
}

async function close(): Promise<void> {
  await store.close()
  parentPort?.close()
}
