// What goes wrong with Telegram while receiving: nothing of it ends the channel, loses an update or tells the token.
import { afterEach, describe, expect, it } from 'vitest'
import { Secret } from '../../../src/secret.ts'
import { heard, type Mode, makeRig, type Rig, WEBHOOK_SECRET } from './rig.ts'

let rig: Rig

afterEach(async () => {
  await rig.stop()
  expect(rig.fake.violations).toEqual([])
  const written = JSON.stringify(rig.log)
  for (const secret of [rig.fake.token, WEBHOOK_SECRET]) expect(written).not.toContain(secret)
})

async function started(mode: Mode): Promise<Rig> {
  rig = await makeRig(mode)
  await rig.start()
  return rig
}

describe('polling', () => {
  it('waits out another poller and goes on', async () => {
    const { fake, waits } = await started('polling')
    const lan = fake.person('Lan')
    await fake.until(() => fake.calls.some((c) => c.method === 'setMyCommands'))
    const intruder = await fetch(`${fake.apiRoot}/bot${fake.token}/getUpdates`, { method: 'POST' })
    expect(intruder.status).toBe(200)
    await fake.until(() => waits.length > 0)
    expect(waits).toEqual([50_000])
    expect(rig.log).toMatchObject([{ level: 'warn', fields: { failure: 'unreachable' } }])
    fake.say(lan, lan, '1')
    await fake.settled()
    expect(heard(rig.inbox)).toEqual(['1'])
    expect(rig.channel.ready()).toBe(true)
  })

  it('takes away a webhook that is in its way', async () => {
    const { fake, waits } = await started('polling')
    const body = JSON.stringify({ url: 'https://elsewhere.example/' })
    const headers = { 'content-type': 'application/json' }
    await fetch(`${fake.apiRoot}/bot${fake.token}/setWebhook`, { method: 'POST', headers, body })
    await fake.until(() => fake.webhook() === undefined)
    expect(waits).toContain(50_000)
  })

  it('says once that the token is refused, is not ready, and goes on when it is good again', async () => {
    rig = await makeRig('polling')
    const { fake } = rig
    const lan = fake.person('Lan')
    fake.revokeToken()
    await rig.start()
    await fake.until(() => rig.waits.length > 2)
    expect(rig.channel.ready()).toBe(false)
    expect(rig.waits[0]).toBe(60_000)
    expect(rig.log).toMatchObject([
      { level: 'error', fields: { failure: 'bad-credentials', call: 'getMe: 401 unauthorized' } },
    ])
    fake.restoreToken()
    fake.say(lan, lan, '1')
    await fake.settled()
    expect(rig.channel.ready()).toBe(true)
    expect(heard(rig.inbox)).toEqual(['1'])
  })

  it('starts while Telegram cannot be reached', async () => {
    rig = await makeRig('polling')
    rig.fake.fail('*', 'drop-before', 3)
    await rig.start()
    expect(() => rig.channel.deepLink?.('private', 'x')).toThrow('not yet')
    await rig.fake.until(() => rig.channel.ready())
    expect(rig.waits).toEqual([750, 1500, 3000])
    expect(rig.log.map((l) => l.level)).toEqual(['warn', 'info'])
  })

  it.each([
    ['a 502', { code: 502, description: 'Bad Gateway' }, 750],
    ['a 429', { code: 429, description: 'Too Many Requests: retry after 7', parameters: { retry_after: 7 } }, 7000],
    ['a page that is no JSON', 'garbage', 750],
    ['a connection that breaks after the answer was made', 'drop-after', 750],
  ] as const)('survives %s', async (_name, what, wait) => {
    const { fake } = await started('polling')
    const lan = fake.person('Lan')
    fake.fail('getUpdates', what)
    fake.say(lan, lan, '1')
    fake.say(lan, lan, '2')
    await fake.until(() => rig.waits.length > 0)
    await fake.settled()
    expect(new Set(heard(rig.inbox))).toEqual(new Set(['1', '2']))
    expect(rig.waits[0]).toBe(wait)
  })

  it('does not greet Telegram anew for a fault of the inbox', async () => {
    const { fake } = await started('polling')
    const lan = fake.person('Lan')
    let refusals = 2
    rig.onInbound = () => {
      if (refusals-- > 0) throw new Error('the disk is full')
    }
    fake.say(lan, lan, '1')
    await fake.settled()
    expect(fake.calls.filter((c) => c.method === 'getMe')).toHaveLength(1)
    expect(rig.waits).toEqual([750, 1500])
    expect(rig.channel.ready()).toBe(true)
  })

  it('stops at once in the middle of a long poll, when what is being stored is stored, and confirms it', async () => {
    const { fake } = await started('polling')
    const lan = fake.person('Lan')
    let storing = false
    rig.onInbound = () => {
      storing = true
      return new Promise((resolve) => setTimeout(resolve, 50))
    }
    fake.say(lan, lan, '1')
    await fake.until(() => storing)
    const begun = performance.now()
    await rig.channel.stop()
    expect(performance.now() - begun).toBeLessThan(1000)
    expect(heard(rig.inbox)).toEqual(['1'])
    await fake.settled(100)
    await rig.start()
    const again = performance.now()
    await rig.channel.stop()
    expect(performance.now() - again).toBeLessThan(1000)
  })

  it('stops at once in the middle of a wait', async () => {
    rig = await makeRig('polling', {
      sleep: (_ms, signal) => new Promise((resolve) => signal?.addEventListener('abort', () => resolve())),
    })
    rig.fake.revokeToken()
    await rig.start()
    await rig.fake.until(() => rig.log.length === 1)
    await rig.channel.stop()
    expect(rig.channel.ready()).toBe(false)
  })

  it('receives without a menu when the menu is refused', async () => {
    rig = await makeRig('polling')
    const lan = rig.fake.person('Lan')
    rig.fake.fail('setMyCommands', { code: 429, description: 'Too Many Requests', parameters: { retry_after: 900 } })
    await rig.start()
    rig.fake.say(lan, lan, '1')
    await rig.fake.settled()
    expect(rig.log).toMatchObject([{ level: 'warn', fields: { failure: 'throttled' } }])
  })
})

