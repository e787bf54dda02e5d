-- CreateTable
CREATE TABLE "Flood" (
    "chatId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "refused" INTEGER NOT NULL,

    PRIMARY KEY ("chatId", "personId"),
    CONSTRAINT "Flood_chatId_fkey" FOREIGN KEY ("chatId") REFERENCES "Chat" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Flood_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
