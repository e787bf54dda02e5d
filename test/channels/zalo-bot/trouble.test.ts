// What goes wrong with Zalo while receiving: nothing of it ends the channel, loses an event that came or tells the token.
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

async function started(mode: Mode, ...more: [options?: object, fakeOptions?: object]): Promise<Rig> {
  rig = await makeRig(mode, ...more)
  await rig.start()
  return rig
}

const callsOf = (method: string): number => rig.fake.calls.filter((c) => c.method === method).length

describe('polling', () => {
  it('takes away a webhook that is in its way', async () => {
    const { fake } = await started('polling')
    await fake.until(() => callsOf('deleteWebhook') === 1)
    await fetch(`${fake.apiBase}/bot${fake.token}/setWebhook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ url: 'https://elsewhere.example/', secret_token: 'of-somebody-else' }),
    })
    await fake.until(() => fake.webhook() === undefined)
    fake.say(fake.person('Lan'), '1')
    await fake.until(() => rig.inbox.length === 1)
  })

  it.each([false, true])(
    'says once that the token is refused, and goes on when it is good (in a 200: %s)',
    async (refusalsIn200) => {
      rig = await makeRig('polling', {}, { refusalsIn200 })
      const { fake } = rig
      const lan = fake.person('Lan')
      fake.revokeToken()
      await rig.start()
      await fake.until(() => rig.waits.length > 2)
      expect(rig.channel.ready()).toBe(false)
      expect(rig.waits[0]).toBe(60_000)
      expect(rig.log).toMatchObject([
        {
          level: 'error',
          fields: { failure: 'bad-credentials', call: 'getMe: 401 unauthorized' },
          message: 'Zalo refuses the token: see ZALO_BOT_TOKEN',
        },
      ])
      fake.restoreToken()
      fake.say(lan, '1')
      await fake.settled()
      expect(rig.channel.ready()).toBe(true)
      expect(heard(rig.inbox)).toEqual(['1'])
    },
  )

  it('starts while Zalo cannot be reached', async () => {
    rig = await makeRig('polling')
    rig.fake.fail('*', 'drop-before', 3)
    await rig.start()
    await rig.fake.until(() => rig.channel.ready())
    expect(rig.waits.slice(0, 3)).toEqual([750, 1500, 3000])
    expect(rig.log.map((l) => l.level)).toEqual(['warn', 'info'])
  })

  it.each([
    ['a 502', { code: 502, description: 'Bad Gateway' }, 750],
    ['a 403', { code: 403, description: 'Internal server error' }, 750],
    ['a 404', { code: 404, description: 'Not found' }, 750],
    ['a 429', { code: 429, description: 'Quota exceeded' }, 60_000],
    ['a page that is no JSON', 'garbage', 750],
    ['a connection that breaks before anything was asked', 'drop-before', 750],
  ] as const)('survives %s', async (_name, what, wait) => {
    const { fake } = await started('polling')
    const lan = fake.person('Lan')
    fake.fail('getUpdates', what)
    for (const text of ['1', '2', '3']) fake.say(lan, text)
    await fake.until(() => rig.waits.length > 0)
    await fake.settled()
    expect(heard(rig.inbox)).toEqual(['1', '2', '3'])
    expect(rig.waits[0]).toBe(wait)
  })

  it('loses no more than the one event whose answer broke off', async () => {
    const { fake } = await started('polling')
    const lan = fake.person('Lan')
    fake.say(lan, '0')
    await fake.settled()
    fake.fail('getUpdates', 'drop-after')
    for (const text of ['1', '2', '3', '4']) fake.say(lan, text)
    await fake.until(() => rig.waits.includes(750))
    await fake.settled()
    expect(heard(rig.inbox)).toHaveLength(4)
  })

  it.each([false, true])(
    'is well when there is nothing for a long time (as a status: %s)',
    async (polling408AsStatus) => {
      rig = await makeRig('polling', {}, { polling408AsStatus })
      rig.fake.fail('getUpdates', { code: 408, description: 'Request timeout' }, 5)
      await rig.start()
      await rig.fake.until(() => callsOf('getUpdates') >= 5)
      expect(callsOf('getMe')).toBe(1)
      expect(rig.channel.ready()).toBe(true)
      // Told so at once, it does not ask again at once.
      expect(new Set(rig.waits)).toEqual(new Set([1000]))
      expect(rig.log).toEqual([])
    },
  )

  it('does not greet Zalo anew for a fault of the inbox, and asks for nothing before it is mended', async () => {
    const { fake } = await started('polling')
    const lan = fake.person('Lan')
    let refusals = 2
    rig.onInbound = () => {
      if (refusals-- <= 0) return
      expect(fake.pending()).toBeGreaterThan(0)
      throw new Error('the disk is full')
    }
    fake.say(lan, '1')
    fake.say(lan, '2')
    await fake.settled()
    expect(callsOf('getMe')).toBe(1)
    expect(rig.waits).toEqual([750, 1500])
    expect(heard(rig.inbox)).toEqual(['1', '2'])
    expect(rig.channel.ready()).toBe(true)
  })

  it('asks for the next event only when a slow inbox has stored the one before', async () => {
    const { fake } = await started('polling')
    const lan = fake.person('Lan')
    let storing = 0
    rig.onInbound = async () => {
      storing += 1
      expect(storing).toBe(1)
      await new Promise((resolve) => setTimeout(resolve, 20))
      storing -= 1
    }
    for (let i = 0; i < 5; i += 1) fake.say(lan, `${i}`)
    await fake.settled()
    expect(heard(rig.inbox)).toEqual(['0', '1', '2', '3', '4'])
  })

  it('keeps for the next start what could not be stored, and says so', async () => {
    const { fake } = await started('polling')
    rig.onInbound = () => {
      throw new Error('the disk is full')
    }
    fake.say(fake.person('Lan'), '1')
    await fake.until(() => rig.waits.length > 0)
    await rig.channel.stop()
    expect(rig.log.at(-1)).toMatchObject({ level: 'error', fields: { events: 1 } })
    rig.onInbound = () => undefined
    await rig.start()
    await fake.until(() => rig.inbox.length === 1)
    expect(heard(rig.inbox)).toEqual(['1'])
  })

  it('stops at once in the middle of a long poll, when what is being stored is stored', async () => {
    const { fake } = await started('polling')
    let storing = false
    rig.onInbound = () => {
      storing = true
      return new Promise((resolve) => setTimeout(resolve, 50))
    }
    fake.say(fake.person('Lan'), '1')
    await fake.until(() => storing)
    const begun = performance.now()
    await rig.channel.stop()
    expect(heard(rig.inbox)).toEqual(['1'])
    await rig.start()
    await rig.channel.stop()
    expect(performance.now() - begun).toBeLessThan(1000)
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
    await expect(rig.start().then(() => rig.start())).rejects.toThrow('already started')
  })
})

describe('webhook', () => {
  const event = { event_name: 'message.text.received', message: {} }
  const body = Buffer.from(JSON.stringify({ ok: true, result: event }))
  const header = 'x-bot-api-secret-token'

  it('is set with a secret and its own path', async () => {
    const { fake } = await started('webhook')
    expect(fake.webhook()).toEqual({ url: 'https://bao-cao.example/webhook/zalo-bot', secret: WEBHOOK_SECRET })
    expect(callsOf('getUpdates')).toBe(0)
  })

  it.each([
    ['without the secret', {}, body, 401],
    ['with a wrong one', { [header]: `${WEBHOOK_SECRET}x` }, body, 403],
    ['with two', { [header]: [WEBHOOK_SECRET, WEBHOOK_SECRET] }, body, 403],
    ['with a body that is no JSON', { [header]: WEBHOOK_SECRET }, Buffer.from('{'), 400],
    ['with a body that is no object', { [header]: WEBHOOK_SECRET }, Buffer.from('[]'), 400],
    ['with nothing for us', { [header]: WEBHOOK_SECRET }, body, 200],
    ['that only tries whether we are there', { [header]: WEBHOOK_SECRET }, Buffer.from('{"ok":true}'), 200],
  ])('answers a request %s', async (_name, headers, bytes, status) => {
    await started('webhook')
    expect(await rig.channel.webhook?.({ headers, body: bytes })).toEqual({ status })
    expect(rig.inbox).toEqual([])
  })

  it('answers 200 only when the event is stored', async () => {
    const { fake } = await started('webhook')
    let refusals = 2
    rig.onInbound = () => {
      if (refusals-- > 0) throw new Error('the disk is full')
    }
    fake.say(fake.person('Lan'), '1')
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

  it('waits at its end until what came is stored', async () => {
    const { fake } = await started('webhook')
    let storing = false
    rig.onInbound = () => {
      storing = true
      return new Promise((resolve) => setTimeout(resolve, 50))
    }
    fake.say(fake.person('Lan'), '1')
    await fake.until(() => storing)
    await rig.channel.stop()
    expect(heard(rig.inbox)).toEqual(['1'])
  })

  it('is set as soon as Zalo can be reached, and takes events before', async () => {
    rig = await makeRig('webhook')
    rig.fake.fail('*', { code: 500, description: 'Internal' }, 2)
    await rig.start()
    expect(rig.channel.ready()).toBe(false)
    const request = { headers: { [header]: WEBHOOK_SECRET }, body }
    expect(await rig.channel.webhook?.(request)).toEqual({ status: 200 })
    await rig.fake.until(() => rig.channel.ready())
    expect(rig.fake.webhook()?.secret).toBe(WEBHOOK_SECRET)
  })

  it('says when Zalo has tried it and found nobody', async () => {
    await started('webhook', {}, { verification: { ok: false, outcome: 'timeout', status_code: 502, hint: 'x' } })
    await rig.fake.until(() => rig.channel.ready())
    expect(rig.log).toMatchObject([{ level: 'warn', fields: { status: 502 } }])
  })

  it('needs a secret and a URL, and takes nothing in polling mode', async () => {
    rig = await makeRig('polling')
    await expect(makeRig('webhook', { webhookSecret: new Secret('') })).rejects.toThrow(TypeError)
    expect(await rig.channel.webhook?.({ headers: { [header]: WEBHOOK_SECRET }, body })).toEqual({ status: 404 })
  })
})
