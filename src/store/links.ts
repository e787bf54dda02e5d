/** Who holds which role for which unit, and the one-time codes that grant one. */
import { isRole, type Role } from '../core/access.ts'
import { chatRecord } from './chats.ts'
import { StoredValueFault } from './faults.ts'
import { present } from './rows.ts'
import type { Access, Db } from './sqlite.ts'
import type { Tables } from './statements.ts'
import type { CodeUse, LinkReads, LinkRecord, LinkWrites, NewLink } from './store.ts'

function linkRecord({ revokedAt: _, role, ...row }: Tables['Link']): LinkRecord {
  return { ...present(row), role: roleOf(role) }
}

function roleOf(role: string): Role {
  if (!isRole(role)) throw new StoredValueFault('role')
  return role
}

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
    async unitsWith(role) {
      const rows = await sql.rows('Link', 'WHERE "role" = ? AND "revokedAt" IS NULL ORDER BY "id"', role)
      return [...new Set(rows.map((row) => row.unit))]
    },
  }
}

export function linkWrites(access: Access): LinkWrites {
  const { db } = access
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
    useCode: (digest, now, usedBy) => useCode(db, digest, now, usedBy),
  }
}

async function addLink(db: Db, { chatId, personId, unit, role, ...made }: NewLink): Promise<number> {
  const held = { chatId: chatId ?? null, personId: personId ?? null, unit, role }
  const known = await db.link.findFirst({ where: { ...held, revokedAt: null }, select: { id: true } })
  if (known) return known.id
  return (await db.link.create({ data: { ...held, ...made }, select: { id: true } })).id
}

/** The claim tests the state that it consumes, so that it holds on any engine and between processes. */
async function useCode(db: Db, digest: string, now: Date, usedBy: number | undefined): Promise<CodeUse> {
  const where = { digest, usedAt: null, expiresAt: { gt: now } }
  const { count } = await db.linkCode.updateMany({ where, data: { usedAt: now, usedBy: usedBy ?? null } })
  const code = await db.linkCode.findUnique({ where: { digest } })
  if (!code) return { outcome: 'unknown' }
  if (count === 1) return { outcome: 'ok', unit: code.unit, role: roleOf(code.role) }
  return { outcome: code.usedAt === null ? 'expired' : 'used' }
}
