import { request } from 'node:http'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { SendFailure } from '../../../src/channels/channel.ts'
import { strong } from '../../../src/channels/mark.ts'
import { listenTo } from './events.ts'
import { startTrial, type Trial, type TrialOptions } from './trial.ts'

let trial: Trial
afterEach(() => trial.close())

async function begin(options: TrialOptions = {}): Promise<Trial> {
  trial = await startTrial(options)
  return trial
}

/** fetch forbids a Host header of one's own. */
function statusWith(headers: Record<string, string>, path = '/', method = 'GET'): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asking = request(
      { host: '127.0.0.1', port: trial.port, path, method, headers: { ...trial.opened, ...headers } },
      (response) => {
        response.resume()
        resolve(response.statusCode)
      },
    )
    asking.on('error', reject)
    asking.end()
  })
}

const LETTER = { chat: 'stp', person: 'lan', text: '827' }

describe('what is refused', () => {
  it.each(['/', '/trial/page/page.js', '/trial/state', '/trial/texts', '/trial/chats/stp', '/trial/events'])(
    'does not show %s to a name pointed at this machine',
    async (path) => {
      await begin()
      expect(await statusWith({ host: 'rebound.example' }, path)).toBe(403)
      expect(await statusWith({ host: '127.0.0.1:1', origin: 'http://evil.example' }, path)).toBe(403)
    },
  )

  it('takes nothing from a form of another page', async () => {
    const reset = vi.fn(() => Promise.resolve())
    await begin({ reset })
    for (const path of ['/trial/messages', '/trial/taps', '/trial/reset']) {
      expect((await trial.post(path, LETTER, {})).status).toBe(403)
      const foreign = { 'x-tongket-trial': '1', origin: 'http://evil.example' }
      expect((await trial.post(path, LETTER, foreign)).status).toBe(403)
    }
    expect(trial.heard).toEqual([])
    expect(reset).not.toHaveBeenCalled()
  })

  it.each([
    [{ ...LETTER, text: ' \n ' }, 400],
    [{ ...LETTER, text: 5 }, 400],
    [{ ...LETTER, extra: 1 }, 400],
    [{ ...LETTER, chat: 'no-such' }, 404],
    [{ ...LETTER, person: 'nobody' }, 400],
    [{ ...LETTER, person: 'son' }, 400],
    [{ ...LETTER, person: 'bot' }, 400],
    [{ ...LETTER, replyTo: 999 }, 404],
    [undefined, 400],
  ])('answers %o with %i and stores nothing', async (body, status) => {
    await begin()
    expect((await trial.post('/trial/messages', body)).status).toBe(status)
    expect(trial.heard).toEqual([])
    expect(await trial.store.messages('stp', 9)).toEqual([])
  })

  it('serves no file outside its folder', async () => {
    await begin()
    for (const name of ['..%2Flocal.ts', '..%2F..%2Flocal.ts', 'nothing.js', '%2e%2e', '%00']) {
      expect((await trial.get(`/trial/page/${name}`)).status).toBe(404)
    }
  })

  it('takes nothing once it has stopped', async () => {
    await begin()
    expect(trial.channel.ready()).toBe(true)
    await trial.channel.stop()
    expect(trial.channel.ready()).toBe(false)
    expect((await trial.post('/trial/messages', LETTER)).status).toBe(503)
  })
})

