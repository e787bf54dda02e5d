// The page behind a report's link: looking costs nothing, one person gets the file, a broken download may be repeated.
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { type Downloads, downloadRoutes } from '../../src/web/downloads.ts'
import { createWeb, type Web } from '../../src/web/server.ts'

const SECRET = 'A-secret_of-the-tests-0123456789'
const WORDS = {
  good: 'Sẵn sàng <b>',
  get: 'Tải',
  used: 'Đã dùng',
  expired: 'Hết hạn',
  unknown: 'Không đúng',
  failed: 'Lỗi',
}

let web: Web
afterEach(() => web.close())

async function serve(more: Partial<Downloads> = {}, size = 3) {
  let used = false
  const taken: string[] = []
  const downloads: Downloads = {
    look: (secret) => Promise.resolve(secret !== SECRET ? 'unknown' : used ? 'used' : 'good'),
    take(secret) {
      taken.push(secret)
      if (secret !== SECRET) return Promise.resolve('unknown')
      if (used) return Promise.resolve('used')
      used = true
      return Promise.resolve({ name: 'bao-cao-2024-04.docx', bytes: new Uint8Array(size).fill(7) })
    },
    giveBack() {
      used = false
      return Promise.resolve()
    },
    ...more,
  }
  const faults: string[] = []
  const log = { warn: () => undefined, error: (_: object, message: string) => void faults.push(message) }
  const checks = () => Promise.resolve({ ready: true, database: true, channels: {} })
  web = createWeb({ channels: [], checks, log, routes: [downloadRoutes(downloads, WORDS, log)], graceMs: 500 })
  const port = await web.listen('127.0.0.1', 0)
  return { url: `http://127.0.0.1:${port}/report/${SECRET}`, port, taken, faults, isUsed: () => used }
}

describe('the link of a report', () => {
  it('may be looked at as often as a messenger likes', async () => {
    const { url, taken } = await serve()
    for (let i = 0; i < 3; i++) {
      const page = await fetch(url)
      expect(page.status).toBe(200)
      const text = await page.text()
      expect(text).toContain('<form method="post">')
      expect(text).toContain('Sẵn sàng &#60;b&#62;')
    }
    await fetch(url, { method: 'HEAD' })
    expect(taken).toEqual([])
  })

  it('is kept by nobody and sends its button nowhere else', async () => {
    const { url } = await serve()
    const { headers } = await fetch(url)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-robots-tag')).toBe('noindex')
    expect(headers.get('content-security-policy')).toContain("form-action 'self'")
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it('gives the file once', async () => {
    const { url } = await serve()
    const post = () =>
      fetch(url, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: '' })
    const answers = await Promise.all([post(), post(), post()])
    expect(answers.map((a) => a.status).sort()).toEqual([200, 410, 410])
    const file = answers.find((a) => a.status === 200)
    expect(file?.headers.get('content-disposition')).toBe('attachment; filename="bao-cao-2024-04.docx"')
    expect(new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(new Uint8Array(3).fill(7))
    expect(await (await fetch(url)).text()).toContain('Đã dùng')
  })

  it('is good again when the download broke off', async () => {
    const { port, isUsed } = await serve({}, 32 * 1024 * 1024)
    const socket = connect(port, '127.0.0.1')
    socket.write(`POST /report/${SECRET} HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n`)
    await new Promise((resolve) => socket.once('data', resolve))
    expect(isUsed()).toBe(true)
    socket.destroy()
    for (let i = 0; i < 200 && isUsed(); i++) await wait(10)
    expect(isUsed()).toBe(false)
  })

  it('says so when the report cannot be made', async () => {
    const { url, faults } = await serve({ take: () => Promise.reject(new Error('no room')) })
    const answer = await fetch(url, { method: 'POST' })
    expect(answer.status).toBe(503)
    expect(await answer.text()).toContain('Lỗi')
    expect(faults).toEqual(['a report could not be handed out'])
  })

  it.each(['short', `${SECRET}!`, '%2e%2e%2f%2e%2e%2fetc%2fpasswd00000'])('is nothing for %s', async (path) => {
    const { url, taken } = await serve()
    expect((await fetch(url.replace(SECRET, path))).status).toBe(404)
    expect(taken).toEqual([])
  })
})
