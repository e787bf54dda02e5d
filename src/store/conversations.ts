/** Where each interview stands, and which message asked what. */
import { period as toPeriod } from '../core/period.ts'
import { jsonOf } from './json.ts'
import { present } from './rows.ts'
import type { Sql, Tables } from './statements.ts'
import type {
  ConversationReads,
  ConversationRecord,
  ConversationWrites,
  NewConversation,
  NewPrompt,
  PromptRecord,
} from './store.ts'

function conversationOf(row: Tables['Conversation'] | undefined): ConversationRecord | undefined {
  return row && { ...present(row), period: toPeriod(row.period), state: jsonOf(row.state, 'state') }
}

/** What it asks with is only looked for. */
function promptOf(row: Tables['Prompt'] | undefined): PromptRecord | undefined {
  if (!row) return undefined
  const { asks: _, ...prompt } = row
  return present(prompt)
}

const BY_KEY = 'WHERE "chatId" = ? AND "period" = ? AND "unit" = ?'
const BY_ID = 'WHERE "id" = ?'
/** Within one millisecond, the one begun later. */
const WRITTEN_LAST = 'ORDER BY "updatedAt" DESC, "id" DESC LIMIT 1'
/** Prompts of a question whose message has not been changed in place to ask another one since. */
const SHOWING = `WHERE "conversationId" = ? AND "indicator" = ? AND "asks" = 1 AND NOT EXISTS (
  SELECT 1 FROM "Prompt" later
  WHERE later."chatId" = "Prompt"."chatId" AND later."messageId" = "Prompt"."messageId" AND later."id" > "Prompt"."id"
) ORDER BY "id" DESC LIMIT ?`
const NEWEST = 'ORDER BY "id" DESC LIMIT 1'

export function conversationReads(sql: Sql): ConversationReads {
  return {
    get: async (chatId, period, unit) => conversationOf(await sql.row('Conversation', BY_KEY, chatId, period, unit)),
    byId: async (id) => conversationOf(await sql.row('Conversation', BY_ID, id)),
    async newestOf(chatId, personId) {
      const row =
        personId === undefined
          ? sql.row('Conversation', `WHERE "chatId" = ? ${WRITTEN_LAST}`, chatId)
          : sql.row('Conversation', `WHERE "chatId" = ? AND "personId" = ? ${WRITTEN_LAST}`, chatId, personId)
      return conversationOf(await row)
    },
    async recentOf(chatId, most) {
      const rest = 'WHERE "chatId" = ? ORDER BY "updatedAt" DESC, "id" DESC LIMIT ?'
      return (await sql.rows('Conversation', rest, chatId, most)).flatMap((row) => conversationOf(row) ?? [])
    },
    async undecided(chatId) {
      const rest = `WHERE "state" LIKE '%"personal":%' AND ("chatId" = ? OR ? IS NULL) ORDER BY "id"`
      const rows = await sql.rows('Conversation', rest, chatId, chatId)
      return rows.flatMap((row) => conversationOf(row) ?? [])
    },
    promptById: async (id) => promptOf(await sql.row('Prompt', BY_ID, id)),
    async promptOfMessage(chatId, messageId) {
      return promptOf(await sql.row('Prompt', `WHERE "chatId" = ? AND "messageId" = ? ${NEWEST}`, chatId, messageId))
    },
    async newestCard(conversationId) {
      const rest = `WHERE "conversationId" = ? AND "asks" = 1 ${NEWEST}`
      return promptOf(await sql.row('Prompt', rest, conversationId))
    },
    async promptsOf(conversationId, indicator, most) {
      const rows = await sql.rows('Prompt', SHOWING, conversationId, indicator, most)
      return rows.flatMap((row) => promptOf(row) ?? [])
    },
  }
}

export function conversationWrites(sql: Sql): ConversationWrites {
  return {
    ...conversationReads(sql),
    put: (conversation) => put(sql, conversation),
    addPrompt: (prompt) => addPrompt(sql, prompt),
    async setMessageId(promptId, messageId) {
      await sql.run('UPDATE "Prompt" SET "messageId" = ? WHERE "id" = ?', messageId, promptId)
    },
  }
}

/** Not one `INSERT … ON CONFLICT`: that uses up an id each time, and most conversations are known. */
async function put(sql: Sql, conversation: NewConversation): Promise<number> {
  const { chatId, period, unit, state, personId, updatedAt } = conversation
  const said = [JSON.stringify(state), personId, updatedAt]
  const update = `UPDATE "Conversation" SET "state" = ?, "personId" = ?, "updatedAt" = ? ${BY_KEY} RETURNING "id"`
  const known = await sql.numberOr(update, ...said, chatId, period, unit)
  if (known !== undefined) return known
  const insert = `INSERT INTO "Conversation" ("state", "personId", "updatedAt", "chatId", "period", "unit")
    VALUES (?, ?, ?, ?, ?, ?)`
  return sql.insert(insert, ...said, chatId, period, unit)
}

async function addPrompt(sql: Sql, prompt: NewPrompt): Promise<number> {
  const { conversationId, chatId, indicator, messageId, asks = true, revision, createdAt } = prompt
  const insert = `INSERT INTO "Prompt" ("conversationId", "chatId", "indicator", "messageId", "asks", "revision", "createdAt")
    VALUES (?, ?, ?, ?, ?, ?, ?)`
  return sql.insert(insert, conversationId, chatId, indicator, messageId, asks ? 1 : 0, revision, createdAt)
}