describe('a message', () => {
  it('reaches the inbox as any channel delivers it, and every open page', async () => {
    await begin()
    const events = await listenTo(trial)
    const answer = await trial.post('/trial/messages', { ...LETTER, text: `8${strong('2')}7` })
    expect(answer.status).toBe(202)
    expect(trial.heard).toMatchObject([
      {
        type: 'text',
        channel: 'local',
        text: '827',
        messageId: '1',
        chat: { id: 'stp', kind: 'group', title: 'Sở Tư pháp' },
        from: { id: 'lan', name: 'Nguyễn Thị Lan' },
      },
    ])
    expect(await events.next()).toMatchObject({ type: 'bubble', bubble: { id: 1, author: 'lan', fromBot: false } })
    events.stop()
  })

  it('carries what it replies to, and an id of its own each time', async () => {
    await begin()
    const sent = await trial.channel.send({ type: 'message', chatId: 'stp', text: 'Câu 1' })
    await trial.post('/trial/messages', { ...LETTER, replyTo: Number(sent.messageId) })
    await trial.post('/trial/messages', LETTER)
    const [first, second] = trial.heard
    expect(first).toMatchObject({ replyTo: sent.messageId })
    expect(second).not.toHaveProperty('replyTo')
    expect(first?.externalId).not.toBe(second?.externalId)
  })

  it('does not stay as a bubble when the inbox could not store it', async () => {
    await begin({ inbox: () => Promise.reject(new Error('disk full')) })
    expect((await trial.post('/trial/messages', LETTER)).status).toBe(500)
    expect(await trial.store.messages('stp', 9)).toEqual([])
    expect(trial.faults.join()).toContain('request failed')
    expect(trial.faults.join()).not.toContain('827')
  })

  it('is waited for when the channel stops', async () => {
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    await begin({ inbox: () => held })
    const posting = trial.post('/trial/messages', LETTER)
    await expect.poll(() => trial.heard.length).toBe(1)
    let stopped = false
    const stopping = trial.channel.stop().then(() => (stopped = true))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(stopped).toBe(false)
    release()
    await stopping
    expect((await posting).status).toBe(202)
  })
})

describe('what the program sends', () => {
  const choices = [[{ label: 'Không phát sinh', data: 'none:1' }]]

  it('shows a card, changes it in place and takes its buttons away', async () => {
    await begin()
    const events = await listenTo(trial)
    const { messageId = '' } = await trial.channel.send({
      type: 'message',
      chatId: 'stp',
      text: strong('Câu 1'),
      choices,
    })
    expect(await events.next()).toMatchObject({ bubble: { parts: [{ text: 'Câu 1', bold: true }], choices } })
    await trial.channel.send({ type: 'edit', chatId: 'stp', messageId, text: 'Xong' })
    expect(await events.next()).toMatchObject({
      bubble: { id: Number(messageId), parts: [{ text: 'Xong' }], choices: [] },
    })
    const history = await (await trial.get('/trial/chats/stp')).json()
    expect(history).toMatchObject([{ id: Number(messageId), parts: [{ text: 'Xong', bold: false }], choices: [] }])
    events.stop()
  })

  it('gives a file back byte for byte under its Vietnamese name', async () => {
    await begin()
    const bytes = Uint8Array.from({ length: 3000 }, (_, i) => i % 256)
    const name = 'Báo cáo "4/2024" (bản 1).docx'
    const sent = await trial.channel.send({ type: 'file', chatId: 'stp', name, bytes, caption: 'Mời xem' })
    const got = await trial.get(`/trial/files/${sent.messageId}`)
    expect(new Uint8Array(await got.arrayBuffer())).toEqual(bytes)
    const disposition = got.headers.get('content-disposition') ?? ''
    expect(disposition).toMatch(/^attachment; filename\*=UTF-8''[\w%.~-]+$/)
    expect(decodeURIComponent(disposition.split("''")[1] ?? '')).toBe(name)
    expect((await trial.get('/trial/files/999')).status).toBe(404)
    expect((await trial.get('/trial/files/x')).status).toBe(404)
  })

  it('refuses an unknown chat, and edits of what is not its own', async () => {
    await begin()
    const { id } = (await (await trial.post('/trial/messages', LETTER)).json()) as { id: number }
    const attempts = [
      trial.channel.send({ type: 'message', chatId: 'no-such', text: 'x' }),
      trial.channel.send({ type: 'edit', chatId: 'stp', messageId: String(id), text: 'x' }),
      trial.channel.send({ type: 'edit', chatId: 'stp', messageId: '77', text: 'x' }),
      trial.channel.send({ type: 'edit', chatId: 'stp', messageId: 'x', text: 'x' }),
    ]
    for (const attempt of attempts) {
      const fault: unknown = await attempt.catch((reason: unknown) => reason)
      expect(fault).toBeInstanceOf(SendFailure)
      expect(fault).toMatchObject({ kind: 'rejected', retryable: false })
    }
  })

  it('hears a tap on a button that stands there, and tells its answer to the pages', async () => {
    await begin()
    const events = await listenTo(trial)
    const { messageId } = await trial.channel.send({ type: 'message', chatId: 'stp', text: 'Câu 1', choices })
    await events.next()
    const tap = { chat: 'stp', person: 'lan', message: Number(messageId), data: 'none:1', tap: 'tap-00000001' }
    expect((await trial.post('/trial/taps', tap)).status).toBe(202)
    expect(trial.heard).toMatchObject([{ type: 'tap', data: 'none:1', messageId, tapId: 'tap-00000001' }])
    await trial.channel.send({ type: 'tap-answer', chatId: 'stp', tapId: 'tap-00000001', text: 'Đã ghi' })
    expect(await events.next()).toEqual({ type: 'tap-answer', tap: 'tap-00000001', text: 'Đã ghi', alert: false })
    expect((await trial.post('/trial/taps', { ...tap, data: 'other' })).status).toBe(409)
    expect((await trial.post('/trial/taps', { ...tap, chat: 'syt' })).status).toBe(404)
    expect((await trial.post('/trial/taps', { ...tap, tap: 'x' })).status).toBe(400)
    expect(trial.heard).toHaveLength(1)
    events.stop()
  })
})

