import { describe, expect, it } from 'vitest'
import { createWriter } from '../../src/store/writer.ts'

/** Records what is asked of the database, and fails on demand. */
function scene(failing: (sql: string, count: number) => boolean = () => false) {
  const said: string[] = []
  const writer = createWriter((sql) => {
    said.push(sql)
    const count = said.filter((s) => s === sql).length
    return failing(sql, count) ? Promise.reject(new Error(`${sql} failed`)) : Promise.resolve()
  })
  return { said, writer, count: (sql: string) => said.filter((s) => s === sql).length }
}

describe('the writer', () => {
  it('commits works that wait together with one flush, each in a savepoint', async () => {
    const { said, writer, count } = scene()
    await Promise.all([writer.write(() => Promise.resolve(1)), writer.write(() => Promise.resolve(2))])
    expect(said[0]).toBe('BEGIN IMMEDIATE')
    expect(said.at(-1)).toBe('COMMIT')
    expect([count('COMMIT'), count('SAVEPOINT work'), count('RELEASE work')]).toEqual([1, 2, 2])
  })

  it('never runs two works at once', async () => {
    const { writer } = scene()
    let running = 0
    const work = async () => {
      running++
      expect(running).toBe(1)
      await new Promise((done) => setImmediate(done))
      running--
    }
    await Promise.all(Array.from({ length: 100 }, () => writer.write(work)))
  })

  it('rolls back only the work that fails', async () => {
    const { said, writer } = scene()
    const outcomes = await Promise.allSettled([
      writer.write(() => Promise.resolve('a')),
      writer.write(() => Promise.reject(new Error('b'))),
      writer.write(() => Promise.resolve('c')),
    ])
    expect(outcomes.map((o) => o.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(said.filter((s) => s === 'ROLLBACK TO work')).toHaveLength(1)
    expect(said).not.toContain('ROLLBACK')
  })

  it('runs what stands alone between two transactions, and goes on when it fails', async () => {
    const { said, writer } = scene()
    const alone = async (text: string) => {
      said.push(text)
      return Promise.reject(new Error('busy'))
    }
    const all = [
      writer.write(() => Promise.resolve()),
      writer.alone(() => alone('VACUUM')),
      writer.write(() => Promise.resolve()),
    ]
    expect((await Promise.allSettled(all)).map((o) => o.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    const open = said.slice(0, said.indexOf('VACUUM')).filter((sql) => /BEGIN|COMMIT/.test(sql))
    expect(open.length % 2).toBe(0)
    await writer.close()
    await expect(writer.alone(() => Promise.resolve())).rejects.toThrow('closed')
  })

  it('tells nobody before the commit', async () => {
    const { said, writer } = scene()
    const told: string[] = []
    const note = () => told.push(said.at(-1) ?? '')
    await Promise.all([
      writer.write(() => Promise.resolve()).then(note),
      writer.write(() => Promise.resolve()).then(note),
    ])
    expect(told).toEqual(['COMMIT', 'COMMIT'])
  })

  it('fails all works of a commit that fails, and goes on with the next', async () => {
    const { writer } = scene((sql, count) => sql === 'COMMIT' && count === 1)
    const together = await Promise.allSettled([
      writer.write(() => Promise.resolve()),
      writer.write(() => Promise.resolve()),
    ])
    expect(together.map((o) => o.status)).toEqual(['rejected', 'rejected'])
    await expect(writer.write(() => Promise.resolve('on'))).resolves.toBe('on')
  })

  it('fails all works when a savepoint is gone, as after a full disk', async () => {
    const { said, writer } = scene((sql) => sql === 'ROLLBACK TO work')
    const all = [() => Promise.resolve(1), () => Promise.reject(new Error('full')), () => Promise.resolve(3)]
    const outcomes = await Promise.allSettled(all.map((work) => writer.write(work)))
    expect(outcomes.map((o) => o.status)).toEqual(['rejected', 'rejected', 'fulfilled'])
    expect(said).toContain('ROLLBACK')
  })

  it('fails one work at a time when the database is locked by another program', async () => {
    const { writer } = scene((sql, count) => sql === 'BEGIN IMMEDIATE' && count === 1)
    const outcomes = await Promise.allSettled([
      writer.write(() => Promise.resolve(1)),
      writer.write(() => Promise.resolve(2)),
    ])
    expect(outcomes.map((o) => o.status)).toEqual(['rejected', 'fulfilled'])
  })

  it('lets others have their turn between commits, however fast writes cause writes', async () => {
    const { writer } = scene()
    let turns = 0
    let going = true
    const others = setInterval(() => turns++, 1)
    setTimeout(() => (going = false), 60)
    const lane = async () => {
      for (let n = 0; going && n < 1_000_000; n++) await writer.write(() => Promise.resolve())
    }
    await Promise.all([lane(), lane()])
    clearInterval(others)
    expect(going).toBe(false)
    expect(turns).toBeGreaterThan(1)
  })

  it('finishes what was begun when it closes, and takes nothing more', async () => {
    const { writer, count } = scene()
    const late = Array.from({ length: 200 }, (_, i) => writer.write(() => Promise.resolve(i)))
    await writer.close()
    expect(await Promise.all(late)).toHaveLength(200)
    expect(count('COMMIT')).toBeGreaterThan(1) // no endless transaction
    await expect(writer.write(() => Promise.resolve())).rejects.toMatchObject({ name: 'StoreClosed' })
  })
})
