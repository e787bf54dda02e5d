// Telegram may deliver several updates of one chat at a time, and a later one is through before an earlier one.
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { heard, makeRig, type Rig } from './rig.ts'

let rig: Rig | undefined

afterEach(async () => {
  await rig?.stop()
  expect(rig?.fake.violations).toEqual([])
})

it('ten texts at once come in the order in which they were written', async () => {
  rig = await makeRig('webhook', {}, { sideBySide: true })
  await rig.start()
  expect(rig.fake.webhook()?.connections).toBe(1)
  const lan = rig.fake.person('Lan')
  // The first of them take longest to store.
  let left = 10
  rig.onInbound = () => wait(3 * left--)
  for (let i = 1; i <= 10; i++) rig.fake.say(lan, lan, String(i))
  await rig.fake.settled()
  expect(heard(rig.inbox)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'])
})

it('the number of a text tells its place among them', async () => {
  rig = await makeRig('polling')
  await rig.start()
  const lan = rig.fake.person('Lan')
  const ids = ['1', '2', '3'].map((text) => rig?.fake.say(lan, lan, text))
  await rig.fake.settled()
  expect(rig.inbox.map((i) => ('order' in i ? String(i.order) : ''))).toEqual(ids)
})
