/**
 * The tokens of one account. Every change tests the state that it starts from, so that of several processes one alone
 * exchanges a refresh token, and nobody overwrites a grant that an administrator has just given.
 */
import type { GrantRecord, Grants } from './platform.ts'
import { present } from './rows.ts'
import type { Sql, Tables } from './statements.ts'
import type { Writer } from './writer.ts'

const OF = '"account" = ? AND "refreshToken" = ?'

export function grantsOf(account: string, reading: Sql, sql: Sql, { write }: Pick<Writer, 'write'>): Grants {
  const change = (set: string, token: string, ...values: readonly (string | Date)[]) =>
    write(() => sql.run(`UPDATE "Grant" SET ${set} WHERE ${OF}`, ...values, account, token))
  return {
    async get() {
      const row = await reading.row('Grant', 'WHERE "account" = ?', account)
      return row && grantRecord(row)
    },
    async claim(refreshToken, now, evenIfSince) {
      const free = '("refreshingSince" IS NULL AND "refusedAt" IS NULL)'
      const taken = '"refreshingSince" = ? OR ("refreshingSince" IS NULL AND "refusedAt" = ?)'
      const set = '"refreshingSince" = ?, "refusedAt" = NULL, "refusal" = NULL'
      const update = `UPDATE "Grant" SET ${set} WHERE ${OF} AND (${free} OR ${taken})`
      return (await write(() => sql.run(update, now, account, refreshToken, evenIfSince, evenIfSince))) === 1
    },
    async release(refreshToken) {
      await change('"refreshingSince" = NULL', refreshToken)
    },
    async renew(refreshToken, pair) {
      const set = `"accessToken" = ?, "accessEndsAt" = ?, "refreshToken" = ?, "obtainedAt" = ?, ${CLEAN}`
      const { accessToken, accessEndsAt, obtainedAt } = pair
      return (await change(set, refreshToken, accessToken, accessEndsAt, pair.refreshToken, obtainedAt)) === 1
    },
    async refuse(refreshToken, now, why) {
      await change('"refreshingSince" = NULL, "refusedAt" = ?, "refusal" = ?', refreshToken, now, why)
    },
    async adopt({ accessToken, accessEndsAt, refreshToken, obtainedAt, seed }) {
      const insert = `INSERT INTO "Grant"
        ("account", "accessToken", "accessEndsAt", "refreshToken", "obtainedAt", "seed") VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT ("account") DO UPDATE SET "accessToken" = excluded."accessToken",
        "accessEndsAt" = excluded."accessEndsAt", "refreshToken" = excluded."refreshToken",
        "obtainedAt" = excluded."obtainedAt", "seed" = coalesce(excluded."seed", "seed"), ${CLEAN}`
      await write(() => sql.run(insert, account, accessToken, accessEndsAt, refreshToken, obtainedAt, seed))
    },
  }
}

const CLEAN = '"refreshingSince" = NULL, "refusedAt" = NULL, "refusal" = NULL'

function grantRecord({ account: _, ...row }: Tables['Grant']): GrantRecord {
  return present(row)
}
