/**
 * A real Chromium for tests of pages. `findChromium` tells whether there is one; a test without it is skipped and
 * says so, except under TONGKET_CI=1, where it fails.
 */
import { existsSync } from 'node:fs'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'

export const PHONE = { width: 360, height: 740 }
export const DESKTOP = { width: 1280, height: 800 }

export function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(':')
  const places = ['chromium', 'chromium-browser', 'google-chrome'].flatMap((name) => folders.map((f) => `${f}/${name}`))
  return places.find((place) => existsSync(place))
}

/** For `describe.skipIf`: true, with a line on the console, when there is no Chromium on a developer's machine. */
export function withoutChromium(): boolean {
  if (findChromium() || process.env.TONGKET_CI === '1') return false
  console.warn('skipped: no chromium on the PATH (apt-get install chromium)')
  return true
}

export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('no chromium on the PATH: apt-get install chromium')
  const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']
  return await chromium.launch({ executablePath, headless: true, args })
}

export interface OpenPage {
  readonly page: Page
  /** Errors on the console, faults of scripts and refused resources since the last visit, as they came. */
  readonly complaints: string[]
  /** Another address in the same window: much quicker than a new one; another port has a storage of its own. */
  visit(url: string, viewport?: { width: number; height: number }): Promise<void>
  /** Leaves the page, so that a server that goes away is no complaint. */
  leave(): Promise<void>
  close(): Promise<void>
}

/** A window of its own, without cookies and storage of others, with the page loaded. */
export async function openPage(browser: Browser, url: string, viewport = DESKTOP): Promise<OpenPage> {
  const context = await browser.newContext({ viewport, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' })
  context.setDefaultTimeout(5000)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') complaints.push(line.text())
  })
  page.on('pageerror', (fault) => complaints.push(String(fault)))
  await page.goto(url)
  return {
    page,
    complaints,
    async visit(next, size = DESKTOP) {
      complaints.length = 0
      await page.setViewportSize(size)
      await page.goto(next)
    },
    async leave() {
      await page.goto('about:blank')
    },
    close: () => context.close(),
  }
}

/** How far the document can be moved sideways; 0 when everything fits. In words, as tests know no DOM types. */
export async function sidewaysOverflow(page: Page): Promise<number> {
  return await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
}

/** Visible buttons, links and fields that a finger may miss: lower or narrower than `least` pixels. */
export async function smallTargets(page: Page, least = 44): Promise<string[]> {
  const small: string[] = []
  for (const target of await page.locator('button, a[href], select, input, textarea').all()) {
    const box = (await target.isVisible()) ? await target.boundingBox() : null
    if (box && Math.min(box.width, box.height) < least - 0.5) {
      small.push(`${await target.textContent()} ${box.width}×${box.height}`)
    }
  }
  return small
}

/** What someone sees and does on the trial page, so that tests read like a conversation. */
export async function openChat(page: Page, title: string): Promise<void> {
  await page.locator('#chats a', { hasText: title }).first().click()
  await page.locator('#chat-title', { hasText: title }).waitFor()
}

export async function say(page: Page, text: string): Promise<void> {
  await page.locator('#text').fill(text)
  await page.locator('#text').press('Enter')
}

/** The newest bubble of the program that holds `text`. */
export function botBubble(page: Page, text: string): Locator {
  return page.locator('#log .bubble.bot', { hasText: text }).last()
}
