/**
 * The key to the trial page of a database, kept in a file beside it, so that open pages outlive a restart. It is not in
 * the database: a copy of that for another machine should not open this one's page.
 */
import { open, readFile, rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Secret } from '../secret.ts'
import { explained } from './explained.ts'
import { BESIDE, isAbsent, PRIVATE_FILE, realFileOf } from './own-files.ts'

const BYTES = 20
/** Letters and digits alone: in a terminal one click takes all of an address that ends in them. */
const SHAPE = /^[0-9a-f]{40}$/

/**
 * Makes the key where there is none, or none that is whole. For the server, which has the database to itself. Throws a
 * Problem: `database-unwritable`.
 */
export async function trialKey(url: string, random: (bytes: number) => Uint8Array): Promise<Secret> {
  const named = resolve(url.replace(/^file:/, ''))
  return explained(named, async () => {
    const file = await realFileOf(named)
    const kept = await textOf(file + BESIDE.trialKey)
    if (SHAPE.test(kept)) return new Secret(kept)
    const made = Buffer.from(random(BYTES)).toString('hex')
    await put(file + BESIDE.trialKey, made)
    return new Secret(made)
  })
}

async function textOf(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch (fault) {
    if (isAbsent(fault)) return ''
    throw fault
  }
}

/** There at once and whole, and never anybody else's to read. */
async function put(file: string, text: string): Promise<void> {
  const partial = `${file}.partial`
  await rm(partial, { force: true })
  const handle = await open(partial, 'wx', PRIVATE_FILE)
  try {
    await handle.writeFile(`${text}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(partial, file)
}
