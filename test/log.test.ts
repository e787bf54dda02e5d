import { describe, expect, it } from 'vitest'
import { createLog, type Log } from '../src/log.ts'

const TOKEN = '4242:quiet/"token"'
const SAID = 'khai tử 827'

function logged(write: (log: Log) => void): { line: string; fields: Record<string, unknown> } {
  const lines: string[] = []
  const log = createLog({ level: 'debug', secrets: [TOKEN, 'no'], to: { write: (line) => void lines.push(line) } })
  write(log)
  expect(lines).toHaveLength(1)
  return { line: lines[0] ?? '', fields: JSON.parse(lines[0] ?? '') as Record<string, unknown> }
}

describe('the log', () => {
  it('is JSON lines with a level in words and the time', () => {
    const { fields } = logged((log) => {
      log.info({ chat: 7 }, 'message stored')
    })
    expect(fields).toMatchObject({ level: 'info', chat: 7, msg: 'message stored' })
    expect(fields['time']).toMatch(/^\d{4}-\d\d-\d\dT/)
  })

  it('is silent below its level', () => {
    const lines: string[] = []
    const log = createLog({ level: 'warn', secrets: [], to: { write: (line) => void lines.push(line) } })
    log.info('quiet')
    expect(lines).toEqual([])
  })
})

describe('what people wrote', () => {
  it.each([
    ['a field', { text: SAID }],
    ['a field of a field', { inbound: { text: SAID } }],
    ['fields far down', { a: { b: [{ c: { typed: SAID } }] } }],
    ['other names', { payload: { x: SAID }, caption: SAID, Value: SAID, data: SAID }],
    ['an error of a platform', { err: Object.assign(new Error('400'), { on: { payload: { text: SAID } } }) }],
    ['a cause', { err: new Error('failed', { cause: Object.assign(new Error('inner'), { body: SAID }) }) }],
    ['bytes', { file: Buffer.from(SAID) }],
    ['deep nesting', { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: SAID } } } } } } } } } }],
  ])('does not appear: %s', (_what, fields) => {
    const { line } = logged((log) => {
      log.warn(fields, 'refused')
    })
    expect(line).not.toContain(SAID)
    expect(line).toContain('refused')
  })

  it('does not appear in what a child log repeats', () => {
    const { line } = logged((log) => {
      log.child({ text: SAID }).info('x')
    })
    expect(line).not.toContain(SAID)
  })

  it('does not appear in the messages of errors that quote it', () => {
    const prisma = new Error(`\nInvalid call:\n{ typed: "${SAID}" }\n\nArgument at is missing.`)
    prisma.name = 'PrismaClientValidationError'
    const { line } = logged((log) => {
      log.error(new Error('not stored', { cause: prisma }))
    })
    expect(line).toContain('Argument at is missing.')
    expect(line).not.toContain(SAID)
  })

  it('does not appear when a text is not JSON', () => {
    const fault = faultOf(() => JSON.parse(SAID) as unknown)
    const { line } = logged((log) => {
      log.error({ err: fault })
    })
    expect(line).not.toContain('khai')
    expect(line).toContain('SyntaxError')
  })
})

describe('secrets', () => {
  it.each([
    ['in a message', (log: Log) => log.error(`GET https://host/bot${TOKEN}/getMe`)],
    ['in an address', (log: Log) => log.error({ url: `https://host/?t=${encodeURIComponent(TOKEN)}` }, 'x')],
    ['in an error', (log: Log) => log.error({ err: new Error(`bot${TOKEN} refused`) }, 'x')],
    ['in the name of a field', (log: Log) => log.error({ [TOKEN]: 1 }, 'x')],
    ['in a field of a child', (log: Log) => log.child({ channel: TOKEN }).error('x')],
  ])('do not appear %s', (_where, write) => {
    const { line } = logged(write)
    expect(line).not.toContain('quiet')
    expect(line).toContain('[hidden]')
  })

  it('that are very short do not mangle words', () => {
    const { fields } = logged((log) => {
      log.info('no answer')
    })
    expect(fields['msg']).toBe('no answer')
  })
})

describe('errors', () => {
  it('keep type, message, code and where they happened', () => {
    const { fields } = logged((log) => {
      log.error(Object.assign(new TypeError('broken'), { code: 'E_X' }))
    })
    expect(fields['err']).toMatchObject({ type: 'TypeError', message: 'broken', code: 'E_X' })
    expect(JSON.stringify(fields['err'])).toMatch(/log\.test\.ts/)
  })

  it('that are their own cause come to an end', () => {
    const fault = new Error('circle')
    fault.cause = fault
    const { line } = logged((log) => {
      log.error(fault)
    })
    expect(line.length).toBeLessThan(50_000)
  })
})

function faultOf(act: () => unknown): unknown {
  try {
    return act()
  } catch (fault) {
    return fault
  }
}
