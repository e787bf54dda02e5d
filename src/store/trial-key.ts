/**
 * The key to the trial page of a database, kept in a file beside it, so that open pages outlive a restart. It is not in
 * the database: a copy of that for another machine should not open this one's page.
 */
import { resolve } from 'node:path'
import { Secret } from '../secret.ts'
import { explained } from './explained.ts'
import { BESIDE, putPrivate, realFileOf, textIn } from './own-files.ts'

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
    const file = (await realFileOf(named)) + BESIDE.trialKey
    const kept = ((await textIn(file)) ?? '').trim()
    if (SHAPE.test(kept)) return new Secret(kept)
    const made = Buffer.from(random(BYTES)).toString('hex')
    await putPrivate(file, `${made}\n`)
    return new Secret(made)
  })
}
