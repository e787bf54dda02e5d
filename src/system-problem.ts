/** The system's own refusals (a port that cannot be had) as problems that a person can act on. */
import { Problem } from './problem.ts'

export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error
  if (!(error instanceof Error) || !('code' in error)) return undefined
  const port = 'port' in error ? Number(error.port) : 0
  if (error.code === 'EADDRINUSE') return new Problem('port-in-use', { port }, { cause: error })
  if (error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL')
    return new Problem('address-unusable', { port }, { cause: error })
  if ('syscall' in error && error.syscall === 'getaddrinfo' && 'hostname' in error)
    return new Problem('host-unknown', { host: String(error.hostname) }, { cause: error })
  return undefined
}
