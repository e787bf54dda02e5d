/** Compares secrets that a request brings. Webhooks of channels use it. */
import { createHash, timingSafeEqual } from 'node:crypto'

/** In constant time. Hashed first: the comparison wants equal lengths and must not tell the length of the secret. */
export function isSameSecret(given: string, secret: string): boolean {
  const [x, y] = [given, secret].map((text) => createHash('sha256').update(text).digest())
  return x !== undefined && y !== undefined && timingSafeEqual(x, y)
}
