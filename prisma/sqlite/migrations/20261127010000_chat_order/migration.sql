-- AlterTable
ALTER TABLE "Chat" ADD COLUMN "lastOrder" INTEGER;
ALTER TABLE "Chat" ADD COLUMN "lastOrderAt" DATETIME;

-- CreateTable
CREATE TABLE "MessagePart" (
    "chatId" INTEGER NOT NULL,
    "messageId" TEXT NOT NULL,

    PRIMARY KEY ("chatId", "messageId"),
    CONSTRAINT "MessagePart_chatId_fkey" FOREIGN KEY ("chatId") REFERENCES "Chat" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
