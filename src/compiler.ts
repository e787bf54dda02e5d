/** Compiles reports in a thread of its own, which begins with the first of them. `server.ts` makes it. */
import { Worker } from 'node:worker_threads'
import type { CompiledFile, CompileMonth } from './app/compile.ts'
import { type After, realAfter } from './app/delivery/ticker.ts'
import type { Period } from './core/period.ts'
import { Problem, type ProblemCode, type ProblemParams } from './problem.ts'
import type { ReportFormat } from './report/report.ts'

export interface Setting {
  readonly databaseUrl: string
  readonly packDir: string
  /** The program's own: the files may have been changed since it started. */
  readonly packVersion: string
  readonly locale: string
  readonly zone: string
}

export interface Job {
  readonly id: number
  readonly period: Period
  readonly format: ReportFormat
}

export type Answer = { readonly id: number } & (
  | { readonly file: CompiledFile }
  /** An error of a class of ours arrives without its class. */
  | { readonly problem: { readonly code: ProblemCode; readonly params: ProblemParams } }
  | { readonly fault: unknown }
  /** The folder holds another pack by now than the program runs with. */
  | { readonly otherPack: true }
)

interface Waiting {
  readonly job: Job
  /** Ends the wait for its time to be up. */
  readonly cancel: () => void
  readonly here: () => Promise<CompiledFile>
  readonly resolve: (file: CompiledFile) => void
  readonly reject: (fault: unknown) => void
}

export interface Compiler {
  readonly compile: CompileMonth
  /** Resolves when the thread has let go of the database. */
  readonly close: () => Promise<void>
}

/** One that is at a report is given this long to end. */
const GRACE_MS = 10_000
/** A province's month takes a fifth of a second, on a slow and busy machine some seconds. */
const MOST_SECONDS = 120
/** A hundred times what a report takes; beyond it the thread ends, not the program. */
const MOST_MEGABYTES = 1024

export interface CompilerEdges {
  readonly after: After
  /** Only tests have another. */
  readonly script?: URL
}

const SCRIPT = new URL('./compile-worker.ts', import.meta.url)

/**
 * `here`: what the thread cannot compile is compiled by it. A report that is not made in time ends the thread and is
 * refused by a Problem, `report-too-slow`; those behind it are begun anew in another.
 */
export function createCompiler(
  setting: Setting,
  here: CompileMonth,
  { after, script = SCRIPT }: CompilerEdges = { after: realAfter },
): Compiler {
  const waiting = new Map<number, Waiting>()
  let thread: Worker | undefined
  let last = 0

  function start(): Worker {
    const resourceLimits = { maxOldGenerationSizeMb: MOST_MEGABYTES }
    const worker = new Worker(script, { workerData: setting, resourceLimits })
    worker.on('message', settle)
    worker.on('error', (fault) => lose(worker, fault))
    worker.on('exit', () => lose(worker, new Error('the thread that compiles reports has ended')))
    return worker
  }

  function settle(answer: Answer): void {
    const one = waiting.get(answer.id)
    waiting.delete(answer.id)
    one?.cancel()
    if ('file' in answer) one?.resolve(answer.file)
    else if ('problem' in answer) one?.reject(new Problem(answer.problem.code, answer.problem.params))
    else if ('fault' in answer) one?.reject(answer.fault)
    else one?.here().then(one.resolve, one.reject)
  }

  /** The next report begins another thread. */
  function lose(worker: Worker, fault: unknown): void {
    if (thread !== worker) return
    thread = undefined
    for (const one of waiting.values()) {
      one.cancel()
      one.reject(fault)
    }
    waiting.clear()
  }

  function ask(job: Job, rest: Omit<Waiting, 'job' | 'cancel'>): void {
    thread ??= start()
    const cancel = after(MOST_SECONDS * 1000, () => giveUp(job.id))
    waiting.set(job.id, { job, cancel, ...rest })
    thread.postMessage(job)
  }

  /** The oldest of those that wait is the one that the thread is at. */
  function giveUp(id: number): void {
    const late = waiting.get(id)
    const behind = [...waiting.values()].filter((one) => one !== late)
    waiting.clear()
    const stuck = thread
    thread = undefined
    void stuck?.terminate()
    late?.reject(new Problem('report-too-slow', { seconds: MOST_SECONDS }))
    for (const { job, cancel, ...rest } of behind) {
      cancel()
      ask(job, rest)
    }
  }

  return {
    compile: (period, format) =>
      new Promise((resolve, reject) => {
        ask({ id: ++last, period, format }, { resolve, reject, here: () => here(period, format) })
      }),
    async close() {
      const ending = thread
      if (!ending) return
      const gone = new Promise((resolve) => ending.once('exit', resolve))
      ending.postMessage('close')
      const cut = setTimeout(() => void ending.terminate(), GRACE_MS)
      await gone
      clearTimeout(cut)
    },
  }
}
