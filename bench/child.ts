/** Programs that the benchmark starts: waits until they answer, tells what they cost, stops them. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Child {
  readonly pid: number
  /** Milliseconds from the start to the first answer. */
  readonly startMs: number
  /** CPU time that it took for that, in ms. */
  readonly startCpuMs: number
  /** What it has printed since it answered, line by line. */
  readonly said: () => string[]
  readonly stop: () => Promise<void>
}

export interface Program {
  /** Of node. */
  readonly args: readonly string[]
  readonly folder: string
  readonly env: Readonly<Record<string, string>>
  /** Asked until it answers as it should; with a body by POST. */
  readonly url: string
  readonly body?: string
  readonly isReady: (status: number) => boolean
}

const START_MS = 60_000
const STOP_MS = 30_000

/** Throws with what the program said if it ends or does not answer. */
export async function launch(program: Program): Promise<Child> {
  const { args, env, folder } = program
  const begun = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...inherited(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit')
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => {
      printed += text
    })
  }
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
    child.kill('SIGTERM')
    await ended
    clearTimeout(late)
  }
  while (!(await answers(program))) {
    const over = performance.now() - begun > START_MS
    if (!over && child.exitCode === null && child.signalCode === null) continue
    await stop()
    throw new Error(`${args.join(' ')} did not start: ${printed.slice(-2000)}`)
  }
  const startMs = performance.now() - begun
  const { pid = 0 } = child
  const startCpuMs = cpuMsOf(pid)
  const before = printed.length
  const said = () => printed.slice(before).split('\n').filter(Boolean)
  return { pid, startMs, startCpuMs, said, stop }
}

/** Settings of whoever runs the benchmark are none of the programs' business. */
function inherited(): Record<string, string> {
  const names = ['PATH', 'HOME', 'TMPDIR', 'NODE_OPTIONS']
  const known = names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]] as const]))
  return { ...Object.fromEntries(known), NODE_ENV: 'production' }
}

const BETWEEN_LOOKS_MS = 5

function answers({ url, body, isReady }: Program): Promise<boolean> {
  const headers = { 'content-type': 'application/json' }
  const options = { agent: false, headers, method: body === undefined ? 'GET' : 'POST' }
  return new Promise((resolve) => {
    const later = () => setTimeout(resolve, BETWEEN_LOOKS_MS, false)
    const asked = request(url, options, (response) => {
      response.resume()
      if (isReady(response.statusCode ?? 0)) resolve(true)
      else later()
    })
    asked.on('error', later)
    asked.end(body)
  })
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo // a string only for a pipe
  probe.close()
  await once(probe, 'close')
  return port
}

/** The kernel counts in hundredths of a second. */
const TICK_MS = 10

/** CPU time of a process so far, in ms; NaN where there is no /proc. */
export function cpuMsOf(pid: number): number {
  const stat = procFile(`${pid}/stat`)
  // The name of the program, in brackets, may hold spaces: user and system time are fields 14 and 15.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
}

export function rssMbOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(procFile(`${pid}/status`))?.[1]) / 1024
}

/** CPU time of all processes so far, in ms. */
export function busyMs(): number {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0, stolen = 0] = (procFile('stat').split('\n')[0] ?? '')
    .split(/\s+/)
    .slice(1)
    .map(Number)
  return (user + nice + system + irq + softIrq + stolen) * TICK_MS || Number.NaN
}

function procFile(name: string): string {
  try {
    return readFileSync(`/proc/${name}`, 'utf8')
  } catch {
    return '' // not Linux
  }
}
