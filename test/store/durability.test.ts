import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { answerOf, tempFolder, tempStore } from './temp-store.ts'

/** On each of two databases at once. */
const KILLS = 10
const LOOP = new URL('./write-loop.ts', import.meta.url)

describe('what was acknowledged', () => {
  it('survives eight writers of which some roll back, while others read', async () => {
    const store = await tempStore()
    const acknowledged: string[] = []
    const writer = async (w: number) => {
      for (let n = 0; n < 40; n++) {
        const indicator = `w${w}_${n}`
        const work = store.write(async (tx) => {
          await tx.answers.record(answerOf({ indicator }))
          await tx.answers.inForce({ indicators: [indicator] })
          if ((n + w) % 3 === 0) throw new Error('on purpose')
        })
        const done = await work.then(
          () => true,
          (fault: unknown) => String(fault).includes('on purpose') && false,
        )
        if (done) acknowledged.push(indicator)
        await store.answers.inForce({ indicators: [indicator] })
      }
    }
    await Promise.all(Array.from({ length: 8 }, (_, w) => writer(w)))
    const kept = (await store.answers.inForce({})).map((a) => a.indicator)
    expect(acknowledged.length).toBeGreaterThan(200)
    expect(kept.sort()).toEqual(acknowledged.sort())
  })

  it(`is there after kill -9, ${KILLS * 2} times over`, { timeout: 120_000 }, async () => {
    const env = { ...process.env, NODE_COMPILE_CACHE: await tempFolder() }
    const lanes = await Promise.all([surviveKills(KILLS, env), surviveKills(KILLS, env)])
    for (const { acknowledged, kept } of lanes) {
      expect(acknowledged.size).toBeGreaterThanOrEqual(KILLS)
      expect([...acknowledged].filter((indicator) => !kept.has(indicator))).toEqual([])
    }
  })
})

/** Kills a program in its write loop, again and again on one database, then reads what that holds. */
async function surviveKills(
  kills: number,
  env: NodeJS.ProcessEnv,
): Promise<{ acknowledged: Set<string>; kept: Set<string> }> {
  const url = `file:${join(await tempFolder(), 'test.db')}`
  const acknowledged = new Set<string>()
  for (let kill = 0; kill < kills; kill++) {
    const child = fork(LOOP, [url, '4'], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    const begun = new Promise((resolve, reject) => {
      child.once('exit', () => reject(new Error('the program ended by itself')))
      child.on('message', (message: string) => message !== 'open' && resolve(acknowledged.add(message)))
    })
    await begun
    await new Promise((done) => setTimeout(done, (kill * 37) % 90))
    child.kill('SIGKILL')
    await once(child, 'close')
  }
  const store = await openStore(url, { exclusive: true })
  const kept = new Set((await store.answers.inForce({})).map((a) => a.indicator))
  await store.close()
  return { acknowledged, kept }
}
