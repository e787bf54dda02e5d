/**
 * A newcomer's first quarter of an hour, in a real browser: the smallest unit's group on the trial page, its whole
 * form by typing and tapping, then the leaders' group and the Word report.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Question, questionsFor, type Unit, unitsOn } from '../../src/core/pack.ts'
import { day } from '../../src/core/period.ts'
import {
  botBubble,
  DESKTOP,
  launchBrowser,
  openChat,
  openPage,
  PHONE,
  say,
  sidewaysOverflow,
  withoutChromium,
} from './browser.ts'
import { clockFrom, MORNING, type Served, serve } from './served.ts'
import { wordsOf } from './word-file.ts'

const SHOTS = process.env.SHOTS // a folder to look at the pages by eye

/** What an officer might type, by the kind of question; the questions without are answered by a button. */
const TYPED: Readonly<Partial<Record<Question['kind'], string>>> = {
  count: '82 người',
  percent: '97,8%',
  ratio: '677/1.000',
  text: 'Một số hồ sơ còn chờ dữ liệu.\nĐề nghị bổ sung máy quét.',
}

describe.skipIf(withoutChromium())('a month on the trial page', { timeout: 120_000 }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  }, 30_000)
  afterAll(() => browser.close())

  it.each([
    ['phone', PHONE],
    ['desktop', DESKTOP],
  ])('is answered, summed up and fetched as a Word file on a %s', async (device, viewport) => {
    const folder = mkdtempSync(join(tmpdir(), 'tongket-page-'))
    const served = await serve({ folder, now: clockFrom(MORNING) })
    const open = await openPage(browser, served.server.address, viewport)
    open.page.setDefaultTimeout(20_000) // a busy machine is no fault of the page
    const visit: Visit = { page: open.page, device, shots: 0 }
    try {
      const { unit, questions } = smallest(served)
      await choose(visit, unit.name)
      await answerAll(visit, unit, questions)
      await fetchReport(visit)
      expect(open.complaints).toEqual([])
      expect(served.faults).toEqual([])
    } finally {
      await open.close()
      await served.server.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

interface Visit {
  readonly page: Page
  readonly device: string
  shots: number
}

function smallest({ server }: Served): { unit: Unit; questions: readonly Question[] } {
  const { pack } = server.program.app
  const asked = unitsOn(pack, day('2024-04-14')).map((unit) => ({ unit, questions: questionsFor(pack, unit) }))
  const [first] = asked.sort((a, b) => a.questions.length - b.questions.length)
  if (!first) throw new Error('the pack has no unit')
  return first
}

/** Looks at the page as it stands: nothing may lie beyond its sides. */
async function look(visit: Visit, name: string): Promise<void> {
  visit.shots += 1
  const number = String(visit.shots).padStart(2, '0')
  if (SHOTS) await visit.page.screenshot({ path: `${SHOTS}/${visit.device}-${number}-${name}.png` })
  expect(await sidewaysOverflow(visit.page), name).toBe(0)
}

async function choose(visit: Visit, title: string): Promise<void> {
  await visit.page.locator('#chats a').first().waitFor()
  await look(visit, 'list')
  await openChat(visit.page, title)
  await look(visit, 'empty')
}

async function answerAll(visit: Visit, unit: Unit, questions: readonly Question[]): Promise<void> {
  const { page } = visit
  await say(page, '/baocao')
  for (const [i, question] of questions.entries()) {
    const place = `Câu ${i + 1}/${questions.length}`
    const card = botBubble(page, place)
    await card.waitFor()
    await look(visit, `question-${i + 1}`)
    if (i === 0) await misspeak(visit)
    await answer(page, card, question, i)
    await page
      .locator('#log .bubble.bot', { hasText: i % 2 === 0 ? `✓ Câu ${i + 1}` : question.label })
      .last()
      .waitFor()
  }
  const review = botBubble(page, 'Đã đủ các câu bắt buộc.')
  await review.waitFor()
  await look(visit, 'review')
  await tap(review, 'Nộp báo cáo')
  await botBubble(page, `Đã nộp báo cáo tháng 4/2024 của ${unit.name}`).waitFor()
  await look(visit, 'submitted')
}

/** The first answer is no answer; the card is still open afterwards. */
async function misspeak(visit: Visit): Promise<void> {
  await say(visit.page, 'nhiều lắm')
  await botBubble(visit.page, 'ví dụ').waitFor()
  await look(visit, 'refused')
}

/** Every other question by a button, where there is one for an answer. */
async function answer(page: Page, card: Locator, question: Question, i: number): Promise<void> {
  const typed = TYPED[question.kind]
  if (i % 2 === 0 && typed !== undefined) await say(page, typed)
  else await tap(card, question.mayBeNone ? 'Không phát sinh' : 'Bỏ qua')
}

async function tap(bubble: Locator, label: string): Promise<void> {
  await bubble.locator('.choice', { hasText: label }).click()
}

async function fetchReport(visit: Visit): Promise<void> {
  const { page, device } = visit
  if (device === 'phone') await page.locator('#back').click()
  await openChat(page, 'Nhóm lãnh đạo')
  await say(page, '/tongket')
  const summary = botBubble(page, 'Đã nộp 1/27 đơn vị')
  await summary.waitFor()
  await look(visit, 'summary')
  await tap(summary, 'Báo cáo Word')
  const link = page.locator('#log a.file').last()
  await link.waitFor()
  await look(visit, 'report')
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  expect(download.suggestedFilename()).toBe('bao-cao-2024-04.docx')
  const words = await wordsOf(await readFile(await download.path()))
  expect(words).toContain('BÁO CÁO')
  expect(words).toContain('Mai Sơn')
}