describe('webhook', () => {
  const body = Buffer.from(JSON.stringify({ update_id: 1, message: {} }))
  const header = 'x-telegram-bot-api-secret-token'

  it('is set with a secret, its own path and the kinds of update that are wanted', async () => {
    const { fake } = await started('webhook')
    expect(fake.webhook()).toMatchObject({ url: 'https://bao-cao.example/webhook/telegram', secret: WEBHOOK_SECRET })
    expect(fake.calls.find((c) => c.method === 'setWebhook')?.params['allowed_updates']).toEqual([
      'message',
      'edited_message',
      'callback_query',
      'my_chat_member',
    ])
  })

  it.each([
    ['without the secret', {}, body, 401],
    ['with a wrong one', { [header]: `${WEBHOOK_SECRET}x` }, body, 403],
    ['with two', { [header]: [WEBHOOK_SECRET, WEBHOOK_SECRET] }, body, 403],
    ['with a body that is no JSON', { [header]: WEBHOOK_SECRET }, Buffer.from('{'), 400],
    ['with a body that is no update', { [header]: WEBHOOK_SECRET }, Buffer.from('[]'), 400],
    ['with nothing for us', { [header]: WEBHOOK_SECRET }, body, 200],
  ])('answers a request %s', async (_name, headers, bytes, status) => {
    await started('webhook')
    expect(await rig.channel.webhook?.({ headers, body: bytes })).toEqual({ status })
    expect(rig.inbox).toEqual([])
  })

  it('asks for an update again until it is stored', async () => {
    const { fake } = await started('webhook')
    const lan = fake.person('Lan')
    let refusals = 2
    rig.onInbound = () => {
      if (refusals-- > 0) throw new Error('the disk is full')
    }
    fake.say(lan, lan, '1')
    await fake.settled()
    expect(fake.posts.map((p) => p.status)).toEqual([500, 500, 200])
    expect(heard(rig.inbox)).toEqual(['1'])
  })

  it('answers 503 before it is started and after it is stopped', async () => {
    rig = await makeRig('webhook')
    const request = { headers: { [header]: WEBHOOK_SECRET }, body }
    expect(await rig.channel.webhook?.(request)).toEqual({ status: 503 })
    await rig.start()
    await rig.channel.stop()
    expect(await rig.channel.webhook?.(request)).toEqual({ status: 503 })
  })

  it('is set as soon as Telegram can be reached', async () => {
    rig = await makeRig('webhook')
    rig.fake.fail('*', { code: 500, description: 'Internal' }, 2)
    await rig.start()
    expect(rig.channel.ready()).toBe(false)
    await rig.fake.until(() => rig.channel.ready())
    expect(rig.fake.webhook()?.secret).toBe(WEBHOOK_SECRET)
  })

  it('needs a secret and a URL, and takes nothing in polling mode', async () => {
    rig = await makeRig('polling')
    expect(() => rig.other({ mode: 'webhook', webhookSecret: new Secret('') })).toThrow(TypeError)
    expect(await rig.channel.webhook?.({ headers: { [header]: WEBHOOK_SECRET }, body })).toEqual({ status: 404 })
  })
})
