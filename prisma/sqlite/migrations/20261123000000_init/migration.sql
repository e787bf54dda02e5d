-- CreateTable
CREATE TABLE "Chat" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "channel" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "movedTo" INTEGER,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Chat_movedTo_fkey" FOREIGN KEY ("movedTo") REFERENCES "Chat" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Person" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "channel" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Link" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "chatId" INTEGER,
    "personId" INTEGER,
    "unit" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdBy" INTEGER,
    "revokedAt" DATETIME,
    CONSTRAINT "Link_chatId_fkey" FOREIGN KEY ("chatId") REFERENCES "Chat" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Link_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Link_createdBy_fkey" FOREIGN KEY ("createdBy") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LinkCode" (
    "digest" TEXT NOT NULL PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdBy" INTEGER,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    "usedBy" INTEGER,
    CONSTRAINT "LinkCode_createdBy_fkey" FOREIGN KEY ("createdBy") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "LinkCode_usedBy_fkey" FOREIGN KEY ("usedBy") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PeriodRecord" (
    "period" TEXT NOT NULL PRIMARY KEY,
    "packVersion" TEXT NOT NULL,
    "openedAt" DATETIME NOT NULL,
    "lockedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Answer" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "period" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "indicator" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "value" TEXT,
    "typed" TEXT NOT NULL,
    "personId" INTEGER,
    "chatId" INTEGER,
    "messageId" TEXT,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Answer_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Answer_chatId_fkey" FOREIGN KEY ("chatId") REFERENCES "Chat" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Submission" (
    "period" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "submittedAt" DATETIME,
    "submittedBy" INTEGER,

    PRIMARY KEY ("period", "unit"),
    CONSTRAINT "Submission_submittedBy_fkey" FOREIGN KEY ("submittedBy") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Conversation" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "chatId" INTEGER NOT NULL,
    "period" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "personId" INTEGER,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Conversation_chatId_fkey" FOREIGN KEY ("chatId") REFERENCES "Chat" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Conversation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Prompt" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "conversationId" INTEGER NOT NULL,
    "chatId" INTEGER NOT NULL,
    "indicator" TEXT NOT NULL,
    "messageId" TEXT,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Prompt_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Prompt_chatId_fkey" FOREIGN KEY ("chatId") REFERENCES "Chat" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Inbox" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "channel" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "receivedAt" DATETIME NOT NULL,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "handledAt" DATETIME
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "chatId" INTEGER NOT NULL,
    "promptId" INTEGER,
    "payload" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "notBefore" DATETIME,
    "messageId" TEXT,
    "sentAt" DATETIME,
    CONSTRAINT "Outbox_chatId_fkey" FOREIGN KEY ("chatId") REFERENCES "Chat" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Outbox_promptId_fkey" FOREIGN KEY ("promptId") REFERENCES "Prompt" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LocalMessage" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "chat" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "choices" TEXT,
    "replyTo" INTEGER,
    "fileName" TEXT,
    "file" BLOB,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Audit" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL,
    "personId" INTEGER,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    CONSTRAINT "Audit_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateIndex
CREATE INDEX "Chat_movedTo_idx" ON "Chat"("movedTo");

-- CreateIndex
CREATE UNIQUE INDEX "Chat_channel_externalId_key" ON "Chat"("channel", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "Person_channel_externalId_key" ON "Person"("channel", "externalId");

-- CreateIndex
CREATE INDEX "Link_chatId_idx" ON "Link"("chatId");

-- CreateIndex
CREATE INDEX "Link_personId_idx" ON "Link"("personId");

-- CreateIndex
CREATE INDEX "Link_unit_idx" ON "Link"("unit");

-- CreateIndex
CREATE INDEX "Answer_unit_indicator_idx" ON "Answer"("unit", "indicator");

-- CreateIndex
CREATE INDEX "Answer_chatId_messageId_idx" ON "Answer"("chatId", "messageId");

-- CreateIndex
CREATE UNIQUE INDEX "Answer_period_unit_indicator_revision_key" ON "Answer"("period", "unit", "indicator", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "Conversation_chatId_period_unit_key" ON "Conversation"("chatId", "period", "unit");

-- CreateIndex
CREATE INDEX "Prompt_chatId_messageId_idx" ON "Prompt"("chatId", "messageId");

-- CreateIndex
CREATE INDEX "Prompt_conversationId_idx" ON "Prompt"("conversationId");

-- CreateIndex
CREATE INDEX "Inbox_status_id_idx" ON "Inbox"("status", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Inbox_channel_externalId_key" ON "Inbox"("channel", "externalId");

-- CreateIndex
CREATE INDEX "Outbox_status_id_idx" ON "Outbox"("status", "id");

-- CreateIndex
CREATE INDEX "Outbox_chatId_status_notBefore_idx" ON "Outbox"("chatId", "status", "notBefore");

-- CreateIndex
CREATE INDEX "Outbox_promptId_idx" ON "Outbox"("promptId");

-- CreateIndex
CREATE INDEX "LocalMessage_chat_id_idx" ON "LocalMessage"("chat", "id");
