/**
 * The log: JSON lines on standard error. It says what happened to which row, never what a person wrote and never a
 * secret. Three guards: fields by name, errors by shape, and at last every configured secret in the finished line.
 */
import { type DestinationStream, destination, type Level, type Logger, pino, stdTimeFunctions } from 'pino'

export type Log = Logger

export interface LogOptions {
  readonly level: Level | 'silent'
  /** Values to be hidden wherever they turn up. */
  readonly secrets: readonly string[]
  /** Standard error when absent. */
  readonly to?: DestinationStream
}

const HIDDEN = '[hidden]'

/** Fields that hold what people wrote, or what opens a door. Compared in lower case, without `-` and `_`. */
const PRIVATE = new Set(
  (
    'text typed payload said caption answer answers value values body data comment reason linkcode ' +
    'token secret password authorization cookie secrettoken accesstoken refreshtoken appsecret ' +
    'webhooksecret xtelegrambotapisecrettoken'
  ).split(' '),
)

const DEEPEST = 8

export function createLog({ level, secrets, to = destination({ fd: 2, sync: true }) }: LogOptions): Log {
  const hide = hiderOf(secrets)
  const guarded: DestinationStream = {
    write(line) {
      to.write(hide(line))
    },
  }
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => withoutPrivate(fields),
      },
      // the formatter above does not see what a child log repeats on each line
      redact: { paths: [...PRIVATE], censor: HIDDEN },
      hooks: {
        logMethod(args, method) {
          // pino takes the message of an error for the line's own where none is given, past the guards
          const [first, said] = args
          if (typeof first === 'object' && said === undefined) method.call(this, first, 'fault')
          else method.apply(this, args)
        },
      },
      serializers: { err: (fields: unknown) => fields },
    },
    guarded,
  )
}

function withoutPrivate(fields: object, depth = 0): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, shown(name, value, depth)]))
}

function shown(name: string, value: unknown, depth: number): unknown {
  if (PRIVATE.has(name.toLowerCase().replace(/[-_]/g, ''))) return HIDDEN
  return inner(value, depth)
}

function inner(value: unknown, depth: number): unknown {
  if (value instanceof Error) return errorFields(value, depth + 1)
  if (typeof value !== 'object' || value === null) return value
  if ('toJSON' in value) return value
  if (depth >= DEEPEST || ArrayBuffer.isView(value)) return HIDDEN
  return Array.isArray(value) ? value.map((item) => inner(item, depth + 1)) : withoutPrivate(value, depth + 1)
}

function errorFields(fault: Error, depth = 0): Record<string, unknown> {
  const { name, message, stack = '', cause } = fault
  const more = Object.entries(fault).filter(([field]) => !HEAD.has(field))
  return {
    type: name,
    message: safeMessage(fault, message),
    stack: framesOf(stack),
    ...withoutPrivate(Object.fromEntries(more), depth),
    ...(cause === undefined ? {} : { cause: depth < DEEPEST ? inner(cause, depth) : HIDDEN }),
  }
}

const HEAD = new Set(['name', 'message', 'stack', 'cause'])

/**
 * Two libraries quote what they were given in their messages: Prisma prints the arguments of a call above the last
 * line, and V8 the beginning of a text that is not JSON.
 */
function safeMessage(fault: Error, message: string): string {
  if (fault.name.startsWith('PrismaClient')) return message.trim().split('\n').at(-1) ?? ''
  if (fault instanceof SyntaxError) return message.replace(/["'][\s\S]*["']/, HIDDEN)
  return message
}

function framesOf(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
}

/** A line holds a secret as JSON wrote it, or as an address did. Shorter ones would hide ordinary words. */
function hiderOf(secrets: readonly string[]): (line: string) => string {
  const writings = secrets
    .filter((secret) => secret.length >= 4)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
  const longestFirst = [...new Set(writings)].sort((a, b) => b.length - a.length)
  return (line) => longestFirst.reduce((left, secret) => left.replaceAll(secret, HIDDEN), line)
}
