/** Who holds which role for which unit, and the one-time codes that grant one. */
import type { ChannelName } from '../channels/channel.ts'
import { isRole, type Role } from '../core/access.ts'
import { WRONG_CODE } from '../core/link-tries.ts'
import { chatRecord } from './chats.ts'
import { StoredValueFault } from './faults.ts'
import { present } from './rows.ts'
import type { Access, Db } from './sqlite.ts'
import type { Sql, Tables } from './statements.ts'
import type { CodeUse, CodeUser, HeldLink, LinkReads, LinkRecord, LinkWrites, NewLink } from './store.ts'

function linkRecord({ revokedAt: _, role, ...row }: Tables['Link']): LinkRecord {
  return { ...present(row), role: roleOf(role) }
}

function roleOf(role: string): Role {
  if (!isRole(role)) throw new StoredValueFault('role')
  return role
}

/** More of them change nothing. */
const MOST_WRONG = 100

/** Links in force of a unit, of one role or of all. */
const OF_UNIT = `"unit" = ? AND ("role" = ? OR ? IS NULL) AND "revokedAt" IS NULL`

export function linkReads({ sql }: Access): LinkReads {
  return {
    async of({ chatId, personId }) {
      // A holder that is not asked for is null here, to which nothing is equal.
      const rest = 'WHERE ("chatId" = ? OR "personId" = ?) AND "revokedAt" IS NULL ORDER BY "id"'
      const rows = await sql.rows('Link', rest, chatId, personId)
      return rows.map(linkRecord)
    },
    async ofUnit(unit, role) {
      return (await sql.rows('Link', `WHERE ${OF_UNIT} ORDER BY "id"`, unit, role, role)).map(linkRecord)
    },
    async chatsOf(unit, role) {
      const rest = `WHERE "id" IN (SELECT "chatId" FROM "Link" WHERE ${OF_UNIT}) ORDER BY "id"`
      return (await sql.rows('Chat', rest, unit, role, role)).map(chatRecord)
    },
    async privateChatsOf(unit, role) {
      const rest = `WHERE "kind" = 'private' AND ("channel", "externalId") IN (SELECT p."channel", p."externalId"
        FROM "Person" p JOIN "Link" l ON l."personId" = p."id" WHERE ${OF_UNIT}) ORDER BY "id"`
      return (await sql.rows('Chat', rest, unit, role, role)).map(chatRecord)
    },
    async held(unit) {
      const rest = 'WHERE ("unit" = ? OR ? IS NULL) AND "revokedAt" IS NULL ORDER BY "unit", "role", "id"'
      return Promise.all((await sql.rows('Link', rest, unit, unit)).map((row) => withHolder(sql, linkRecord(row))))
    },
    async codesOpen(now) {
      return sql.number('SELECT count(*) FROM "LinkCode" WHERE "usedAt" IS NULL AND "expiresAt" > ?', now)
    },
    async wrongCodes({ chatId, personId }, since) {
      const whose = `("personId" = ? OR "subject" = ?)`
      const rest = `WHERE "action" = ? AND "at" > ? AND ${whose} AND "detail" = ? ORDER BY "at" DESC LIMIT ?`
      const chat = chatId === undefined ? undefined : `chat:${chatId}`
      const values = [WRONG_CODE.action, since, personId, chat, JSON.stringify(WRONG_CODE.detail), MOST_WRONG]
      return (await sql.rows('Audit', rest, ...values)).map(({ at }) => at)
    },
  }
}

export function linkWrites(access: Access): LinkWrites {
  const { db, sql } = access
  return {
    ...linkReads(access),
    add: (link) => addLink(db, link),
    async revoke(id, now) {
      const { count } = await db.link.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } })
      return count === 1
    },
    async addCode(code) {
      await db.linkCode.create({ data: code, select: { digest: true } })
    },
    useCode: (digest, now, by) => useCode(db, digest, now, by),
    endCodes: (now) =>
      sql.run('UPDATE "LinkCode" SET "expiresAt" = ? WHERE "usedAt" IS NULL AND "expiresAt" > ?', now, now),
  }
}

async function withHolder(sql: Sql, link: LinkRecord): Promise<HeldLink> {
  const { chatId, personId } = link
  const chat = chatId === undefined ? undefined : await sql.row('Chat', 'WHERE "id" = ?', chatId)
  const person = chat ? undefined : await sql.row('Person', 'WHERE "id" = ?', personId)
  const row = chat ? { ...chat, name: chat.title } : person
  if (!row) throw new StoredValueFault('holder')
  // Written from a ChannelName alone.
  return { ...link, holder: { channel: row.channel as ChannelName, externalId: row.externalId, name: row.name } }
}

async function addLink(db: Db, { chatId, personId, unit, role, ...made }: NewLink): Promise<number> {
  const held = { chatId: chatId ?? null, personId: personId ?? null, unit, role }
  const known = await db.link.findFirst({ where: { ...held, revokedAt: null }, select: { id: true } })
  if (known) return known.id
  return (await db.link.create({ data: { ...held, ...made }, select: { id: true } })).id
}

/** The claim tests the state that it consumes, so that it holds on any engine and between processes. */
async function useCode(db: Db, digest: string, now: Date, { personId, chatId }: CodeUser): Promise<CodeUse> {
  const here = [{ chatId: null }, ...(chatId === undefined ? [] : [{ chatId }])]
  const where = { digest, usedAt: null, expiresAt: { gt: now }, OR: here }
  const { count } = await db.linkCode.updateMany({ where, data: { usedAt: now, usedBy: personId ?? null } })
  const code = await db.linkCode.findUnique({ where: { digest } })
  if (!code) return { outcome: 'unknown' }
  if (count === 1) return { outcome: 'ok', unit: code.unit, role: roleOf(code.role) }
  if (code.usedAt !== null) return { outcome: 'used' }
  return { outcome: code.expiresAt <= now ? 'expired' : 'elsewhere' }
}
