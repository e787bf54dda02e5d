/** The store's own faults, and the system's when a port cannot be had, as problems that a person can act on. */
import { Problem, type ProblemCode } from './problem.ts'
import { StoreError, type StoreFault } from './store/store-error.ts'

const CODES: Readonly<Record<StoreFault, ProblemCode>> = {
  'database-url': 'database-unwritable',
  'database-in-use': 'database-in-use',
  'database-unwritable': 'database-unwritable',
  'database-newer': 'database-newer',
  'migration-changed': 'database-migration-changed',
  'migration-failed': 'database-damaged',
  'database-not-durable': 'database-unwritable',
  'stored-value': 'database-damaged',
  'backup-failed': 'file-unwritable',
  closed: 'stopped-unexpectedly',
}

export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof StoreError) return new Problem(CODES[error.code], error.params, { cause: error })
  if (!(error instanceof Error) || !('code' in error)) return undefined
  const port = 'port' in error ? Number(error.port) : 0
  if (error.code === 'EADDRINUSE') return new Problem('port-in-use', { port }, { cause: error })
  if (error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL') return new Problem('address-unusable', { port }, { cause: error })
  return undefined
}
