/** A port that a program can come back to again and again, whatever else goes on. */
import { once } from 'node:events'
import { createServer } from 'node:net'

/** Below those that systems give to whoever asks for any: one of them might be in use when the program comes back. */
const FIRST = 21_000
const MANY = 9000

export async function fixedPort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = FIRST + ((process.pid + tries * 97) % MANY)
    const probe = createServer()
    const bound = Promise.race([once(probe, 'listening').then(() => true), once(probe, 'error').then(() => false)])
    probe.listen(port, '127.0.0.1')
    if (!(await bound)) continue
    probe.close()
    await once(probe, 'close')
    return port
  }
  throw new Error('no port is free')
}
