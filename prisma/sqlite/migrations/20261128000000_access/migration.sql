-- AlterTable
ALTER TABLE "LinkCode" ADD COLUMN "chatId" INTEGER REFERENCES "Chat" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "Audit_action_at_idx" ON "Audit"("action", "at");

-- Chats that write as themselves (Telegram's sender_chat) are told from people, whose numbers are others.
UPDATE "Person" SET "externalId" = 'chat:' || "externalId" WHERE "channel" = 'telegram' AND "externalId" LIKE '-%';
