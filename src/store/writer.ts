/**
 * The one queue through which every write goes. The driver adapter has a single connection and does not keep plain
 * queries out of an open transaction, so two writes at once would share one and a rollback would take both.
 *
 * Works that wait together are committed together: each in a savepoint of its own, one flush to disk for all.
 */
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { isBusy, StoreClosed } from './faults.ts'

/** Statements that begin and end transactions, without parameters. */
export type Control = (sql: string) => Promise<unknown>

export interface Writer {
  write<T>(work: () => Promise<T>): Promise<T>
  /** Between two transactions, for what can be in none. */
  alone<T>(work: () => Promise<T>): Promise<T>
  /** Refuses new works; resolves when those taken are done. */
  close(): Promise<void>
}

interface Job {
  /** Runs the work; never rejects. What it resolves with tells the caller, after the commit. */
  readonly run: () => Promise<{ readonly failed: boolean; readonly settle: () => void }>
  readonly reject: (fault: unknown) => void
}

/** Keeps one transaction short enough that nobody notices waiting for it. */
const MOST_TOGETHER = 64

export function createWriter(control: Control): Writer {
  const queue: Job[] = []
  const between: (() => Promise<void>)[] = []
  let draining: Promise<void> | undefined
  let closed = false
  const drain = async () => {
    while (queue.length + between.length > 0) {
      // The driver never waits, so that writes which cause writes would else keep sockets and timers from their turn.
      await nextTurn()
      await between.shift()?.()
      if (queue.length > 0) await commitTogether(queue, control)
    }
    draining = undefined
  }
  return {
    write(work) {
      if (closed) return Promise.reject(new StoreClosed())
      return new Promise((resolve, reject) => {
        queue.push(jobOf(work, resolve, reject))
        draining ??= drain()
      })
    },
    alone(work) {
      if (closed) return Promise.reject(new StoreClosed())
      return new Promise((resolve, reject) => {
        between.push(() => work().then(resolve, reject))
        draining ??= drain()
      })
    },
    async close() {
      closed = true
      await draining
    },
  }
}

function jobOf<T>(work: () => Promise<T>, resolve: (value: T) => void, reject: (fault: unknown) => void): Job {
  const run = async () => {
    try {
      const value = await work()
      return { failed: false, settle: () => resolve(value) }
    } catch (fault) {
      return { failed: true, settle: () => reject(fault) }
    }
  }
  return { run, reject }
}

async function commitTogether(queue: Job[], control: Control): Promise<void> {
  const taken: Job[] = []
  const settles: (() => void)[] = []
  try {
    await begin(control)
    for (let job = queue.shift(); job; job = taken.length < MOST_TOGETHER ? queue.shift() : undefined) {
      taken.push(job)
      settles.push(await inSavepoint(job, control))
    }
    await control('COMMIT')
  } catch (fault) {
    await rollBack(control)
    const first = taken.length === 0 ? queue.shift() : undefined
    for (const job of first ? [first] : taken) job.reject(fault)
    return
  }
  for (const settle of settles) settle()
}

/** Looked at again so often, and given up after so many looks: half a minute. */
const BUSY_LOOK_MS = 20
const BUSY_LOOKS = 1500

/**
 * Another process may hold the write lock: the command line, a backup. The driver's own waiting would stop the whole
 * program, webhooks and health included.
 */
async function begin(control: Control): Promise<void> {
  for (let looks = 1; ; looks++) {
    try {
      await control('BEGIN IMMEDIATE')
      return
    } catch (fault) {
      if (!isBusy(fault) || looks === BUSY_LOOKS) throw fault
    }
    await sleep(BUSY_LOOK_MS)
  }
}

/** Throws only if the transaction itself is lost, as after a full disk; then all that it held fails together. */
async function inSavepoint(job: Job, control: Control): Promise<() => void> {
  await control('SAVEPOINT work')
  const outcome = await job.run()
  if (outcome.failed) await control('ROLLBACK TO work')
  await control('RELEASE work')
  return outcome.settle
}

async function rollBack(control: Control): Promise<void> {
  try {
    await control('ROLLBACK')
  } catch {
    // SQLite has rolled back by itself, or the transaction never began: the fault that led here is the one to tell.
  }
}
