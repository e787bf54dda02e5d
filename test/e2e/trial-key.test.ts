/**
 * The trial page as a person gets it: the program is started, the address that it prints is opened. Across a restart
 * the page goes on; without the address there is no page; and the key stands in no line of the log.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { botBubble, launchBrowser, openChat, openPage, say, sidewaysOverflow, withoutChromium } from './browser.ts'
import { freePort } from './served.ts'
import { type Started, start } from './started.ts'

const SHOTS = process.env.SHOTS // a folder to look at the pages by eye
const PHONE = { width: 390, height: 844 }

describe.skipIf(withoutChromium())('the address of the trial page', { timeout: 90_000 }, () => {
  let browser: Browser
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tongket-key-'))
    browser = await launchBrowser()
  }, 30_000)
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('opens the page, which goes on across a restart; nothing else does', async () => {
    const port = await freePort()
    const logs: string[] = []
    let program: Started = await start(folder, { PORT: String(port) })
    const { address } = program
    const key = new URL(address).searchParams.get('k') ?? ''
    expect(key).toMatch(/^[0-9a-f]{40}$/)
    const stranger = await openPage(browser, `http://127.0.0.1:${port}/`, PHONE)
    const open = await openPage(browser, address, PHONE)
    const { page } = open
    page.setDefaultTimeout(20_000) // a busy machine is no fault of the page
    try {
      const said = await stranger.page.locator('body').textContent()
      expect(said).toContain('đúng địa chỉ mà chương trình đã in ra')
      expect(await stranger.page.locator('html').getAttribute('lang')).toBe('vi')
      expect(await sidewaysOverflow(stranger.page)).toBe(0)
      expect(stranger.complaints.filter((line) => !line.includes('403'))).toEqual([])
      if (SHOTS) await stranger.page.screenshot({ path: `${SHOTS}/key-without.png` })

      await page.locator('#chats a').first().waitFor()
      expect(page.url()).toBe(`http://127.0.0.1:${port}/`)
      expect(await page.evaluate('document.cookie')).toBe('')
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/key-with.png` })
      await openChat(page, 'Sở Tư pháp')
      await page.reload()
      await say(page, '/trogiup')
      await botBubble(page, '/baocao – ').waitFor()

      logs.push(program.log())
      await program.stop()
      await page.locator('#banner', { hasText: 'Mất kết nối' }).waitFor()
      program = await start(folder, { PORT: String(port) })
      expect(program.address).toBe(address)
      await page.locator('#banner').waitFor({ state: 'hidden' })
      await say(page, '/tiendo')
      await botBubble(page, 'Đã nộp 0/').waitFor()
      logs.push(program.log())
    } finally {
      await Promise.all([open.close(), stranger.close()])
      await program.stop()
    }
    expect(logs.join('').split('"msg":"ready"')).toHaveLength(3)
    expect(logs.join('')).not.toContain(key)
  })
})
