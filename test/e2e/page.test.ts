import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTrial, type Trial } from '../channels/local/trial.ts'
import {
  botBubble,
  DESKTOP,
  launchBrowser,
  type OpenPage,
  openChat,
  openPage,
  PHONE,
  say,
  sidewaysOverflow,
  smallTargets,
  withoutChromium,
} from './browser.ts'
import { createEchoBot, type EchoBot, REPORT } from './echo-bot.ts'

const FROM_BOTTOM = '(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight)(log)'
const SHOTS = process.env.SHOTS // a folder to look at the page by eye

describe.skipIf(withoutChromium())('the trial page in Chromium', { timeout: 20_000 }, () => {
  let browser: Browser
  let trial: Trial
  let bot: EchoBot
  let open: OpenPage
  beforeAll(async () => {
    browser = await launchBrowser()
    open = await openPage(browser, 'about:blank')
  }, 30_000)
  afterAll(() => browser.close())
  beforeEach(async () => {
    bot = createEchoBot()
    trial = await startTrial({ inbox: bot.inbox, reset: () => Promise.resolve() })
  })
  afterEach(async () => {
    await open.leave()
    await trial.close()
  })

  describe.each([
    ['phone', PHONE],
    ['desktop', DESKTOP],
  ])('on a %s', (device, viewport) => {
    const look = async (name: string): Promise<void> => {
      if (SHOTS) await open.page.screenshot({ path: `${SHOTS}/${device}-${name}.png` })
    }
    beforeEach(async () => {
      await open.visit(trial.address, viewport)
      await open.page.locator('#chats a').first().waitFor()
    })
    afterEach(async () => {
      expect(open.complaints).toEqual([])
      expect(await sidewaysOverflow(open.page)).toBe(0)
    })

    it('finds a chat without diacritics, opens it and comes back', async () => {
      const { page } = open
      await look('list')
      expect(await smallTargets(page)).toEqual([])
      await page.locator('#search').fill('so tu phap')
      expect(await page.locator('#chats a').count()).toBe(1)
      await page.locator('#search').fill('không có')
      await page.locator('#none-found').waitFor()
      await look('none-found')
      await page.locator('#search').fill('')
      await openChat(page, 'Sở Tư pháp')
      expect(await page.locator('#list-pane').isVisible()).toBe(device === 'desktop')
      expect(await smallTargets(page)).toEqual([])
      await look('empty')
      if (device === 'phone') {
        await page.locator('#back').click()
        await page.locator('#list-pane').waitFor()
        expect(await page.locator('#chat-pane').isVisible()).toBe(false)
      }
    })

    it('sends by Enter, breaks the line by Shift+Enter, and shows bold as bold', async () => {
      const { page } = open
      await openChat(page, 'Sở Tư pháp')
      await page.locator('#text').fill('dòng một')
      await page.locator('#text').press('Shift+Enter')
      await page.locator('#text').pressSequentially('<b>dòng hai</b>')
      await page.locator('#text').press('Enter')
      const heard = botBubble(page, 'Đã nghe')
      await heard.waitFor()
      expect(trial.heard).toMatchObject([{ text: 'dòng một\n<b>dòng hai</b>', from: { id: 'lan' } }])
      expect(await heard.locator('.text strong').textContent()).toBe('dòng một\n<b>dòng hai</b>')
      expect(await page.locator('#log .mine').count()).toBe(1)
      expect(await page.locator('#text').inputValue()).toBe('')
      await look('sent')
    })

    it('replies to a bubble by tap and by keyboard', async () => {
      const { page } = open
      await openChat(page, 'Sở Tư pháp')
      await page.locator('.chip', { hasText: '/baocao' }).click()
      const card = botBubble(page, 'Câu 3/9')
      await card.locator('.body').click()
      await look('chosen')
      await card.locator('.reply').click()
      await look('replying')
      await say(page, '827')
      await botBubble(page, 'trả lời tin').waitFor()
      expect(await page.locator('#replying').isVisible()).toBe(false)
      expect(await page.locator('.mine blockquote').textContent()).toContain('Báo cáo Đề án 06')
      const about = await card.getAttribute('data-id')
      expect(trial.heard[1]).toMatchObject({ text: '827', replyTo: about })

      await page.locator('#log article').last().focus()
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.keyboard.type('828')
      await page.keyboard.press('Enter')
      await expect.poll(() => trial.heard[2]).toMatchObject({ text: '828', replyTo: about })
      await look('replied')
    })

    it('shows a tap at work until it is answered, and the card changed in place', async () => {
      const { page } = open
      await openChat(page, 'Sở Tư pháp')
      await page.locator('.chip', { hasText: '/baocao' }).click()
      const card = botBubble(page, 'Câu 3/9')
      const id = await card.getAttribute('data-id')
      await look('card')
      expect(await smallTargets(page)).toEqual([])
      await card.locator('.choice', { hasText: 'Như tháng trước' }).click()
      await page.locator('[aria-busy] .spinning').waitFor()
      await look('tapping')
      await card.locator('.choice', { hasText: 'Bỏ qua' }).click()
      await bot.answerTaps()
      await page.locator('#toasts', { hasText: 'Đã ghi 781 hồ sơ' }).waitFor()
      await look('tapped')
      const changed = page.locator(`#log [data-id="${id}"]`)
      expect(await changed.locator('.text').textContent()).toBe('✓ Câu 3 · Khai tử: 781 hồ sơ')
      expect(await changed.locator('.choice').count()).toBe(0)
      expect(trial.heard.filter((inbound) => inbound.type === 'tap')).toMatchObject([{ data: 'same', messageId: id }])
    })

    it('gives a file to keep', async () => {
      const { page } = open
      await openChat(page, 'Lãnh đạo')
      await page.locator('.chip', { hasText: '/xuatbaocao' }).click()
      const link = page.locator('#log a.file')
      await link.waitFor()
      await look('file')
      expect(await smallTargets(page)).toEqual([])
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
      expect(download.suggestedFilename()).toBe(REPORT.name)
      expect(await readFile(await download.path())).toEqual(REPORT.bytes)
    })

    it('marks what has not been read, until it is', async () => {
      const { page } = open
      await openChat(page, 'Sở Tư pháp')
      await trial.channel.send({ type: 'message', chatId: 'syt', text: 'Đến hạn báo cáo' })
      await page.locator('#chats .unread', { hasText: 'Sở Y tế' }).waitFor({ state: 'attached' })
      if (device === 'phone') await page.locator('#back').click()
      await look('unread')
      await openChat(page, 'Sở Y tế')
      await expect.poll(() => page.locator('#chats .unread').count()).toBe(0)
      await page.reload()
      await page.locator('#chats li', { hasText: 'Đến hạn báo cáo' }).waitFor({ state: 'attached' })
      expect(await page.locator('#chats .unread').count()).toBe(0)
    })

    it('begins anew only when asked twice', async () => {
      const { page } = open
      await openChat(page, 'Sở Tư pháp')
      await say(page, '827')
      await botBubble(page, 'Đã nghe').waitFor()
      if (device === 'phone') await page.locator('#back').click()
      await page.locator('#restart').click()
      await look('restart')
      await page.locator('#restart-no').click()
      expect(await trial.store.newest()).toHaveLength(1)
      await page.locator('#restart').click()
      await page.locator('#restart-yes').click()
      await expect.poll(() => page.locator('#log article').count()).toBe(0)
      await page.locator('#chats', { hasText: '827' }).waitFor({ state: 'detached' })
      expect(await trial.store.newest()).toEqual([])
    })
  })

  describe('in one window', () => {
    beforeEach(async () => {
      await open.visit(trial.address)
    })
    afterEach(() => {
      expect(open.complaints).toEqual([])
    })

    it('does not send while a Vietnamese input method composes a word', async () => {
      const { page } = open
      await openChat(page, 'Sở Tư pháp')
      await page.locator('#text').fill('khai tử')
      const enter = "new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true })"
      expect(await page.evaluate(`document.getElementById('text').dispatchEvent(${enter})`)).toBe(true)
      expect(await page.locator('#text').inputValue()).toBe('khai tử')
      expect(trial.heard).toEqual([])
    })

    it('stays at the newest message while the room for it shrinks', async () => {
      const { page } = open
      for (let n = 1; n <= 30; n++) await trial.channel.send({ type: 'message', chatId: 'stp', text: `Tin ${n}` })
      await openChat(page, 'Sở Tư pháp')
      await botBubble(page, 'Tin 30').locator('.body').click()
      await botBubble(page, 'Tin 30').locator('.reply').click()
      await page.locator('#text').fill('một\nhai\nba\nbốn\nnăm')
      await expect.poll(() => page.evaluate(FROM_BOTTOM)).toBeLessThan(2)
      await page.evaluate("document.getElementById('log').scrollTop = 0")
      await trial.channel.send({ type: 'message', chatId: 'stp', text: 'Tin mới' })
      await botBubble(page, 'Tin mới').waitFor()
      expect(await page.evaluate(FROM_BOTTOM)).toBeGreaterThan(500)
    })

    it('speaks as the person who was chosen, and remembers the choice', async () => {
      const { page } = open
      await openChat(page, 'Sở Tư pháp')
      await page.locator('#who').selectOption('hung')
      await page.reload()
      await page.locator('#chat-title', { hasText: 'Sở Tư pháp' }).waitFor()
      await expect.poll(() => page.locator('#who').inputValue()).toBe('hung')
      await say(page, '5')
      await botBubble(page, 'Đã nghe: 5').waitFor()
      expect(trial.heard).toMatchObject([{ from: { id: 'hung', name: 'Trần Văn Hùng' } }])
    })

    it('holds up an alert until it is read', async () => {
      const { page } = open
      await openChat(page, 'Sở Tư pháp')
      await page.locator('.chip', { hasText: '/baocao' }).click()
      await botBubble(page, 'Câu 3/9').locator('.choice', { hasText: 'Xem lại' }).click()
      await expect.poll(() => trial.heard.length).toBe(2)
      await bot.answerTaps()
      await page.locator('#alert-dialog', { hasText: 'Chưa có gì để xem lại' }).waitFor()
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/desktop-alert.png` })
      await page.locator('#alert-close').click()
      expect(await page.locator('#alert-dialog').isVisible()).toBe(false)
      expect(await page.locator('[aria-busy]').count()).toBe(0)
    })
  })

  it("shows the program's clock and zone, and the commands of each chat", async () => {
    await trial.close()
    // Neither the browser's zone nor its day: the trial lives in its sample month.
    const now = (): Date => new Date('2024-04-15T02:05:00Z')
    const chats = [
      { id: 'stp', title: 'Sở Tư pháp', kind: 'group', people: ['lan'], commands: ['/baocao', '/han'] },
      { id: 'lanh-dao', title: 'Lãnh đạo', kind: 'group', people: ['son'], commands: ['/tongket'] },
    ] as const
    trial = await startTrial({ inbox: bot.inbox, now, zone: 'America/New_York', chats: [...chats] })
    await open.visit(trial.address)
    const { page } = open
    await openChat(page, 'Lãnh đạo')
    expect(await page.locator('.chip').allTextContents()).toEqual(['/tongket'])
    expect(await page.locator('#log .hint').textContent()).toContain('Bấm /tongket')
    expect(await page.locator('#who option').allTextContents()).toEqual(['Lê Sơn – lãnh đạo'])
    await openChat(page, 'Sở Tư pháp')
    expect(await page.locator('.chip').allTextContents()).toEqual(['/baocao', '/han'])
    await say(page, '827')
    const heard = botBubble(page, 'Đã nghe')
    await heard.waitFor()
    expect(await heard.locator('time').textContent()).toBe('22:05')
  })

  it('keeps what was typed when it could not be sent, says that the connection is lost, and connects again', async () => {
    await open.visit(trial.address)
    const { page } = open
    await openChat(page, 'Sở Tư pháp')
    await say(page, 'một')
    await botBubble(page, 'Đã nghe: một').waitFor()
    await trial.close()
    await page.locator('#banner', { hasText: 'Mất kết nối' }).waitFor()
    await say(page, 'hai')
    await page.locator('#toasts p').waitFor()
    expect(await page.locator('#text').inputValue()).toBe('hai')
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/desktop-lost.png` })
    const { port, store } = trial
    trial = await startTrial({ inbox: bot.inbox, port, store })
    await page.locator('#banner').waitFor({ state: 'hidden', timeout: 10_000 })
    await page.locator('#text').press('Enter')
    await botBubble(page, 'Đã nghe: hai').waitFor()
    expect(await page.locator('#log .mine').count()).toBe(2)
  })

  it('says how to go on when the key is another one, and goes on once the new address was opened', async () => {
    await open.visit(trial.address, PHONE)
    const { page } = open
    await openChat(page, 'Sở Tư pháp')
    const { address, port, store } = trial
    await trial.close()
    trial = await startTrial({ inbox: bot.inbox, port, store, key: 'f'.repeat(40) })
    await page.locator('#banner', { hasText: 'mở lại bằng địa chỉ' }).waitFor({ timeout: 10_000 })
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/phone-locked.png` })
    await say(page, 'một')
    await page.locator('#toasts p').waitFor()
    expect(await page.locator('#text').inputValue()).toBe('một')
    const other = await page.context().newPage()
    expect((await other.goto(address))?.status()).toBe(403)
    expect((await other.goto(trial.address))?.status()).toBe(200)
    await page.locator('#banner').waitFor({ state: 'hidden', timeout: 10_000 })
    await page.locator('#text').press('Enter')
    await botBubble(page, 'Đã nghe: một').waitFor()
    await other.close()
  })
})
