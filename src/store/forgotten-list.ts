/**
 * Who was forgotten, beside the database and not in it: so a backup from before does not bring them back. Ids stand
 * there as keyed hashes alone, and a backup holds neither the key nor the list.
 */
import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { ChannelName } from '../channels/channel.ts'
import { Problem } from '../problem.ts'
import { BESIDE, flush, PRIVATE_FILE, putPrivate, textIn } from './own-files.ts'

const HEX = /^[0-9a-f]{64}$/

const entrySchema = z.strictObject({
  id: z.uuid(),
  at: z.iso.datetime(),
  by: z.enum(['platform', 'command-line']),
  channel: z.enum(['telegram', 'zalo-oa', 'zalo-bot', 'local']),
  who: z.string().regex(HEX),
  /** Tells keys apart, so that an entry whose key is lost is noticed. */
  key: z.string(),
})

export type ForgottenEntry = z.infer<typeof entrySchema>

export interface ForgottenList {
  /** In the order of writing. Throws `forgotten-unreadable`. */
  entries(): Promise<readonly ForgottenEntry[]>
  /** On disk when it resolves. Only for who holds the database's write lock: there is one key, and one writer. */
  add(entry: Pick<ForgottenEntry, 'at' | 'by' | 'channel'>, externalId: string): Promise<ForgottenEntry>
  /** What `who` is for a person. Throws `forgotten-unreadable` unless the entries were made with the key that is there. */
  whoIn(entries: readonly ForgottenEntry[]): Promise<(channel: ChannelName, externalId: string) => string>
  /** A keyed hash of any text; undefined as long as nobody was forgotten. */
  hash(text: string): Promise<string | undefined>
}

export function forgottenList(database: string): ForgottenList {
  const list = database + BESIDE.forgotten
  const keyFile = database + BESIDE.forgetKey
  let known: string | undefined
  const key = async (): Promise<string | undefined> => {
    known ??= await keyIn(keyFile)
    return known
  }
  return {
    entries: () => entriesIn(list),
    async add(entry, externalId) {
      const own = (await key()) ?? (await newKey(keyFile))
      known = own
      const whole = { id: randomUUID(), ...entry, who: whoOf(own, entry.channel, externalId), key: nameOf(own) }
      await append(list, `${JSON.stringify(whole)}\n`)
      return whole
    },
    async whoIn(entries) {
      const own = await key()
      if (own === undefined || entries.some((entry) => entry.key !== nameOf(own)))
        throw new Problem('forgotten-unreadable', { file: keyFile, list })
      return (channel, externalId) => whoOf(own, channel, externalId)
    },
    async hash(text) {
      const own = await key()
      return own === undefined ? undefined : digest(own, text)
    },
  }
}

function digest(key: string, text: string): string {
  return createHmac('sha256', Buffer.from(key, 'hex')).update(text).digest('hex')
}

function whoOf(key: string, channel: ChannelName, externalId: string): string {
  return digest(key, `person:${channel}:${externalId}`)
}

function nameOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8)
}

async function keyIn(file: string): Promise<string | undefined> {
  const key = (await textIn(file))?.trim()
  if (key === undefined || HEX.test(key)) return key
  throw new Problem('forgotten-unreadable', { file, list: file })
}

async function newKey(file: string): Promise<string> {
  const key = randomBytes(32).toString('hex')
  await putPrivate(file, `${key}\n`)
  return key
}

async function entriesIn(file: string): Promise<readonly ForgottenEntry[]> {
  // What stands behind the last line's end was cut off by a crash, and nothing rests on it.
  const lines = ((await textIn(file)) ?? '').split('\n').slice(0, -1)
  return lines.map((line) => {
    const read = entrySchema.safeParse(jsonIn(line))
    if (read.success) return read.data
    throw new Problem('forgotten-unreadable', { file, list: file })
  })
}

function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

async function append(file: string, line: string): Promise<void> {
  const before = await textIn(file)
  const handle = await open(file, 'a', PRIVATE_FILE)
  try {
    if (before !== undefined) await handle.truncate(Buffer.byteLength(before.slice(0, before.lastIndexOf('\n') + 1)))
    await handle.appendFile(line)
    await handle.sync()
  } finally {
    await handle.close()
  }
  if (before === undefined) await flush(dirname(file))
}
