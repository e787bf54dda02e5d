/** One-time codes that tie a chat or a person to a unit. Only a digest is kept; `/capma` and the command line make them. */
import { createHash } from 'node:crypto'

/** Without letters and digits that are mistaken for each other on a phone. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const LENGTH = 10
const DAYS_VALID = 7

export interface MadeCode {
  readonly code: string
  readonly digest: string
  readonly expiresAt: Date
}

/** Fifty random bits; `random` gives as many bytes as it is asked for. */
export function makeCode(random: (bytes: number) => Uint8Array, now: Date): MadeCode {
  const code = [...random(LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')
  return { code, digest: digestOf(code), expiresAt: new Date(now.getTime() + DAYS_VALID * 86_400_000) }
}

/** What was typed after `/lienket`, without spaces and hyphens, in capitals; undefined if it cannot be a code. */
export function normalCode(typed: string): string | undefined {
  const code = typed.replace(/[\s-]/g, '').toUpperCase()
  return /^[0-9A-Z]{6,32}$/.test(code) ? code : undefined
}

export function digestOf(code: string): string {
  return createHash('sha256').update(code).digest('hex')
}