describe('a new beginning', () => {
  it('empties the rest, then the page, and tells every open page', async () => {
    const reset = vi.fn(() => Promise.resolve())
    await begin({ reset })
    await trial.post('/trial/messages', LETTER)
    const events = await listenTo(trial)
    expect((await trial.post('/trial/reset', {})).status).toBe(200)
    expect(await events.next()).toEqual({ type: 'cleared' })
    expect(reset).toHaveBeenCalledTimes(1)
    expect(await trial.store.messages('stp', 9)).toEqual([])
    events.stop()
  })

  it('keeps everything when the rest could not be emptied', async () => {
    await begin({ reset: () => Promise.reject(new Error('busy')) })
    await trial.post('/trial/messages', LETTER)
    expect((await trial.post('/trial/reset', {})).status).toBe(500)
    expect(await trial.store.messages('stp', 9)).toHaveLength(1)
  })

  it('is not offered without one who does it', async () => {
    await begin()
    expect((await trial.post('/trial/reset', {})).status).toBe(404)
    expect(await (await trial.get('/trial/state')).json()).toMatchObject({ canReset: false })
  })
})

describe('the page', () => {
  it('is served with its files, under a policy that lets nothing run inline', async () => {
    await begin()
    const page = await trial.get('/')
    const html = await page.text()
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|\sstyle=/)
    const files = [...html.matchAll(/(?:href|src)="(\/trial\/[^"]+)"/g)].map((found) => found[1] ?? '')
    expect(files.length).toBeGreaterThan(4)
    for (const file of files) expect((await trial.get(file)).status).toBe(200)
    const state = await (await trial.get('/trial/state')).json()
    expect(state).toMatchObject({ people: [{ id: 'lan' }, {}, {}], chats: [{ id: 'stp' }, {}, {}, {}] })
  })

  it('ends its streams so that the server can close', async () => {
    const started = await begin()
    const events = await listenTo(started)
    const from = performance.now()
    await Promise.all([events.ended(), started.close()])
    expect(performance.now() - from).toBeLessThan(1500)
  })
})
