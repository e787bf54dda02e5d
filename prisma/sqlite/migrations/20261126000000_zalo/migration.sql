-- AlterTable
ALTER TABLE "Chat" ADD COLUMN "heardAt" DATETIME;

-- CreateTable
CREATE TABLE "Offer" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "chatId" INTEGER NOT NULL,
    "personId" INTEGER,
    "outboxId" INTEGER NOT NULL,
    "choices" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Offer_chatId_fkey" FOREIGN KEY ("chatId") REFERENCES "Chat" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Offer_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Offer_outboxId_fkey" FOREIGN KEY ("outboxId") REFERENCES "Outbox" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PaidSend" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "channel" TEXT NOT NULL,
    "outboxId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "PaidSend_outboxId_fkey" FOREIGN KEY ("outboxId") REFERENCES "Outbox" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Download" (
    "digest" TEXT NOT NULL PRIMARY KEY,
    "period" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "chatId" INTEGER NOT NULL,
    "personId" INTEGER,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    CONSTRAINT "Download_chatId_fkey" FOREIGN KEY ("chatId") REFERENCES "Chat" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Download_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Grant" (
    "account" TEXT NOT NULL PRIMARY KEY,
    "accessToken" TEXT,
    "accessEndsAt" DATETIME,
    "refreshToken" TEXT NOT NULL,
    "obtainedAt" DATETIME NOT NULL,
    "refreshingSince" DATETIME,
    "refusedAt" DATETIME,
    "refusal" TEXT,
    "seed" TEXT
);

-- CreateIndex
CREATE UNIQUE INDEX "Offer_outboxId_key" ON "Offer"("outboxId");

-- CreateIndex
CREATE INDEX "Offer_chatId_id_idx" ON "Offer"("chatId", "id");

-- CreateIndex
CREATE INDEX "PaidSend_channel_at_idx" ON "PaidSend"("channel", "at");


