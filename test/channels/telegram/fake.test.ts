// The fake itself: a bot that breaks a rule of the Bot API is refused in Telegram's words, and it is noted.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FakeTelegram, startFakeTelegram } from '../../fakes/telegram/fake.ts'
import { containing } from './rig.ts'

let fake: FakeTelegram
let lan: string

beforeAll(async () => {
  fake = await startFakeTelegram()
  lan = fake.person('Lan')
  fake.say(lan, lan, '/start')
})

afterAll(() => fake.stop())

async function call(method: string, params: object): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${fake.apiRoot}/bot${fake.token}/${method}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(params),
  })
  return (await answer.json()) as Record<string, unknown>
}

const button = (data: string): object => ({ inline_keyboard: [[{ text: 'x', callback_data: data }]] })

describe('breaches', () => {
  it.each([
    ['an unknown method', 'sendMesage', {}, 'method not found'],
    ['a missing parameter', 'sendMessage', { text: 'a' }, "required property 'chat_id'"],
    [
      'a parameter that there is not',
      'sendMessage',
      { text: 'a', chat_id: 1001, reply_to: 5 },
      'additional properties',
    ],
    ['a mistyped one', 'sendMessage', { text: 5, chat_id: 1001 }, 'must be string'],
    [
      'a nested unknown one',
      'sendMessage',
      { text: 'a', chat_id: 1001, reply_parameters: { message_id: 1, x: 1 } },
      'additional',
    ],
    ['an empty text', 'sendMessage', { text: ' \n', chat_id: 1001 }, 'message text is empty'],
    ['a long text', 'sendMessage', { text: 'ô'.repeat(4097), chat_id: 1001 }, 'message is too long'],
    ['a long edit', 'editMessageText', { text: 'ô'.repeat(4097), chat_id: 1001, message_id: 1 }, 'MESSAGE_TOO_LONG'],
    [
      '65 bytes of data',
      'sendMessage',
      { text: 'a', chat_id: 1001, reply_markup: button(`${'ô'.repeat(32)}x`) },
      'BUTTON_DATA_INVALID',
    ],
    ['empty data', 'sendMessage', { text: 'a', chat_id: 1001, reply_markup: button('') }, 'BUTTON_DATA_INVALID'],
    [
      'a place beyond the text',
      'sendMessage',
      { text: 'a', chat_id: 1001, entities: [{ type: 'bold', offset: 0, length: 2 }] },
      'entity',
    ],
    [
      'half a character',
      'sendMessage',
      { text: '😀', chat_id: 1001, entities: [{ type: 'bold', offset: 1, length: 1 }] },
      'entity',
    ],
    ['a long notice', 'answerCallbackQuery', { callback_query_id: '1', text: 'x'.repeat(201) }, 'MESSAGE_TOO_LONG'],
    ['a document that is none', 'sendDocument', { chat_id: 1001, document: 'x' }, 'no document'],
    [
      'a capital in a command',
      'setMyCommands',
      { commands: [{ command: 'Han', description: 'x' }] },
      'BOT_COMMAND_INVALID',
    ],
    ['a webhook without TLS', 'setWebhook', { url: 'http://x.example/' }, 'HTTPS'],
  ])('%s', async (_name, method, params, why) => {
    const before = fake.violations.length
    const answer = await call(method, params)
    expect(answer).toMatchObject({ ok: false, description: containing(why) })
    expect(fake.violations).toHaveLength(before + 1)
    expect(fake.violations.at(-1)?.why).toContain(why)
  })

  it('64 bytes of data and 4096 characters beyond the basic plane are none', async () => {
    const params = { chat_id: 1001, text: '😀'.repeat(4096), reply_markup: button('ô'.repeat(32)) }
    expect(await call('sendMessage', params)).toMatchObject({ ok: true })
  })
})

