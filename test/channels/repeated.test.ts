// What a platform repeats of our calls (a token, people's words) is in no failure, whatever it answers to which call.
import { inspect } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { createApi as telegram } from '../../src/channels/telegram/api.ts'
import { createApi as zaloBot } from '../../src/channels/zalo-bot/api.ts'
import { failureOf } from '../../src/channels/zalo-oa/failures.ts'
import { createZaloOa } from '../../src/zalo-openapi/index.ts'
import { MARK, type Refusal, type Repeating, startRepeating } from './repeating.ts'

const TOKEN = '123456:an-imaginary-token_of_tests'
const WORDS = 'Nguyễn Thị Lan khai 827'

let platform: Repeating
afterEach(() => platform.close())

/** All that anybody could print of it. */
async function said(call: Promise<unknown>): Promise<string> {
  const fault: unknown = await call.then(
    () => 'it was well',
    (thrown: unknown) => thrown,
  )
  if (!(fault instanceof Error)) throw new TypeError(String(fault))
  return `${fault.message} ${String(fault.stack)} ${inspect(fault, { depth: 9 })} ${JSON.stringify(fault)}`
}

function expectQuiet(text: string): void {
  for (const secret of [TOKEN, encodeURIComponent(TOKEN), MARK, WORDS, 'Lan']) expect(text).not.toContain(secret)
}

const METHODS =
  'getMe getUpdates setWebhook deleteWebhook getWebhookInfo setMyCommands sendMessage editMessageText ' +
  'answerCallbackQuery sendDocument pinChatMessage'
/** What a platform says in front of what it repeats. */
const BEGINNINGS = [
  '',
  'Bad Request: ',
  "Bad Request: can't parse entities: ",
  'Forbidden: bot was blocked by the user ',
]

describe.each([
  ['Telegram', telegram],
  ['a Zalo bot', zaloBot],
] as const)('%s', (_platform, createApi) => {
  const bodies = (words: string, code: number): object[] => [
    ...BEGINNINGS.map((beginning) => ({ ok: false, error_code: code, description: beginning + words })),
    { ok: false, description: words },
    { ok: false, error_code: words, description: words, parameters: { retry_after: words, migrate_to_chat_id: words } },
    { ok: false, error_code: code, description: { words } },
    { words },
  ]

  it.each([400, 401, 403, 404, 409, 413, 418, 429, 500, 502])('says nothing of it in a %i', async (code) => {
    let refusal = 0
    const shapes = bodies('', code).length
    platform = await startRepeating((words): Refusal => {
      return { status: code, body: bodies(words, code)[refusal % shapes] ?? {} }
    })
    const api = createApi(TOKEN, platform.url)
    for (const method of METHODS.split(' '))
      for (refusal = 0; refusal < shapes; refusal++) {
        const text = await said(api.call(method, { chat_id: 1, text: WORDS }))
        expectQuiet(text)
        expect(text).toMatch(new RegExp(`^${method}: `))
      }
  })
})

describe('a Zalo Official Account', () => {
  it.each([-32, -201, -216, -248, -9999])('says nothing of it in an error %i', async (error) => {
    platform = await startRepeating((words) => {
      return { status: 200, body: { error, message: words, error_name: words, error_description: words, data: words } }
    })
    const tokens = { access: () => Promise.resolve(TOKEN), renewed: () => Promise.resolve(TOKEN) }
    const api = createZaloOa({ base: platform.url, tokens })
    const calls: (() => Promise<unknown>)[] = [
      () => api.sendText('1', WORDS),
      () => api.sendGroupText('1', WORDS),
      () => api.uploadFile('x.docx', Buffer.from(WORDS)),
      () => api.oa(),
      () => api.user(WORDS),
      () => api.quota(WORDS),
      () => api.groups.list(),
    ]
    for (const call of calls) {
      expectQuiet(await said(call()))
      expectQuiet(await said(call().catch((fault: unknown) => Promise.reject(failureOf(fault)))))
    }
  })
})
