/**
 * The key to the trial page. The program prints an address that carries it; whoever opens that gets a cookie, which all
 * that the page asks for afterwards brings along: scripts, the stream of events, files. So another account of this
 * machine, or a stranger behind a proxy that does not show itself, finds the port and nothing behind it.
 */
import type { Secret } from '../../secret.ts'
import { isSameSecret } from '../same-secret.ts'

const PARAMETER = 'k'

/** `origin` as in `http://127.0.0.1:8080`. */
export function addressWith(origin: string, key: Secret): string {
  return `${origin}/?${PARAMETER}=${key.reveal()}`
}

/** `query` as parsed: of a name that comes twice it holds a list. */
export function isKeyIn(query: unknown, key: Secret): boolean {
  if (typeof query !== 'object' || query === null) return false
  const given: unknown = Reflect.get(query, PARAMETER)
  return typeof given === 'string' && isSameSecret(given, key.reveal())
}

/** Browsers give a cookie to every port of a host, so two programs on one machine need two names. */
function nameOf(port: number): string {
  return `tongket-trial-${port}`
}

export function cookieWith(key: Secret, port: number): string {
  return `${nameOf(port)}=${key.reveal()}; Path=/; HttpOnly; SameSite=Strict`
}

/** `header` as in Cookie; of one name it may bring several. */
export function isKeyAmong(header: string | undefined, key: Secret, port: number): boolean {
  const name = `${nameOf(port)}=`
  const own = (header ?? '').split(';').map((pair) => pair.trim())
  return own.some((pair) => pair.startsWith(name) && isSameSecret(pair.slice(name.length), key.reveal()))
}