describe('refusals that a good bot may get', () => {
  it.each([
    [
      'an unknown reply',
      'sendMessage',
      { chat_id: 1001, text: 'a', reply_parameters: { message_id: 4242 } },
      400,
      'message to be replied not found',
    ],
    ['an unknown chat', 'sendMessage', { chat_id: -7, text: 'a' }, 400, 'chat not found'],
    [
      'an unknown edit',
      'editMessageText',
      { chat_id: 1001, message_id: 4242, text: 'a' },
      400,
      'message to edit not found',
    ],
    ['an unknown tap', 'answerCallbackQuery', { callback_query_id: '4' }, 400, 'query is too old'],
    [
      'an unknown topic',
      'sendMessage',
      { chat_id: 1001, text: 'a', message_thread_id: 7 },
      400,
      'message thread not found',
    ],
  ])('%s', async (_name, method, params, code, why) => {
    const before = fake.violations.length
    expect(await call(method, params)).toMatchObject({ error_code: code, description: containing(why) })
    expect(fake.violations).toHaveLength(before)
  })

  it('an unchanged edit', async () => {
    const sent = await call('sendMessage', { chat_id: 1001, text: 'a', reply_markup: button('x') })
    const { message_id } = sent['result'] as { message_id: number }
    const edit = { chat_id: 1001, message_id, text: 'a' }
    expect(await call('editMessageText', { ...edit, reply_markup: button('x') })).toMatchObject({
      description: containing('message is not modified'),
    })
    expect(await call('editMessageText', edit)).toMatchObject({ ok: true })
  })

  it('a wrong token', async () => {
    const answer = await fetch(`${fake.apiRoot}/bot1:x/getMe`)
    expect(answer.status).toBe(404)
  })
})

describe('privacy mode', () => {
  const heardIn = async (): Promise<string[]> => {
    const { result } = (await call('getUpdates', {})) as { result: { update_id: number; message: { text: string } }[] }
    await call('getUpdates', { offset: (result.at(-1)?.update_id ?? 0) + 1 })
    return result.map((u) => u.message.text)
  }

  it('lets a bot hear commands with its name, and replies to it or to such a command', async () => {
    const group = fake.supergroup('Nhóm')
    const open = fake.supergroup('Mở', { privacy: false })
    const { message_id } = (await call('sendMessage', { chat_id: Number(group), text: 'Hỏi' }))['result'] as {
      message_id: number
    }
    await call('getUpdates', { offset: 1e9 })
    const theirs = fake.say(group, lan, 'không nghe')
    fake.say(group, lan, 'không nghe', { replyTo: theirs })
    fake.say(group, lan, '/han@khac_bot')
    fake.say(group, lan, 'đáp', { replyTo: String(message_id) })
    fake.say(group, lan, `chào @${fake.username}`)
    const asked = fake.say(group, lan, `/han@${fake.username} 4/2024`)
    fake.say(group, lan, 'xem giúp', { replyTo: asked })
    fake.say(open, lan, 'nghe')
    expect(await heardIn()).toEqual(['đáp', `/han@${fake.username} 4/2024`, 'xem giúp', 'nghe'])
  })

  it('lets it hear bare commands only where no other bot has spoken since it did', async () => {
    const group = fake.supergroup('Nhóm')
    const other = fake.person('Máy khác', { bot: true })
    await call('getUpdates', { offset: 1e9 })
    fake.say(group, lan, '/han chưa ai nói')
    const { result } = (await call('sendMessage', { chat_id: Number(group), text: 'Hỏi' })) as {
      result: { message_id: number }
    }
    fake.say(group, lan, '/han nói sau cùng')
    fake.say(group, lan, 'người nói xen vào')
    fake.say(group, lan, '/han vẫn nói sau cùng')
    fake.say(group, other, 'máy khác nói')
    fake.say(group, lan, '/han máy khác nói sau')
    // A change is no message.
    await call('editMessageText', { chat_id: Number(group), message_id: result.message_id, text: 'Hỏi lại' })
    fake.say(group, lan, '/han sau khi sửa')
    await call('sendMessage', { chat_id: Number(group), text: 'Hỏi nữa' })
    fake.say(group, lan, '/han nói lại')
    expect(await heardIn()).toEqual(['/han nói sau cùng', '/han vẫn nói sau cùng', '/han nói lại'])
  })
})

describe('getUpdates', () => {
  it('gives the same again until it is confirmed, and holds the request until there is something', async () => {
    await call('getUpdates', { offset: 1e9 })
    fake.say(lan, lan, 'a')
    const first = (await call('getUpdates', { limit: 1 })) as { result: { update_id: number }[] }
    expect(await call('getUpdates', { limit: 1 })).toEqual(first)
    const offset = (first.result[0]?.update_id ?? 0) + 1
    const waiting = call('getUpdates', { offset, timeout: 5 })
    await new Promise((resolve) => setTimeout(resolve, 30))
    fake.say(lan, lan, 'b')
    expect(await waiting).toMatchObject({ result: [{ update_id: offset, message: { text: 'b' } }] })
  })
})
