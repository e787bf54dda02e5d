/** The key to the trial page lies beside its database: one for each, the same at every start, nobody else's to read. */
import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { trialKey } from '../../src/store/trial-key.ts'
import { seededBytes } from '../e2e/served.ts'
import { tempFolder } from './temp-store.ts'

async function place(): Promise<{ url: string; file: string; folder: string }> {
  const folder = join(await tempFolder(), 'data')
  return { folder, url: `file:${join(folder, 'month.db')}`, file: join(folder, 'month.db.trial-key') }
}

it('stays as it is, and is one for each database', async () => {
  const [here, there] = [await place(), await place()]
  const random = seededBytes(5)
  const key = (await trialKey(here.url, random)).reveal()
  expect(key).toMatch(/^[0-9a-f]{40}$/)
  expect((await trialKey(here.url, random)).reveal()).toBe(key)
  expect((await trialKey(there.url, random)).reveal()).not.toBe(key)
})

it.each(['', 'short', `${'0'.repeat(40)}0`, 'g'.repeat(40), '\0'.repeat(40)])(
  'is made anew where %j stands in its place',
  async (text) => {
    const { url, file, folder } = await place()
    const random = seededBytes(6)
    await trialKey(url, random)
    await writeFile(file, text)
    const made = (await trialKey(url, random)).reveal()
    expect(await readFile(file, 'utf8')).toBe(`${made}\n`)
    expect(made).not.toBe(text)
    expect(await readdir(folder)).toEqual(['month.db.trial-key'])
  },
)

it('is closed to other accounts, also where it was open to them', async () => {
  const { url, file } = await place()
  await trialKey(url, seededBytes(7))
  const mode = async (): Promise<number> => (await stat(file)).mode & 0o777
  expect(await mode()).toBe(0o600)
  await chmod(file, 0o644)
  await (await openStore(url)).close()
  expect(await mode()).toBe(0o600)
})
