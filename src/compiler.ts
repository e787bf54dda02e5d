/** Compiles reports in a thread of its own, which begins with the first of them. `server.ts` makes it. */
import { Worker } from 'node:worker_threads'
import type { CompiledFile, CompileMonth } from './app/compile.ts'
import type { Period } from './core/period.ts'
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
  | { readonly fault: unknown }
  /** The folder holds another pack by now than the program runs with. */
  | { readonly otherPack: true }
)

interface Waiting {
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

/** `here`: what the thread cannot compile is compiled by it. */
export function createCompiler(setting: Setting, here: CompileMonth): Compiler {
  const waiting = new Map<number, Waiting>()
  let thread: Worker | undefined
  let last = 0

  function start(): Worker {
    const worker = new Worker(new URL('./compile-worker.ts', import.meta.url), { workerData: setting })
    worker.on('message', settle)
    worker.on('error', (fault) => lose(worker, fault))
    worker.on('exit', () => lose(worker, new Error('the thread that compiles reports has ended')))
    return worker
  }

  function settle(answer: Answer): void {
    const one = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('file' in answer) one?.resolve(answer.file)
    else if ('fault' in answer) one?.reject(answer.fault)
    else one?.here().then(one.resolve, one.reject)
  }

  /** The next report begins another thread. */
  function lose(worker: Worker, fault: unknown): void {
    if (thread !== worker) return
    thread = undefined
    for (const one of waiting.values()) one.reject(fault)
    waiting.clear()
  }

  return {
    compile: (period, format) =>
      new Promise((resolve, reject) => {
        thread ??= start()
        const job: Job = { id: ++last, period, format }
        waiting.set(job.id, { resolve, reject, here: () => here(period, format) })
        thread.postMessage(job)
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
