-- AlterTable
ALTER TABLE "Prompt" ADD COLUMN     "asks" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "Extension" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "period" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "deadline" TEXT NOT NULL,
    "grantedAt" DATETIME NOT NULL,
    "grantedBy" INTEGER,
    CONSTRAINT "Extension_grantedBy_fkey" FOREIGN KEY ("grantedBy") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Mute" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "period" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "muted" BOOLEAN NOT NULL,
    "at" DATETIME NOT NULL,
    "personId" INTEGER,
    CONSTRAINT "Mute_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Reminder" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "period" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "deadline" TEXT NOT NULL,
    "dueAt" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Carried" (
    "reminderId" INTEGER NOT NULL,
    "outboxId" INTEGER NOT NULL,

    PRIMARY KEY ("reminderId", "outboxId"),
    CONSTRAINT "Carried_reminderId_fkey" FOREIGN KEY ("reminderId") REFERENCES "Reminder" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Carried_outboxId_fkey" FOREIGN KEY ("outboxId") REFERENCES "Outbox" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Digest" (
    "chatId" INTEGER NOT NULL,
    "period" TEXT NOT NULL,
    "outboxId" INTEGER NOT NULL,
    "shown" TEXT NOT NULL,

    PRIMARY KEY ("chatId", "period"),
    CONSTRAINT "Digest_chatId_fkey" FOREIGN KEY ("chatId") REFERENCES "Chat" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Digest_outboxId_fkey" FOREIGN KEY ("outboxId") REFERENCES "Outbox" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Outbox" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "chatId" INTEGER NOT NULL,
    "promptId" INTEGER,
    "payload" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "notBefore" DATETIME,
    "urgency" TEXT NOT NULL DEFAULT 'urgent',
    "startedAt" DATETIME,
    "messageId" TEXT,
    "sentAt" DATETIME,
    CONSTRAINT "Outbox_chatId_fkey" FOREIGN KEY ("chatId") REFERENCES "Chat" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Outbox_promptId_fkey" FOREIGN KEY ("promptId") REFERENCES "Prompt" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Outbox" ("attempts", "chatId", "createdAt", "error", "id", "messageId", "notBefore", "payload", "promptId", "sentAt", "status") SELECT "attempts", "chatId", "createdAt", "error", "id", "messageId", "notBefore", "payload", "promptId", "sentAt", "status" FROM "Outbox";
DROP TABLE "Outbox";
ALTER TABLE "new_Outbox" RENAME TO "Outbox";
CREATE INDEX "Outbox_status_id_idx" ON "Outbox"("status", "id");
CREATE INDEX "Outbox_chatId_status_notBefore_idx" ON "Outbox"("chatId", "status", "notBefore");
CREATE INDEX "Outbox_promptId_idx" ON "Outbox"("promptId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Extension_period_unit_idx" ON "Extension"("period", "unit");

-- CreateIndex
CREATE INDEX "Mute_period_unit_idx" ON "Mute"("period", "unit");

-- CreateIndex
CREATE INDEX "Reminder_outcome_dueAt_idx" ON "Reminder"("outcome", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Reminder_period_unit_step_audience_deadline_key" ON "Reminder"("period", "unit", "step", "audience", "deadline");

-- CreateIndex
CREATE INDEX "Carried_outboxId_idx" ON "Carried"("outboxId");
