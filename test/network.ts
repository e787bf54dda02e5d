/** Shuts the network but for loopback, and keeps what was tried. `setup.ts` uses it for every test file. */
import { Socket } from 'node:net'

/** Hosts that were refused since somebody last emptied this. */
export const attempts: string[] = []

// Taken by name, since it is called with the socket it belongs to; the arguments are passed on as they came.
const connect = Reflect.get(Socket.prototype, 'connect') as (this: Socket, ...args: unknown[]) => Socket

export function shutNetwork(): void {
  Socket.prototype.connect = function guarded(this: Socket, ...args: unknown[]): Socket {
    const host = hostOf(args)
    if (host === undefined || isLoopback(host)) return connect.apply(this, args)
    attempts.push(host)
    // Later, as the system itself would: callers listen for errors only once `connect` has returned.
    setImmediate(() => this.destroy(new Error(`tests may not reach ${host}`)))
    return this
  }
}

/** Undefined for a pipe. node hands on its own normalised arguments as one array: `[[options, callback]]`. */
function hostOf(args: readonly unknown[]): string | undefined {
  const [first, second] = args
  if (Array.isArray(first)) return hostOf(first)
  if (typeof first === 'object' && first !== null) {
    if ('path' in first && first.path) return undefined
    return 'host' in first && typeof first.host === 'string' ? first.host : 'localhost'
  }
  if (typeof first === 'string' && !/^\d+$/.test(first)) return undefined
  return typeof second === 'string' ? second : 'localhost'
}

function isLoopback(host: string): boolean {
  return (
    host === 'localhost' || host === '' || /^127(\.\d+){3}$/.test(host) || host === '::1' || host === '::ffff:127.0.0.1'
  )
}
