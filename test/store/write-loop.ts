/**
 * A program of its own for the tests that kill it: holds the database and writes answers on several chats at once,
 * telling each that was acknowledged. `node write-loop.ts URL WRITERS`, over an IPC channel.
 * With `NODE_COMPILE_CACHE` the next one starts in half the time; a killed program would not write it by itself.
 */
import { flushCompileCache } from 'node:module'
import { period } from '../../src/core/period.ts'
import { openStore } from '../../src/store/open-store.ts'

const [url = '', writers = '0'] = process.argv.slice(2)
const store = await openStore(url, { exclusive: true })
const tell = (message: string) => process.send?.(message)
tell('open')
flushCompileCache()

async function writeOn(writer: string): Promise<void> {
  for (let n = 0; ; n++) {
    const indicator = `${writer}_${n}`
    const value = { kind: 'number', amount: String(n) } as const
    const key = { period: period('2024-04'), unit: 'STP', indicator }
    await store.write((tx) => tx.answers.record({ ...key, value, typed: '', at: new Date() }))
    tell(indicator)
  }
}

setInterval(() => undefined, 1000)
await Promise.all(Array.from({ length: Number(writers) }, (_, i) => writeOn(`w${process.pid}_${i}`)))
