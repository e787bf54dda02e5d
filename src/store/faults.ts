/** Faults of ours in using the database; what somebody outside can mend is a `Problem`. */

/** A write after `close`: whoever stops the program stops the writers first. */
export class StoreClosed extends Error {
  override readonly name = 'StoreClosed'

  constructor() {
    super('the store is closed')
  }
}

/** A row holds something that the program never writes. */
export class StoredValueFault extends Error {
  override readonly name = 'StoredValueFault'

  constructor(what: string, cause?: unknown) {
    super(`stored ${what} cannot be read`, { cause })
  }
}

/** SQLite did not take a setting on which it depends that an acknowledged row is on disk. */
export class NotDurable extends Error {
  override readonly name = 'NotDurable'

  constructor(setting: string, found: unknown) {
    super(`PRAGMA ${setting} is ${String(found)}`)
  }
}

/** The disk has no room. */
export function isFull(fault: unknown): boolean {
  if (typeof fault !== 'object' || fault === null) return false
  const codes = ['code', 'originalCode'].map((key) => String(Reflect.get(fault, key)))
  return codes.includes('SQLITE_FULL') || ('cause' in fault && isFull(fault.cause))
}

/** Another connection holds the lock. Prisma's driver adapter calls it by a name of its own, the driver by SQLite's. */
export function isBusy(fault: unknown): boolean {
  if (typeof fault !== 'object' || fault === null) return false
  if ('kind' in fault && fault.kind === 'SocketTimeout') return true
  if ('code' in fault && String(fault.code).startsWith('SQLITE_BUSY')) return true
  return 'cause' in fault && isBusy(fault.cause)
}
