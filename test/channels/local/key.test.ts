/** Without the key no route of the trial page says or does anything, and none tells the key. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { KEY, startTrial, type Trial } from './trial.ts'

const OTHER = KEY.replaceAll('a', 'b')
const LETTER = { chat: 'stp', person: 'lan', text: '827' }

let trial: Trial
let file: string
const reset = vi.fn(() => Promise.resolve())
beforeEach(async () => {
  trial = await startTrial({ reset })
  const { messageId } = await trial.channel.send({
    type: 'file',
    chatId: 'stp',
    name: 'bao-cao.docx',
    bytes: Buffer.from('quiet bytes'),
  })
  file = `/trial/files/${messageId}`
})
afterEach(() => trial.close())

type Ask = readonly [method: string, path: string, body?: object]

const routes = (): Ask[] => [
  ['GET', '/'],
  ['HEAD', '/'],
  ['GET', '/trial/page/page.js'],
  ['GET', '/trial/page/icon.svg'],
  ['GET', '/trial/texts'],
  ['GET', '/trial/state'],
  ['GET', '/trial/chats/stp'],
  ['GET', '/trial/events'],
  ['GET', file],
  ['POST', '/trial/messages', LETTER],
  ['POST', '/trial/taps', { ...LETTER, text: undefined, message: 1, data: 'x', tap: 'tap-00000001' }],
  ['POST', '/trial/reset', {}],
]

function ask([method, path, body]: Ask, headers: Record<string, string>): Promise<Response> {
  const own = { 'x-tongket-trial': '1', ...(body && { 'content-type': 'application/json' }), ...headers }
  return fetch(trial.url + path, { method, headers: own, ...(body && { body: JSON.stringify(body) }) })
}

const cookie = (value: string, port = trial.port): Record<string, string> => ({
  cookie: `tongket-trial-${port}=${value}`,
})

describe('every route', () => {
  it.each<[string, () => Record<string, string>]>([
    ['no key', () => ({})],
    ['a wrong one', () => cookie(OTHER)],
    ['an empty one', () => cookie('')],
    ['the beginning of the key', () => cookie(KEY.slice(0, -1))],
    ['more than the key', () => cookie(`${KEY}0`)],
    ["another program's cookie", () => cookie(KEY, trial.port + 1)],
    ['a cookie of another name', () => ({ cookie: `x-tongket-trial-${trial.port}=${KEY}` })],
    ['the key in a header of its own', () => ({ authorization: `Bearer ${KEY}` })],
  ])('with %s says only how to open the page', async (_name, headers) => {
    for (const route of routes()) {
      const answer = await ask(route, headers())
      const text = await answer.text()
      expect([answer.status, answer.headers.get('x-tongket-refusal')], `${route[0]} ${route[1]}`).toEqual([
        403,
        'no-key',
      ])
      if (route[0] !== 'HEAD') expect(text).toContain('NO KEY')
      expect(text).not.toMatch(/quiet bytes|Sở Tư pháp/)
      expect([text, ...answer.headers.values()].join()).not.toContain(KEY)
    }
    expect(trial.heard).toEqual([])
    expect(reset).not.toHaveBeenCalled()
  })

  it('with the key among other cookies answers', async () => {
    const headers = { cookie: `theme=dark; tongket-trial-${trial.port}=${OTHER}; tongket-trial-${trial.port}=${KEY}` }
    for (const route of routes()) {
      const abort = new AbortController()
      const { status } = await fetch(trial.url + route[1], {
        method: route[0],
        headers: { ...headers, 'x-tongket-trial': '1', ...(route[2] && { 'content-type': 'application/json' }) },
        ...(route[2] && { body: JSON.stringify(route[2]) }),
        signal: abort.signal,
      })
      expect(status, `${route[0]} ${route[1]}`).not.toBe(403)
      abort.abort()
    }
    expect(trial.heard).toHaveLength(1)
    expect(reset).toHaveBeenCalledTimes(1)
  })
})

describe('the address that the program prints', () => {
  it('opens the page and gives a cookie that no script and no other site gets', async () => {
    const page = await fetch(trial.address)
    expect(page.status).toBe(200)
    expect(page.headers.getSetCookie()).toEqual([
      `tongket-trial-${trial.port}=${KEY}; Path=/; HttpOnly; SameSite=Strict`,
    ])
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(await page.text()).not.toContain(KEY)
  })

  it.each(['?k=', `?k=${OTHER}`, `?K=${KEY}`, `?k[]=${KEY}`, `?k=${OTHER}&k=${KEY}`, '?k=%00', `?x=${KEY}`])(
    'opens nothing as %s',
    async (query) => {
      const page = await fetch(`${trial.url}/${query}`)
      expect([page.status, page.headers.getSetCookie()]).toEqual([403, []])
    },
  )

  it('counts in the address of the page alone', async () => {
    for (const [method, path, ...body] of routes().slice(2)) {
      expect((await ask([method, `${path}?k=${KEY}`, ...body], {})).status, path).toBe(403)
    }
  })
})
