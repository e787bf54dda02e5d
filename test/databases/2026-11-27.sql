CREATE TABLE "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
);
CREATE TABLE "Chat" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "channel" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "movedTo" INTEGER,
    "createdAt" DATETIME NOT NULL, "heardAt" DATETIME, "lastOrder" INTEGER, "lastOrderAt" DATETIME,
    CONSTRAINT "Chat_movedTo_fkey" FOREIGN KEY ("movedTo") REFERENCES "Chat" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE TABLE "Person" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "channel" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);
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
CREATE TABLE "PeriodRecord" (
    "period" TEXT NOT NULL PRIMARY KEY,
    "packVersion" TEXT NOT NULL,
    "openedAt" DATETIME NOT NULL,
    "lockedAt" DATETIME
);
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
CREATE TABLE "Prompt" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "conversationId" INTEGER NOT NULL,
    "chatId" INTEGER NOT NULL,
    "indicator" TEXT NOT NULL,
    "messageId" TEXT,
    "createdAt" DATETIME NOT NULL, "asks" BOOLEAN NOT NULL DEFAULT true, "revision" INTEGER,
    CONSTRAINT "Prompt_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Prompt_chatId_fkey" FOREIGN KEY ("chatId") REFERENCES "Chat" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
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
CREATE TABLE "Audit" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL,
    "personId" INTEGER,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    CONSTRAINT "Audit_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);
CREATE INDEX "Chat_movedTo_idx" ON "Chat"("movedTo");
CREATE UNIQUE INDEX "Chat_channel_externalId_key" ON "Chat"("channel", "externalId");
CREATE UNIQUE INDEX "Person_channel_externalId_key" ON "Person"("channel", "externalId");
CREATE INDEX "Link_chatId_idx" ON "Link"("chatId");
CREATE INDEX "Link_personId_idx" ON "Link"("personId");
CREATE INDEX "Link_unit_idx" ON "Link"("unit");
CREATE INDEX "Answer_unit_indicator_idx" ON "Answer"("unit", "indicator");
CREATE INDEX "Answer_chatId_messageId_idx" ON "Answer"("chatId", "messageId");
CREATE UNIQUE INDEX "Answer_period_unit_indicator_revision_key" ON "Answer"("period", "unit", "indicator", "revision");
CREATE UNIQUE INDEX "Conversation_chatId_period_unit_key" ON "Conversation"("chatId", "period", "unit");
CREATE INDEX "Prompt_chatId_messageId_idx" ON "Prompt"("chatId", "messageId");
CREATE INDEX "Prompt_conversationId_idx" ON "Prompt"("conversationId");
CREATE INDEX "Inbox_status_id_idx" ON "Inbox"("status", "id");
CREATE UNIQUE INDEX "Inbox_channel_externalId_key" ON "Inbox"("channel", "externalId");
CREATE INDEX "LocalMessage_chat_id_idx" ON "LocalMessage"("chat", "id");
CREATE TABLE "Extension" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "period" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "deadline" TEXT NOT NULL,
    "grantedAt" DATETIME NOT NULL,
    "grantedBy" INTEGER,
    CONSTRAINT "Extension_grantedBy_fkey" FOREIGN KEY ("grantedBy") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE TABLE "Mute" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "period" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "muted" BOOLEAN NOT NULL,
    "at" DATETIME NOT NULL,
    "personId" INTEGER,
    CONSTRAINT "Mute_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
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
CREATE TABLE "Carried" (
    "reminderId" INTEGER NOT NULL,
    "outboxId" INTEGER NOT NULL,

    PRIMARY KEY ("reminderId", "outboxId"),
    CONSTRAINT "Carried_reminderId_fkey" FOREIGN KEY ("reminderId") REFERENCES "Reminder" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Carried_outboxId_fkey" FOREIGN KEY ("outboxId") REFERENCES "Outbox" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE TABLE "Digest" (
    "chatId" INTEGER NOT NULL,
    "period" TEXT NOT NULL,
    "outboxId" INTEGER NOT NULL,
    "shown" TEXT NOT NULL,

    PRIMARY KEY ("chatId", "period"),
    CONSTRAINT "Digest_chatId_fkey" FOREIGN KEY ("chatId") REFERENCES "Chat" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Digest_outboxId_fkey" FOREIGN KEY ("outboxId") REFERENCES "Outbox" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
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
    "urgency" TEXT NOT NULL DEFAULT 'urgent',
    "startedAt" DATETIME,
    "messageId" TEXT,
    "sentAt" DATETIME,
    CONSTRAINT "Outbox_chatId_fkey" FOREIGN KEY ("chatId") REFERENCES "Chat" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Outbox_promptId_fkey" FOREIGN KEY ("promptId") REFERENCES "Prompt" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "Outbox_status_id_idx" ON "Outbox"("status", "id");
CREATE INDEX "Outbox_chatId_status_notBefore_idx" ON "Outbox"("chatId", "status", "notBefore");
CREATE INDEX "Outbox_promptId_idx" ON "Outbox"("promptId");
CREATE INDEX "Extension_period_unit_idx" ON "Extension"("period", "unit");
CREATE INDEX "Mute_period_unit_idx" ON "Mute"("period", "unit");
CREATE INDEX "Reminder_outcome_dueAt_idx" ON "Reminder"("outcome", "dueAt");
CREATE UNIQUE INDEX "Reminder_period_unit_step_audience_deadline_key" ON "Reminder"("period", "unit", "step", "audience", "deadline");
CREATE INDEX "Carried_outboxId_idx" ON "Carried"("outboxId");
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
CREATE TABLE "PaidSend" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "channel" TEXT NOT NULL,
    "outboxId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "PaidSend_outboxId_fkey" FOREIGN KEY ("outboxId") REFERENCES "Outbox" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
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
CREATE UNIQUE INDEX "Offer_outboxId_key" ON "Offer"("outboxId");
CREATE INDEX "Offer_chatId_id_idx" ON "Offer"("chatId", "id");
CREATE INDEX "PaidSend_channel_at_idx" ON "PaidSend"("channel", "at");
CREATE TABLE "MessagePart" (
    "chatId" INTEGER NOT NULL,
    "messageId" TEXT NOT NULL,

    PRIMARY KEY ("chatId", "messageId"),
    CONSTRAINT "MessagePart_chatId_fkey" FOREIGN KEY ("chatId") REFERENCES "Chat" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "_prisma_migrations" VALUES('migration of 20261123000000_init','07a59d7c03dd36846d0028d97cab674c9e6b108a2b557430addcf44073a9d5fb','2026-11-26 00:00:00','20261123000000_init',NULL,NULL,'2026-11-26 00:00:00',1);
INSERT INTO "_prisma_migrations" VALUES('migration of 20261125000000_reminders_and_delivery','663b1bf34a93376a63b38c1ba90a7d1125802591705d5e34f8c11472b738dbba','2026-11-26 00:00:00','20261125000000_reminders_and_delivery',NULL,NULL,'2026-11-26 00:00:00',1);
INSERT INTO "_prisma_migrations" VALUES('migration of 20261126000000_zalo','6dde8a77f27dfb6ead63d833d4a54f0fe29643d393c1fa161ed56588129085c5','2026-11-26 00:00:00','20261126000000_zalo',NULL,NULL,'2026-11-26 00:00:00',1);
INSERT INTO "_prisma_migrations" VALUES('migration of 20261127000000_card_revision','954a711a88d23681a4cf8ff75cbef5a234b8dcaba0e28f2654c0dfd6c9ff5d37','2026-11-26 00:00:00','20261127000000_card_revision',NULL,NULL,'2026-11-26 00:00:00',1);
INSERT INTO "_prisma_migrations" VALUES('migration of 20261127010000_chat_order','241fc69ed7e4c479fa66dd3e513f2770512e404c6f3201e90a248952efd3f118','2026-11-26 00:00:00','20261127010000_chat_order',NULL,NULL,'2026-11-26 00:00:00',1);
INSERT INTO "Chat" VALUES(1,'local','quan-tri','private','quan-tri',NULL,'2024-04-02T02:00:20.000+00:00',NULL,NULL,NULL);
INSERT INTO "Chat" VALUES(2,'local','nhom-trung-tam','group','nhom-trung-tam',NULL,'2024-04-02T02:00:40.000+00:00',NULL,NULL,NULL);
INSERT INTO "Chat" VALUES(3,'local','lan','private','lan',NULL,'2024-04-02T02:01:20.000+00:00',NULL,NULL,NULL);
INSERT INTO "Chat" VALUES(4,'local','lanh-dao','group','lanh-dao',NULL,'2024-04-02T02:02:00.000+00:00',NULL,NULL,NULL);
INSERT INTO "Chat" VALUES(5,'local','thu-ky','group','thu-ky',NULL,'2024-04-02T02:02:40.000+00:00',NULL,NULL,NULL);
INSERT INTO "Chat" VALUES(6,'zalo-oa','zalo-xom-moi','group','zalo-xom-moi',NULL,'2024-04-02T02:03:20.000+00:00',NULL,NULL,NULL);
INSERT INTO "Chat" VALUES(7,'zalo-oa','hoa','private','hoa',NULL,'2024-04-02T02:04:00.000+00:00','2024-05-02T02:06:20.000+00:00',NULL,NULL);
INSERT INTO "Chat" VALUES(8,'local','pho-giam-doc','group','pho-giam-doc',NULL,'2024-05-02T02:08:20.000+00:00',NULL,NULL,NULL);
INSERT INTO "Person" VALUES(1,'local','quan-tri','Quản trị','2024-04-02T02:00:20.000+00:00');
INSERT INTO "Person" VALUES(2,'local','an','Nguyễn Văn An','2024-04-02T02:00:40.000+00:00');
INSERT INTO "Person" VALUES(3,'local','lan','Phạm Thị Lan','2024-04-02T02:01:20.000+00:00');
INSERT INTO "Person" VALUES(4,'local','dao','Đỗ Văn Đạo','2024-04-02T02:02:00.000+00:00');
INSERT INTO "Person" VALUES(5,'local','ky','Vũ Văn Ký','2024-04-02T02:02:40.000+00:00');
INSERT INTO "Person" VALUES(6,'zalo-oa','mai','Hoàng Thị Mai','2024-04-02T02:03:20.000+00:00');
INSERT INTO "Person" VALUES(7,'zalo-oa','hoa','Bùi Thị Hoà','2024-04-02T02:04:00.000+00:00');
INSERT INTO "Person" VALUES(8,'local','binh','Trần Thị Bình','2024-05-02T02:01:00.000+00:00');
INSERT INTO "Person" VALUES(9,'local','cuc','Lê Thị Cúc','2024-05-02T02:01:20.000+00:00');
INSERT INTO "Link" VALUES(1,2,NULL,'NVHT','officer','2024-04-02T02:00:40.000+00:00',2,NULL);
INSERT INTO "Link" VALUES(2,NULL,3,'NVHD','officer','2024-04-02T02:01:20.000+00:00',3,NULL);
INSERT INTO "Link" VALUES(3,4,NULL,'NVHT','leader','2024-04-02T02:02:00.000+00:00',4,NULL);
INSERT INTO "Link" VALUES(4,5,NULL,'NVHT','secretary','2024-04-02T02:02:40.000+00:00',5,NULL);
INSERT INTO "Link" VALUES(5,6,NULL,'NVHX','officer','2024-04-02T02:03:20.000+00:00',6,NULL);
INSERT INTO "Link" VALUES(6,NULL,7,'NVHX','head','2024-04-02T02:04:00.000+00:00',7,NULL);
INSERT INTO "Link" VALUES(7,8,NULL,'NVHT','leader','2024-05-02T02:08:20.000+00:00',4,NULL);
INSERT INTO "LinkCode" VALUES('6be27073a7a62bd53c491b9f9779d7d3f350aeaf0410e60208a539c40f864d55','NVHT','officer','2024-04-02T02:00:20.000+00:00',1,'2024-04-09T02:00:20.000+00:00','2024-04-02T02:00:40.000+00:00',2);
INSERT INTO "LinkCode" VALUES('60e9617b4579716ec8ec369c01b1d7bcf732a614aa2648556cb154f14c8e815b','NVHD','officer','2024-04-02T02:01:00.000+00:00',1,'2024-04-09T02:01:00.000+00:00','2024-04-02T02:01:20.000+00:00',3);
INSERT INTO "LinkCode" VALUES('915b4e3e7c9be5e8d2daf928e873c9119016fc3bdb6876c1150fed4eaa8b6e19','NVHT','leader','2024-04-02T02:01:40.000+00:00',1,'2024-04-09T02:01:40.000+00:00','2024-04-02T02:02:00.000+00:00',4);
INSERT INTO "LinkCode" VALUES('5b0851b9a43cc80b33334e7db6a591a38ad970daac8fe72560cab811d9817a21','NVHT','secretary','2024-04-02T02:02:20.000+00:00',1,'2024-04-09T02:02:20.000+00:00','2024-04-02T02:02:40.000+00:00',5);
INSERT INTO "LinkCode" VALUES('5083d2c5bd8c1db73dae607c0b9f574827611b750398ab70fc6e51cd7f510e57','NVHX','officer','2024-04-02T02:03:00.000+00:00',1,'2024-04-09T02:03:00.000+00:00','2024-04-02T02:03:20.000+00:00',6);
INSERT INTO "LinkCode" VALUES('ab811eccde6281a6367a3ebb7b2625692765e6750d8bcd153c0bcedb35f582b3','NVHX','head','2024-04-02T02:03:40.000+00:00',1,'2024-04-09T02:03:40.000+00:00','2024-04-02T02:04:00.000+00:00',7);
INSERT INTO "LinkCode" VALUES('180b3a52ec713806ef395196d3ece9ed74d16e3b690617941b359c4d7a51a15e','NVHT','leader','2024-05-02T02:08:00.000+00:00',1,'2024-05-09T02:08:00.000+00:00','2024-05-02T02:08:20.000+00:00',4);
INSERT INTO "LinkCode" VALUES('d6292c3147cb3f658b75872327b1e629d30230655dab4095b0b9b413808e949e','NVHD','officer','2024-05-02T02:08:40.000+00:00',1,'2024-05-09T02:08:40.000+00:00',NULL,NULL);
INSERT INTO "PeriodRecord" VALUES('2024-03','e5dd7f80faad','2024-04-02T02:04:20.000+00:00','2024-04-02T02:07:20.000+00:00');
INSERT INTO "PeriodRecord" VALUES('2024-04','e5dd7f80faad','2024-05-01T01:40:00.000+00:00',NULL);
INSERT INTO "Answer" VALUES(1,'2024-03','NVHT','buoi',1,'{"kind":"number","amount":"12"}','12',2,2,'m34','2024-04-02T02:04:40.000+00:00');
INSERT INTO "Answer" VALUES(2,'2024-03','NVHT','luot',1,'{"kind":"number","amount":"340"}','340',2,2,'m34','2024-04-02T02:04:40.000+00:00');
INSERT INTO "Answer" VALUES(3,'2024-03','NVHT','xep_loai',1,'{"kind":"choice","option":"kha"}','Hạng khá',2,2,'m34','2024-04-02T02:04:40.000+00:00');
INSERT INTO "Answer" VALUES(4,'2024-03','NVHT','kiem_ke',1,'{"kind":"yes-no","yes":true}','có',2,2,'m34','2024-04-02T02:04:40.000+00:00');
INSERT INTO "Answer" VALUES(5,'2024-03','NVHT','dung_gio',1,'{"kind":"ratio","parts":{"numerator":"25","denominator":"30"}}','25/30',2,2,'m34','2024-04-02T02:04:40.000+00:00');
INSERT INTO "Answer" VALUES(6,'2024-03','NVHT','hoi_vien',1,'{"kind":"number","amount":"8"}','8',2,2,'m34','2024-04-02T02:04:40.000+00:00');
INSERT INTO "Answer" VALUES(7,'2024-03','NVHT','khach',1,'{"kind":"number","amount":"140"}','140',2,2,'m34','2024-04-02T02:04:40.000+00:00');
INSERT INTO "Answer" VALUES(8,'2024-03','NVHT','may_tinh',1,'{"kind":"number","amount":"6"}','6',2,2,'m34','2024-04-02T02:04:40.000+00:00');
INSERT INTO "Answer" VALUES(9,'2024-03','NVHT','thu',1,'{"kind":"number","amount":"52000000"}','52 triệu',2,2,'m34','2024-04-02T02:04:40.000+00:00');
INSERT INTO "Answer" VALUES(10,'2024-03','NVHT','ngay_hop',1,'{"kind":"date","day":"2024-03-06"}','06/3/2024',2,2,'m34','2024-04-02T02:04:40.000+00:00');
INSERT INTO "Answer" VALUES(11,'2024-03','NVHD','buoi',1,'{"kind":"number","amount":"12"}','12',3,3,'m43','2024-04-02T02:05:40.000+00:00');
INSERT INTO "Answer" VALUES(12,'2024-03','NVHD','luot',1,'{"kind":"number","amount":"340"}','340',3,3,'m43','2024-04-02T02:05:40.000+00:00');
INSERT INTO "Answer" VALUES(13,'2024-03','NVHD','xep_loai',1,'{"kind":"choice","option":"kha"}','Hạng khá',3,3,'m43','2024-04-02T02:05:40.000+00:00');
INSERT INTO "Answer" VALUES(14,'2024-03','NVHD','kiem_ke',1,'{"kind":"yes-no","yes":true}','có',3,3,'m43','2024-04-02T02:05:40.000+00:00');
INSERT INTO "Answer" VALUES(15,'2024-03','NVHD','dung_gio',1,'{"kind":"ratio","parts":{"numerator":"25","denominator":"30"}}','25/30',3,3,'m43','2024-04-02T02:05:40.000+00:00');
INSERT INTO "Answer" VALUES(16,'2024-03','NVHD','hoi_vien',1,'{"kind":"number","amount":"8"}','8',3,3,'m43','2024-04-02T02:05:40.000+00:00');
INSERT INTO "Answer" VALUES(17,'2024-03','NVHD','khach',1,'{"kind":"number","amount":"140"}','140',3,3,'m43','2024-04-02T02:05:40.000+00:00');
INSERT INTO "Answer" VALUES(18,'2024-03','NVHD','may_tinh',1,'{"kind":"number","amount":"6"}','6',3,3,'m43','2024-04-02T02:05:40.000+00:00');
INSERT INTO "Answer" VALUES(19,'2024-03','NVHD','thu',1,'{"kind":"number","amount":"52000000"}','52 triệu',3,3,'m43','2024-04-02T02:05:40.000+00:00');
INSERT INTO "Answer" VALUES(20,'2024-03','NVHD','ngay_hop',1,'{"kind":"date","day":"2024-03-06"}','06/3/2024',3,3,'m43','2024-04-02T02:05:40.000+00:00');
INSERT INTO "Answer" VALUES(21,'2024-03','NVHX','buoi',1,'{"kind":"number","amount":"12"}','12',6,6,'m10','2024-04-02T02:06:40.000+00:00');
INSERT INTO "Answer" VALUES(22,'2024-03','NVHX','luot',1,'{"kind":"number","amount":"340"}','340',6,6,'m10','2024-04-02T02:06:40.000+00:00');
INSERT INTO "Answer" VALUES(23,'2024-03','NVHX','xep_loai',1,'{"kind":"choice","option":"kha"}','Hạng khá',6,6,'m10','2024-04-02T02:06:40.000+00:00');
INSERT INTO "Answer" VALUES(24,'2024-03','NVHX','kiem_ke',1,'{"kind":"yes-no","yes":true}','có',6,6,'m10','2024-04-02T02:06:40.000+00:00');
INSERT INTO "Answer" VALUES(25,'2024-03','NVHX','dung_gio',1,'{"kind":"ratio","parts":{"numerator":"25","denominator":"30"}}','25/30',6,6,'m10','2024-04-02T02:06:40.000+00:00');
INSERT INTO "Answer" VALUES(26,'2024-03','NVHX','hoi_vien',1,'{"kind":"number","amount":"8"}','8',6,6,'m10','2024-04-02T02:06:40.000+00:00');
INSERT INTO "Answer" VALUES(27,'2024-03','NVHX','khach',1,'{"kind":"number","amount":"140"}','140',6,6,'m10','2024-04-02T02:06:40.000+00:00');
INSERT INTO "Answer" VALUES(28,'2024-03','NVHX','may_tinh',1,'{"kind":"number","amount":"6"}','6',6,6,'m10','2024-04-02T02:06:40.000+00:00');
INSERT INTO "Answer" VALUES(29,'2024-03','NVHX','thu',1,'{"kind":"number","amount":"52000000"}','52 triệu',6,6,'m10','2024-04-02T02:06:40.000+00:00');
INSERT INTO "Answer" VALUES(30,'2024-03','NVHX','ngay_hop',1,'{"kind":"date","day":"2024-03-06"}','06/3/2024',6,6,'m10','2024-04-02T02:06:40.000+00:00');
INSERT INTO "Answer" VALUES(31,'2024-04','NVHT','buoi',1,'{"kind":"number","amount":"14"}','14',2,2,'m62','2024-05-02T02:00:40.000+00:00');
INSERT INTO "Answer" VALUES(32,'2024-04','NVHT','luot',1,'{"kind":"number","amount":"355"}','355',8,2,'m65','2024-05-02T02:01:00.000+00:00');
INSERT INTO "Answer" VALUES(33,'2024-04','NVHT','thu',1,'{"kind":"none"}','none',9,2,NULL,'2024-05-02T02:01:40.000+00:00');
INSERT INTO "Answer" VALUES(34,'2024-04','NVHD','buoi',1,'{"kind":"number","amount":"12"}','same',3,3,NULL,'2024-05-02T02:04:40.000+00:00');
INSERT INTO "Answer" VALUES(35,'2024-04','NVHX','buoi',1,'{"kind":"number","amount":"21"}','21',6,6,'m18','2024-05-02T02:05:40.000+00:00');
INSERT INTO "Answer" VALUES(36,'2024-04','NVHX','luot',1,'{"kind":"number","amount":"410"}','410',6,6,'m21','2024-05-02T02:06:00.000+00:00');
INSERT INTO "Answer" VALUES(37,'2024-04','NVHT','hoi_vien',1,'{"kind":"none"}','none',9,2,NULL,'2024-05-02T02:09:00.000+00:00');
INSERT INTO "Submission" VALUES('2024-03','NVHT','submitted','2024-04-02T02:04:40.000+00:00','2024-04-02T02:05:00.000+00:00',2);
INSERT INTO "Submission" VALUES('2024-03','NVHD','submitted','2024-04-02T02:05:40.000+00:00','2024-04-02T02:06:00.000+00:00',3);
INSERT INTO "Submission" VALUES('2024-03','NVHX','open','2024-04-02T02:06:40.000+00:00',NULL,NULL);
INSERT INTO "Submission" VALUES('2024-04','NVHT','open','2024-05-02T02:00:40.000+00:00',NULL,NULL);
INSERT INTO "Submission" VALUES('2024-04','NVHD','open','2024-05-02T02:04:40.000+00:00',NULL,NULL);
INSERT INTO "Submission" VALUES('2024-04','NVHX','open','2024-05-02T02:05:40.000+00:00',NULL,NULL);
INSERT INTO "Conversation" VALUES(1,2,'2024-03','NVHT','{"at":"review","skipped":[],"waiting":{},"stood":{"2":{"place":"review","at":"2024-04-02T02:05:00.000Z","said":"2024-04-02T02:05:00.000Z"}}}',2,'2024-04-02T02:05:00.000+00:00');
INSERT INTO "Conversation" VALUES(2,3,'2024-03','NVHD','{"at":"review","skipped":[],"waiting":{},"stood":{"3":{"place":"review","at":"2024-04-02T02:06:00.000Z","said":"2024-04-02T02:06:00.000Z"}}}',3,'2024-04-02T02:06:00.000+00:00');
INSERT INTO "Conversation" VALUES(3,6,'2024-03','NVHX','{"at":"noi_dung","skipped":[],"waiting":{},"stood":{"6":{"place":"noi_dung","at":"2024-04-02T02:06:40.000Z","said":"2024-04-02T02:06:40.000Z"}}}',6,'2024-04-02T02:06:40.000+00:00');
INSERT INTO "Conversation" VALUES(4,2,'2024-04','NVHT','{"at":"khach","skipped":[],"waiting":{"dung_gio":{"typed":"30/25","readings":[{"kind":"ratio","parts":{"numerator":"25","denominator":"30"}},{"kind":"ratio","parts":{"numerator":"30","denominator":"25"}}]}},"stood":{"2":{"place":"review","at":"2024-05-02T02:04:00.000Z","said":"2024-05-02T02:04:00.000Z"},"8":{"place":"dung_gio","at":"2024-05-02T02:02:40.000Z","said":"2024-05-02T02:02:40.000Z"},"9":{"place":"khach","at":"2024-05-02T02:09:00.000Z","said":"2024-05-02T02:03:20.000Z"}}}',9,'2024-05-02T02:09:00.000+00:00');
INSERT INTO "Conversation" VALUES(5,3,'2024-04','NVHD','{"at":"luot","skipped":[],"waiting":{"luot":{"typed":"3390","readings":[{"kind":"number","amount":"3390"},{"kind":"number","amount":"339"}],"doubted":true}},"stood":{"3":{"place":"luot","at":"2024-05-02T02:05:00.000Z","said":"2024-05-02T02:05:00.000Z"}}}',3,'2024-05-02T02:05:00.000+00:00');
INSERT INTO "Conversation" VALUES(6,6,'2024-04','NVHX','{"at":"xep_loai","skipped":[],"waiting":{},"stood":{"6":{"place":"xep_loai","at":"2024-05-02T02:06:00.000Z","said":"2024-05-02T02:06:00.000Z"}}}',6,'2024-05-02T02:06:00.000+00:00');
INSERT INTO "Conversation" VALUES(7,7,'2024-04','NVHX','{"at":"hoi_vien","skipped":[],"waiting":{},"stood":{"7":{"place":"hoi_vien","at":"2024-05-02T02:06:20.000Z","said":"2024-05-02T02:06:20.000Z"}}}',7,'2024-05-02T02:06:20.000+00:00');
INSERT INTO "Prompt" VALUES(1,1,2,'buoi','b33','2024-04-02T02:04:20.000+00:00',1,0);
INSERT INTO "Prompt" VALUES(2,1,2,'noi_dung','b36','2024-04-02T02:04:40.000+00:00',1,0);
INSERT INTO "Prompt" VALUES(3,1,2,'review','b39','2024-04-02T02:05:00.000+00:00',0,10);
INSERT INTO "Prompt" VALUES(4,2,3,'buoi','b42','2024-04-02T02:05:20.000+00:00',1,0);
INSERT INTO "Prompt" VALUES(5,2,3,'noi_dung','b45','2024-04-02T02:05:40.000+00:00',1,0);
INSERT INTO "Prompt" VALUES(6,2,3,'review','b48','2024-04-02T02:06:00.000+00:00',0,10);
INSERT INTO "Prompt" VALUES(7,3,6,'buoi','b9','2024-04-02T02:06:20.000+00:00',1,0);
INSERT INTO "Prompt" VALUES(8,3,6,'noi_dung','b12','2024-04-02T02:06:40.000+00:00',1,0);
INSERT INTO "Prompt" VALUES(9,4,2,'buoi','b61','2024-05-02T02:00:20.000+00:00',1,0);
INSERT INTO "Prompt" VALUES(10,4,2,'luot','b64','2024-05-02T02:00:40.000+00:00',1,0);
INSERT INTO "Prompt" VALUES(11,4,2,'xep_loai','b67','2024-05-02T02:01:00.000+00:00',1,0);
INSERT INTO "Prompt" VALUES(12,4,2,'thu','b70','2024-05-02T02:01:20.000+00:00',1,0);
INSERT INTO "Prompt" VALUES(13,4,2,'ngay_hop','b73','2024-05-02T02:01:40.000+00:00',1,0);
INSERT INTO "Prompt" VALUES(14,4,2,'kiem_ke','b76','2024-05-02T02:02:00.000+00:00',1,0);
INSERT INTO "Prompt" VALUES(15,4,2,'dung_gio','b79','2024-05-02T02:02:20.000+00:00',1,0);
INSERT INTO "Prompt" VALUES(16,4,2,'dung_gio','b82','2024-05-02T02:02:40.000+00:00',1,0);
INSERT INTO "Prompt" VALUES(17,4,2,'hoi_vien','b85','2024-05-02T02:03:00.000+00:00',1,0);
INSERT INTO "Prompt" VALUES(18,4,2,'khach','b88','2024-05-02T02:03:20.000+00:00',1,0);
INSERT INTO "Prompt" VALUES(19,4,2,'van_ban','b91','2024-05-02T02:03:40.000+00:00',1,0);
INSERT INTO "Prompt" VALUES(20,4,2,'review','b94','2024-05-02T02:04:00.000+00:00',1,3);
INSERT INTO "Prompt" VALUES(21,5,3,'buoi','b97','2024-05-02T02:04:20.000+00:00',1,0);
INSERT INTO "Prompt" VALUES(22,5,3,'luot','b97','2024-05-02T02:04:40.000+00:00',1,0);
INSERT INTO "Prompt" VALUES(23,5,3,'luot','b102','2024-05-02T02:05:00.000+00:00',1,0);
INSERT INTO "Prompt" VALUES(24,6,6,'buoi','b17','2024-05-02T02:05:20.000+00:00',1,0);
INSERT INTO "Prompt" VALUES(25,6,6,'luot','b20','2024-05-02T02:05:40.000+00:00',1,0);
INSERT INTO "Prompt" VALUES(26,6,6,'xep_loai','b23','2024-05-02T02:06:00.000+00:00',1,0);
INSERT INTO "Prompt" VALUES(27,7,7,'hoi_vien','b26','2024-05-02T02:06:20.000+00:00',1,0);
INSERT INTO "Prompt" VALUES(28,4,2,'khach',NULL,'2024-05-02T02:09:00.000+00:00',1,0);
INSERT INTO "Inbox" VALUES(1,'local','u2','{"channel":"local","externalId":"u2","chat":{"id":"quan-tri","kind":"private","title":"quan-tri"},"from":{"id":"quan-tri","name":"Quản trị"},"at":"2024-04-02T02:00:20.000Z","type":"text","text":"/capma NVHT officer","messageId":"m1"}','2024-04-02T02:00:20.000+00:00','done',0,NULL,'2024-04-02T02:00:20.000+00:00');
INSERT INTO "Inbox" VALUES(2,'local','u5','{"channel":"local","externalId":"u5","chat":{"id":"nhom-trung-tam","kind":"group","title":"nhom-trung-tam"},"from":{"id":"an","name":"Nguyễn Văn An"},"at":"2024-04-02T02:00:40.000Z","type":"text","text":"/lienket WY3NEY8G65","messageId":"m4"}','2024-04-02T02:00:40.000+00:00','done',0,NULL,'2024-04-02T02:00:40.000+00:00');
INSERT INTO "Inbox" VALUES(3,'local','u8','{"channel":"local","externalId":"u8","chat":{"id":"quan-tri","kind":"private","title":"quan-tri"},"from":{"id":"quan-tri","name":"Quản trị"},"at":"2024-04-02T02:01:00.000Z","type":"text","text":"/capma NVHD officer","messageId":"m7"}','2024-04-02T02:01:00.000+00:00','done',0,NULL,'2024-04-02T02:01:00.000+00:00');
INSERT INTO "Inbox" VALUES(4,'local','u11','{"channel":"local","externalId":"u11","chat":{"id":"lan","kind":"private","title":"lan"},"from":{"id":"lan","name":"Phạm Thị Lan"},"at":"2024-04-02T02:01:20.000Z","type":"text","text":"/lienket 2ERQWVWMGA","messageId":"m10"}','2024-04-02T02:01:20.000+00:00','done',0,NULL,'2024-04-02T02:01:20.000+00:00');
INSERT INTO "Inbox" VALUES(5,'local','u14','{"channel":"local","externalId":"u14","chat":{"id":"quan-tri","kind":"private","title":"quan-tri"},"from":{"id":"quan-tri","name":"Quản trị"},"at":"2024-04-02T02:01:40.000Z","type":"text","text":"/capma NVHT leader","messageId":"m13"}','2024-04-02T02:01:40.000+00:00','done',0,NULL,'2024-04-02T02:01:40.000+00:00');
INSERT INTO "Inbox" VALUES(6,'local','u17','{"channel":"local","externalId":"u17","chat":{"id":"lanh-dao","kind":"group","title":"lanh-dao"},"from":{"id":"dao","name":"Đỗ Văn Đạo"},"at":"2024-04-02T02:02:00.000Z","type":"text","text":"/lienket RULK3PP352","messageId":"m16"}','2024-04-02T02:02:00.000+00:00','done',0,NULL,'2024-04-02T02:02:00.000+00:00');
INSERT INTO "Inbox" VALUES(7,'local','u20','{"channel":"local","externalId":"u20","chat":{"id":"quan-tri","kind":"private","title":"quan-tri"},"from":{"id":"quan-tri","name":"Quản trị"},"at":"2024-04-02T02:02:20.000Z","type":"text","text":"/capma NVHT secretary","messageId":"m19"}','2024-04-02T02:02:20.000+00:00','done',0,NULL,'2024-04-02T02:02:20.000+00:00');
INSERT INTO "Inbox" VALUES(8,'local','u23','{"channel":"local","externalId":"u23","chat":{"id":"thu-ky","kind":"group","title":"thu-ky"},"from":{"id":"ky","name":"Vũ Văn Ký"},"at":"2024-04-02T02:02:40.000Z","type":"text","text":"/lienket GFPV5ERY2Q","messageId":"m22"}','2024-04-02T02:02:40.000+00:00','done',0,NULL,'2024-04-02T02:02:40.000+00:00');
INSERT INTO "Inbox" VALUES(9,'local','u26','{"channel":"local","externalId":"u26","chat":{"id":"quan-tri","kind":"private","title":"quan-tri"},"from":{"id":"quan-tri","name":"Quản trị"},"at":"2024-04-02T02:03:00.000Z","type":"text","text":"/capma NVHX officer","messageId":"m25"}','2024-04-02T02:03:00.000+00:00','done',0,NULL,'2024-04-02T02:03:00.000+00:00');
INSERT INTO "Inbox" VALUES(10,'zalo-oa','u2','{"channel":"zalo-oa","externalId":"u2","chat":{"id":"zalo-xom-moi","kind":"group","title":"zalo-xom-moi"},"from":{"id":"mai","name":"Hoàng Thị Mai"},"at":"2024-04-02T02:03:20.000Z","type":"text","text":"/lienket PT9ZHBYERZ","messageId":"m1"}','2024-04-02T02:03:20.000+00:00','done',0,NULL,'2024-04-02T02:03:20.000+00:00');
INSERT INTO "Inbox" VALUES(11,'local','u29','{"channel":"local","externalId":"u29","chat":{"id":"quan-tri","kind":"private","title":"quan-tri"},"from":{"id":"quan-tri","name":"Quản trị"},"at":"2024-04-02T02:03:40.000Z","type":"text","text":"/capma NVHX head","messageId":"m28"}','2024-04-02T02:03:40.000+00:00','done',0,NULL,'2024-04-02T02:03:40.000+00:00');
INSERT INTO "Inbox" VALUES(12,'zalo-oa','u5','{"channel":"zalo-oa","externalId":"u5","chat":{"id":"hoa","kind":"private","title":"hoa"},"from":{"id":"hoa","name":"Bùi Thị Hoà"},"at":"2024-04-02T02:04:00.000Z","type":"text","text":"/lienket N6MVN84DS3","messageId":"m4"}','2024-04-02T02:04:00.000+00:00','done',0,NULL,'2024-04-02T02:04:00.000+00:00');
INSERT INTO "Inbox" VALUES(13,'local','u32','{"channel":"local","externalId":"u32","chat":{"id":"nhom-trung-tam","kind":"group","title":"nhom-trung-tam"},"from":{"id":"an","name":"Nguyễn Văn An"},"at":"2024-04-02T02:04:20.000Z","type":"text","text":"/baocao 3/2024","messageId":"m31"}','2024-04-02T02:04:20.000+00:00','done',0,NULL,'2024-04-02T02:04:20.000+00:00');
INSERT INTO "Inbox" VALUES(14,'local','u35','{"channel":"local","externalId":"u35","chat":{"id":"nhom-trung-tam","kind":"group","title":"nhom-trung-tam"},"from":{"id":"an","name":"Nguyễn Văn An"},"at":"2024-04-02T02:04:40.000Z","type":"text","text":"1: 12; 2: 340; 3: Hạng khá; 4: có; 5: 25/30; 6: 8; 7: 140; 8: 6; 9: 52 triệu; 10: 06/3/2024","messageId":"m34"}','2024-04-02T02:04:40.000+00:00','done',0,NULL,'2024-04-02T02:04:40.000+00:00');
INSERT INTO "Inbox" VALUES(15,'local','u38','{"channel":"local","externalId":"u38","chat":{"id":"nhom-trung-tam","kind":"group","title":"nhom-trung-tam"},"from":{"id":"an","name":"Nguyễn Văn An"},"at":"2024-04-02T02:05:00.000Z","type":"text","text":"/nop","messageId":"m37"}','2024-04-02T02:05:00.000+00:00','done',0,NULL,'2024-04-02T02:05:00.000+00:00');
INSERT INTO "Inbox" VALUES(16,'local','u41','{"channel":"local","externalId":"u41","chat":{"id":"lan","kind":"private","title":"lan"},"from":{"id":"lan","name":"Phạm Thị Lan"},"at":"2024-04-02T02:05:20.000Z","type":"text","text":"/baocao 3/2024","messageId":"m40"}','2024-04-02T02:05:20.000+00:00','done',0,NULL,'2024-04-02T02:05:20.000+00:00');
INSERT INTO "Inbox" VALUES(17,'local','u44','{"channel":"local","externalId":"u44","chat":{"id":"lan","kind":"private","title":"lan"},"from":{"id":"lan","name":"Phạm Thị Lan"},"at":"2024-04-02T02:05:40.000Z","type":"text","text":"1: 12; 2: 340; 3: Hạng khá; 4: có; 5: 25/30; 6: 8; 7: 140; 8: 6; 9: 52 triệu; 10: 06/3/2024","messageId":"m43"}','2024-04-02T02:05:40.000+00:00','done',0,NULL,'2024-04-02T02:05:40.000+00:00');
INSERT INTO "Inbox" VALUES(18,'local','u47','{"channel":"local","externalId":"u47","chat":{"id":"lan","kind":"private","title":"lan"},"from":{"id":"lan","name":"Phạm Thị Lan"},"at":"2024-04-02T02:06:00.000Z","type":"text","text":"/nop","messageId":"m46"}','2024-04-02T02:06:00.000+00:00','done',0,NULL,'2024-04-02T02:06:00.000+00:00');
INSERT INTO "Inbox" VALUES(19,'zalo-oa','u8','{"channel":"zalo-oa","externalId":"u8","chat":{"id":"zalo-xom-moi","kind":"group","title":"zalo-xom-moi"},"from":{"id":"mai","name":"Hoàng Thị Mai"},"at":"2024-04-02T02:06:20.000Z","type":"text","text":"/baocao 3/2024","messageId":"m7"}','2024-04-02T02:06:20.000+00:00','done',0,NULL,'2024-04-02T02:06:20.000+00:00');
INSERT INTO "Inbox" VALUES(20,'zalo-oa','u11','{"channel":"zalo-oa","externalId":"u11","chat":{"id":"zalo-xom-moi","kind":"group","title":"zalo-xom-moi"},"from":{"id":"mai","name":"Hoàng Thị Mai"},"at":"2024-04-02T02:06:40.000Z","type":"text","text":"1: 12; 2: 340; 3: Hạng khá; 4: có; 5: 25/30; 6: 8; 7: 140; 8: 6; 9: 52 triệu; 10: 06/3/2024","messageId":"m10"}','2024-04-02T02:06:40.000+00:00','done',0,NULL,'2024-04-02T02:06:40.000+00:00');
INSERT INTO "Inbox" VALUES(21,'local','u50','{"channel":"local","externalId":"u50","chat":{"id":"thu-ky","kind":"group","title":"thu-ky"},"from":{"id":"ky","name":"Vũ Văn Ký"},"at":"2024-04-02T02:07:00.000Z","type":"text","text":"/khoa 3/2024","messageId":"m49"}','2024-04-02T02:07:00.000+00:00','done',0,NULL,'2024-04-02T02:07:00.000+00:00');
INSERT INTO "Inbox" VALUES(22,'local','u53','{"channel":"local","externalId":"u53","chat":{"id":"thu-ky","kind":"group","title":"thu-ky"},"from":{"id":"ky","name":"Vũ Văn Ký"},"at":"2024-04-02T02:07:20.000Z","type":"tap","data":"/khoa 2024-03 vankhoa 1 0 28533727","messageId":"b51","tapId":"t52"}','2024-04-02T02:07:20.000+00:00','done',0,NULL,'2024-04-02T02:07:20.000+00:00');
INSERT INTO "Inbox" VALUES(23,'local','u60','{"channel":"local","externalId":"u60","chat":{"id":"nhom-trung-tam","kind":"group","title":"nhom-trung-tam"},"from":{"id":"an","name":"Nguyễn Văn An"},"at":"2024-05-02T02:00:20.000Z","type":"text","text":"/baocao","messageId":"m59"}','2024-05-02T02:00:20.000+00:00','done',0,NULL,'2024-05-02T02:00:20.000+00:00');
INSERT INTO "Inbox" VALUES(24,'local','u63','{"channel":"local","externalId":"u63","chat":{"id":"nhom-trung-tam","kind":"group","title":"nhom-trung-tam"},"from":{"id":"an","name":"Nguyễn Văn An"},"at":"2024-05-02T02:00:40.000Z","type":"text","text":"14","messageId":"m62","replyTo":"b61"}','2024-05-02T02:00:40.000+00:00','done',0,NULL,'2024-05-02T02:00:40.000+00:00');
INSERT INTO "Inbox" VALUES(25,'local','u66','{"channel":"local","externalId":"u66","chat":{"id":"nhom-trung-tam","kind":"group","title":"nhom-trung-tam"},"from":{"id":"binh","name":"Trần Thị Bình"},"at":"2024-05-02T02:01:00.000Z","type":"text","text":"355","messageId":"m65","replyTo":"b64"}','2024-05-02T02:01:00.000+00:00','done',0,NULL,'2024-05-02T02:01:00.000+00:00');
INSERT INTO "Inbox" VALUES(26,'local','u69','{"channel":"local","externalId":"u69","chat":{"id":"nhom-trung-tam","kind":"group","title":"nhom-trung-tam"},"from":{"id":"cuc","name":"Lê Thị Cúc"},"at":"2024-05-02T02:01:20.000Z","type":"text","text":"/sua 9","messageId":"m68"}','2024-05-02T02:01:20.000+00:00','done',0,NULL,'2024-05-02T02:01:20.000+00:00');
INSERT INTO "Inbox" VALUES(27,'local','u72','{"channel":"local","externalId":"u72","chat":{"id":"nhom-trung-tam","kind":"group","title":"nhom-trung-tam"},"from":{"id":"cuc","name":"Lê Thị Cúc"},"at":"2024-05-02T02:01:40.000Z","type":"tap","data":"p12:none","messageId":"b70","tapId":"t71"}','2024-05-02T02:01:40.000+00:00','done',0,NULL,'2024-05-02T02:01:40.000+00:00');
INSERT INTO "Inbox" VALUES(28,'local','u75','{"channel":"local","externalId":"u75","chat":{"id":"nhom-trung-tam","kind":"group","title":"nhom-trung-tam"},"from":{"id":"binh","name":"Trần Thị Bình"},"at":"2024-05-02T02:02:00.000Z","type":"text","text":"/sua 4","messageId":"m74"}','2024-05-02T02:02:00.000+00:00','done',0,NULL,'2024-05-02T02:02:00.000+00:00');
INSERT INTO "Inbox" VALUES(29,'local','u78','{"channel":"local","externalId":"u78","chat":{"id":"nhom-trung-tam","kind":"group","title":"nhom-trung-tam"},"from":{"id":"binh","name":"Trần Thị Bình"},"at":"2024-05-02T02:02:20.000Z","type":"text","text":"/sua 5","messageId":"m77"}','2024-05-02T02:02:20.000+00:00','done',0,NULL,'2024-05-02T02:02:20.000+00:00');
INSERT INTO "Inbox" VALUES(30,'local','u81','{"channel":"local","externalId":"u81","chat":{"id":"nhom-trung-tam","kind":"group","title":"nhom-trung-tam"},"from":{"id":"binh","name":"Trần Thị Bình"},"at":"2024-05-02T02:02:40.000Z","type":"text","text":"30/25","messageId":"m80","replyTo":"b79"}','2024-05-02T02:02:40.000+00:00','done',0,NULL,'2024-05-02T02:02:40.000+00:00');
INSERT INTO "Inbox" VALUES(31,'local','u84','{"channel":"local","externalId":"u84","chat":{"id":"nhom-trung-tam","kind":"group","title":"nhom-trung-tam"},"from":{"id":"cuc","name":"Lê Thị Cúc"},"at":"2024-05-02T02:03:00.000Z","type":"text","text":"/sua 6","messageId":"m83"}','2024-05-02T02:03:00.000+00:00','done',0,NULL,'2024-05-02T02:03:00.000+00:00');
INSERT INTO "Inbox" VALUES(32,'local','u87','{"channel":"local","externalId":"u87","chat":{"id":"nhom-trung-tam","kind":"group","title":"nhom-trung-tam"},"from":{"id":"cuc","name":"Lê Thị Cúc"},"at":"2024-05-02T02:03:20.000Z","type":"text","text":"/sua 7","messageId":"m86"}','2024-05-02T02:03:20.000+00:00','done',0,NULL,'2024-05-02T02:03:20.000+00:00');
INSERT INTO "Inbox" VALUES(33,'local','u90','{"channel":"local","externalId":"u90","chat":{"id":"nhom-trung-tam","kind":"group","title":"nhom-trung-tam"},"from":{"id":"an","name":"Nguyễn Văn An"},"at":"2024-05-02T02:03:40.000Z","type":"text","text":"/sua 12 4/2024","messageId":"m89"}','2024-05-02T02:03:40.000+00:00','done',0,NULL,'2024-05-02T02:03:40.000+00:00');
INSERT INTO "Inbox" VALUES(34,'local','u93','{"channel":"local","externalId":"u93","chat":{"id":"nhom-trung-tam","kind":"group","title":"nhom-trung-tam"},"from":{"id":"an","name":"Nguyễn Văn An"},"at":"2024-05-02T02:04:00.000Z","type":"text","text":"/sua 4/2024","messageId":"m92"}','2024-05-02T02:04:00.000+00:00','done',0,NULL,'2024-05-02T02:04:00.000+00:00');
INSERT INTO "Inbox" VALUES(35,'local','u96','{"channel":"local","externalId":"u96","chat":{"id":"lan","kind":"private","title":"lan"},"from":{"id":"lan","name":"Phạm Thị Lan"},"at":"2024-05-02T02:04:20.000Z","type":"text","text":"/baocao","messageId":"m95"}','2024-05-02T02:04:20.000+00:00','done',0,NULL,'2024-05-02T02:04:20.000+00:00');
INSERT INTO "Inbox" VALUES(36,'local','u99','{"channel":"local","externalId":"u99","chat":{"id":"lan","kind":"private","title":"lan"},"from":{"id":"lan","name":"Phạm Thị Lan"},"at":"2024-05-02T02:04:40.000Z","type":"tap","data":"p21:same.vt5y6qp","messageId":"b97","tapId":"t98"}','2024-05-02T02:04:40.000+00:00','done',0,NULL,'2024-05-02T02:04:40.000+00:00');
INSERT INTO "Inbox" VALUES(37,'local','u101','{"channel":"local","externalId":"u101","chat":{"id":"lan","kind":"private","title":"lan"},"from":{"id":"lan","name":"Phạm Thị Lan"},"at":"2024-05-02T02:05:00.000Z","type":"text","text":"3390","messageId":"m100"}','2024-05-02T02:05:00.000+00:00','done',0,NULL,'2024-05-02T02:05:00.000+00:00');
INSERT INTO "Inbox" VALUES(38,'zalo-oa','u16','{"channel":"zalo-oa","externalId":"u16","chat":{"id":"zalo-xom-moi","kind":"group","title":"zalo-xom-moi"},"from":{"id":"mai","name":"Hoàng Thị Mai"},"at":"2024-05-02T02:05:20.000Z","type":"text","text":"/baocao 4/2024","messageId":"m15"}','2024-05-02T02:05:20.000+00:00','done',0,NULL,'2024-05-02T02:05:20.000+00:00');
INSERT INTO "Inbox" VALUES(39,'zalo-oa','u19','{"channel":"zalo-oa","externalId":"u19","chat":{"id":"zalo-xom-moi","kind":"group","title":"zalo-xom-moi"},"from":{"id":"mai","name":"Hoàng Thị Mai"},"at":"2024-05-02T02:05:40.000Z","type":"text","text":"21","messageId":"m18"}','2024-05-02T02:05:40.000+00:00','done',0,NULL,'2024-05-02T02:05:40.000+00:00');
INSERT INTO "Inbox" VALUES(40,'zalo-oa','u22','{"channel":"zalo-oa","externalId":"u22","chat":{"id":"zalo-xom-moi","kind":"group","title":"zalo-xom-moi"},"from":{"id":"mai","name":"Hoàng Thị Mai"},"at":"2024-05-02T02:06:00.000Z","type":"text","text":"410","messageId":"m21"}','2024-05-02T02:06:00.000+00:00','done',0,NULL,'2024-05-02T02:06:00.000+00:00');
INSERT INTO "Inbox" VALUES(41,'zalo-oa','u25','{"channel":"zalo-oa","externalId":"u25","chat":{"id":"hoa","kind":"private","title":"hoa"},"from":{"id":"hoa","name":"Bùi Thị Hoà"},"at":"2024-05-02T02:06:20.000Z","type":"text","text":"/sua 6","messageId":"m24"}','2024-05-02T02:06:20.000+00:00','done',0,NULL,'2024-05-02T02:06:20.000+00:00');
INSERT INTO "Inbox" VALUES(42,'local','u104','{"channel":"local","externalId":"u104","chat":{"id":"lanh-dao","kind":"group","title":"lanh-dao"},"from":{"id":"dao","name":"Đỗ Văn Đạo"},"at":"2024-05-02T02:06:40.000Z","type":"text","text":"/tongket","messageId":"m103"}','2024-05-02T02:06:40.000+00:00','done',0,NULL,'2024-05-02T02:06:40.000+00:00');
INSERT INTO "Inbox" VALUES(43,'local','u107','{"channel":"local","externalId":"u107","chat":{"id":"thu-ky","kind":"group","title":"thu-ky"},"from":{"id":"ky","name":"Vũ Văn Ký"},"at":"2024-05-02T02:07:00.000Z","type":"text","text":"/giahan NVHX 12/5","messageId":"m106"}','2024-05-02T02:07:00.000+00:00','done',0,NULL,'2024-05-02T02:07:00.000+00:00');
INSERT INTO "Inbox" VALUES(44,'local','u110','{"channel":"local","externalId":"u110","chat":{"id":"thu-ky","kind":"group","title":"thu-ky"},"from":{"id":"ky","name":"Vũ Văn Ký"},"at":"2024-05-02T02:07:20.000Z","type":"text","text":"/nhac NVHD tắt","messageId":"m109"}','2024-05-02T02:07:20.000+00:00','done',0,NULL,'2024-05-02T02:07:20.000+00:00');
INSERT INTO "Inbox" VALUES(45,'local','u113','{"channel":"local","externalId":"u113","chat":{"id":"thu-ky","kind":"group","title":"thu-ky"},"from":{"id":"ky","name":"Vũ Văn Ký"},"at":"2024-05-02T02:07:40.000Z","type":"text","text":"/tiendo","messageId":"m112"}','2024-05-02T02:07:40.000+00:00','done',0,NULL,'2024-05-02T02:07:40.000+00:00');
INSERT INTO "Inbox" VALUES(46,'local','u116','{"channel":"local","externalId":"u116","chat":{"id":"quan-tri","kind":"private","title":"quan-tri"},"from":{"id":"quan-tri","name":"Quản trị"},"at":"2024-05-02T02:08:00.000Z","type":"text","text":"/capma NVHT leader","messageId":"m115"}','2024-05-02T02:08:00.000+00:00','done',0,NULL,'2024-05-02T02:08:00.000+00:00');
INSERT INTO "Inbox" VALUES(47,'local','u119','{"channel":"local","externalId":"u119","chat":{"id":"pho-giam-doc","kind":"group","title":"pho-giam-doc"},"from":{"id":"dao","name":"Đỗ Văn Đạo"},"at":"2024-05-02T02:08:20.000Z","type":"text","text":"/lienket HA7WDG49ZF","messageId":"m118"}','2024-05-02T02:08:20.000+00:00','done',0,NULL,'2024-05-02T02:08:20.000+00:00');
INSERT INTO "Inbox" VALUES(48,'local','u122','{"channel":"local","externalId":"u122","chat":{"id":"quan-tri","kind":"private","title":"quan-tri"},"from":{"id":"quan-tri","name":"Quản trị"},"at":"2024-05-02T02:08:40.000Z","type":"text","text":"/capma NVHD officer","messageId":"m121"}','2024-05-02T02:08:40.000+00:00','done',0,NULL,'2024-05-02T02:08:40.000+00:00');
INSERT INTO "Inbox" VALUES(49,'local','u125','{"channel":"local","externalId":"u125","chat":{"id":"nhom-trung-tam","kind":"group","title":"nhom-trung-tam"},"from":{"id":"cuc","name":"Lê Thị Cúc"},"at":"2024-05-02T02:09:00.000Z","type":"tap","data":"p17:none","messageId":"b85","tapId":"t124"}','2024-05-02T02:09:00.000+00:00','done',0,NULL,'2024-05-02T02:09:00.000+00:00');
INSERT INTO "Inbox" VALUES(50,'local','u127','{"channel":"local","externalId":"u127","chat":{"id":"thu-ky","kind":"group","title":"thu-ky"},"from":{"id":"ky","name":"Vũ Văn Ký"},"at":"2024-05-02T02:09:20.000Z","type":"text","text":"/xuatbaocao 4/2024","messageId":"m126"}','2024-05-02T02:09:20.000+00:00','done',0,NULL,'2024-05-02T02:09:20.000+00:00');
INSERT INTO "Inbox" VALUES(51,'local','p1','{"channel":"local","chat":{"id":"nhom-trung-tam","kind":"group","title":"nhom-trung-tam"},"at":"2024-05-03T01:05:00.000Z","type":"text","externalId":"p1","from":{"id":"an","name":"Nguyễn Văn An"},"text":"27","messageId":"p1","replyTo":"b88"}','2024-05-03T01:05:00.000+00:00','new',0,NULL,NULL);
INSERT INTO "Inbox" VALUES(52,'local','p2','{"channel":"local","chat":{"id":"nhom-trung-tam","kind":"group","title":"nhom-trung-tam"},"at":"2024-05-03T01:05:00.000Z","type":"tap","externalId":"p2","from":{"id":"binh","name":"Trần Thị Bình"},"data":"p14:option.yes","messageId":"b76","tapId":"p2"}','2024-05-03T01:05:00.000+00:00','new',0,NULL,NULL);
INSERT INTO "Audit" VALUES(1,'2024-04-02T02:00:20.000+00:00',1,'code-issued','NVHT:officer','null');
INSERT INTO "Audit" VALUES(2,'2024-04-02T02:00:40.000+00:00',2,'linked','NVHT:officer','"chat:2"');
INSERT INTO "Audit" VALUES(3,'2024-04-02T02:01:00.000+00:00',1,'code-issued','NVHD:officer','null');
INSERT INTO "Audit" VALUES(4,'2024-04-02T02:01:20.000+00:00',3,'linked','NVHD:officer','"chat:3"');
INSERT INTO "Audit" VALUES(5,'2024-04-02T02:01:40.000+00:00',1,'code-issued','NVHT:leader','null');
INSERT INTO "Audit" VALUES(6,'2024-04-02T02:02:00.000+00:00',4,'linked','NVHT:leader','"chat:4"');
INSERT INTO "Audit" VALUES(7,'2024-04-02T02:02:20.000+00:00',1,'code-issued','NVHT:secretary','null');
INSERT INTO "Audit" VALUES(8,'2024-04-02T02:02:40.000+00:00',5,'linked','NVHT:secretary','"chat:5"');
INSERT INTO "Audit" VALUES(9,'2024-04-02T02:03:00.000+00:00',1,'code-issued','NVHX:officer','null');
INSERT INTO "Audit" VALUES(10,'2024-04-02T02:03:20.000+00:00',6,'linked','NVHX:officer','"chat:6"');
INSERT INTO "Audit" VALUES(11,'2024-04-02T02:03:40.000+00:00',1,'code-issued','NVHX:head','null');
INSERT INTO "Audit" VALUES(12,'2024-04-02T02:04:00.000+00:00',7,'linked','NVHX:head','"chat:7"');
INSERT INTO "Audit" VALUES(13,'2024-04-02T02:07:20.000+00:00',5,'locked','2024-03','null');
INSERT INTO "Audit" VALUES(14,'2024-05-02T02:07:00.000+00:00',5,'extended','2024-04 NVHX','"2024-05-12T11:30"');
INSERT INTO "Audit" VALUES(15,'2024-05-02T02:07:20.000+00:00',5,'muted','2024-04 NVHD','null');
INSERT INTO "Audit" VALUES(16,'2024-05-02T02:08:00.000+00:00',1,'code-issued','NVHT:leader','null');
INSERT INTO "Audit" VALUES(17,'2024-05-02T02:08:20.000+00:00',4,'linked','NVHT:leader','"chat:8"');
INSERT INTO "Audit" VALUES(18,'2024-05-02T02:08:40.000+00:00',1,'code-issued','NVHD:officer','null');
INSERT INTO "Extension" VALUES(1,'2024-04','NVHX','2024-05-12T11:30','2024-05-02T02:07:00.000+00:00',5);
INSERT INTO "Mute" VALUES(1,'2024-04','NVHD',1,'2024-05-02T02:07:20.000+00:00',5);
INSERT INTO "Reminder" VALUES(1,'2024-04','NVHT','mo-ky','unit','2024-04-30T08:00','2024-04-30T08:30','sent','2024-05-01T01:40:00.000+00:00');
INSERT INTO "Reminder" VALUES(2,'2024-04','NVHD','mo-ky','unit','2024-04-30T08:00','2024-04-30T08:30','sent','2024-05-01T01:40:00.000+00:00');
INSERT INTO "Reminder" VALUES(3,'2024-04','NVHX','mo-ky','unit','2024-04-30T08:00','2024-04-30T08:30','sent','2024-05-01T01:40:00.000+00:00');
INSERT INTO "Reminder" VALUES(4,'2024-04','chat:4','digest','leaders','2024-05-01T08:00','2024-05-01T08:00','sent','2024-05-01T01:40:00.000+00:00');
INSERT INTO "Reminder" VALUES(5,'2024-04','chat:4','digest','leaders','2024-05-03T08:00','2024-05-03T08:00','sent','2024-05-03T01:05:00.000+00:00');
INSERT INTO "Reminder" VALUES(6,'2024-04','chat:8','digest','leaders','2024-05-03T08:00','2024-05-03T08:00','sent','2024-05-03T01:05:00.000+00:00');
INSERT INTO "Carried" VALUES(1,29);
INSERT INTO "Carried" VALUES(2,30);
INSERT INTO "Carried" VALUES(3,31);
INSERT INTO "Carried" VALUES(4,32);
INSERT INTO "Carried" VALUES(5,71);
INSERT INTO "Carried" VALUES(6,72);
INSERT INTO "Digest" VALUES(4,'2024-04',32,'Nhà văn hoá · Tháng 4/2024 (01/4–30/4)
Đã nộp 0/3 đơn vị, đúng hạn 0. Còn thiếu: NVH Trung tâm, NVH phía đông, NVH xóm mới.
Buổi sinh hoạt: 47 buổi (tăng 11)');
INSERT INTO "Digest" VALUES(8,'2024-04',72,'Nhà văn hoá · Tháng 4/2024 (01/4–30/4)
Đã nộp 0/3 đơn vị, đúng hạn 0. Còn thiếu: NVH Trung tâm, NVH phía đông, NVH xóm mới.
Buổi sinh hoạt: 47 buổi (tăng 11)');
INSERT INTO "Outbox" VALUES(1,1,NULL,'{"type":"message","text":"Mã cho Nhà văn hoá trung tâm, vai trò cán bộ: WY3NEY8G65\nDùng một lần, đến 09:00 9/4/2024. Trong nhóm hoặc chat riêng, gõ: /lienket WY3NEY8G65","choices":[]}','2024-04-02T02:00:20.000+00:00','sent',1,NULL,NULL,'urgent','2024-04-02T02:00:20.000+00:00','b3','2024-04-02T02:00:20.000+00:00');
INSERT INTO "Outbox" VALUES(2,2,NULL,'{"type":"message","text":"Nhóm này đã liên kết với Nhà văn hoá trung tâm, vai trò cán bộ. Gõ /baocao để bắt đầu.","choices":[],"to":{"id":"an","name":"Nguyễn Văn An"},"replyTo":"m4"}','2024-04-02T02:00:40.000+00:00','sent',1,NULL,NULL,'urgent','2024-04-02T02:00:40.000+00:00','b6','2024-04-02T02:00:40.000+00:00');
INSERT INTO "Outbox" VALUES(3,1,NULL,'{"type":"message","text":"Mã cho Nhà văn hoá phía đông, vai trò cán bộ: 2ERQWVWMGA\nDùng một lần, đến 09:01 9/4/2024. Trong nhóm hoặc chat riêng, gõ: /lienket 2ERQWVWMGA","choices":[]}','2024-04-02T02:01:00.000+00:00','sent',1,NULL,NULL,'urgent','2024-04-02T02:01:00.000+00:00','b9','2024-04-02T02:01:00.000+00:00');
INSERT INTO "Outbox" VALUES(4,3,NULL,'{"type":"message","text":"Anh/chị đã được liên kết với Nhà văn hoá phía đông, vai trò cán bộ. Gõ /baocao để bắt đầu.","choices":[]}','2024-04-02T02:01:20.000+00:00','sent',1,NULL,NULL,'urgent','2024-04-02T02:01:20.000+00:00','b12','2024-04-02T02:01:20.000+00:00');
INSERT INTO "Outbox" VALUES(5,1,NULL,'{"type":"message","text":"Mã cho Nhà văn hoá trung tâm, vai trò lãnh đạo: RULK3PP352\nDùng một lần, đến 09:01 9/4/2024. Trong nhóm hoặc chat riêng, gõ: /lienket RULK3PP352","choices":[]}','2024-04-02T02:01:40.000+00:00','sent',1,NULL,NULL,'urgent','2024-04-02T02:01:40.000+00:00','b15','2024-04-02T02:01:40.000+00:00');
INSERT INTO "Outbox" VALUES(6,4,NULL,'{"type":"message","text":"Nhóm này đã liên kết với Nhà văn hoá trung tâm, vai trò lãnh đạo. Gõ /tongket để bắt đầu.","choices":[],"to":{"id":"dao","name":"Đỗ Văn Đạo"},"replyTo":"m16"}','2024-04-02T02:02:00.000+00:00','sent',1,NULL,NULL,'urgent','2024-04-02T02:02:00.000+00:00','b18','2024-04-02T02:02:00.000+00:00');
INSERT INTO "Outbox" VALUES(7,1,NULL,'{"type":"message","text":"Mã cho Nhà văn hoá trung tâm, vai trò thư ký: GFPV5ERY2Q\nDùng một lần, đến 09:02 9/4/2024. Trong nhóm hoặc chat riêng, gõ: /lienket GFPV5ERY2Q","choices":[]}','2024-04-02T02:02:20.000+00:00','sent',1,NULL,NULL,'urgent','2024-04-02T02:02:20.000+00:00','b21','2024-04-02T02:02:20.000+00:00');
INSERT INTO "Outbox" VALUES(8,5,NULL,'{"type":"message","text":"Nhóm này đã liên kết với Nhà văn hoá trung tâm, vai trò thư ký. Gõ /baocao để bắt đầu.","choices":[],"to":{"id":"ky","name":"Vũ Văn Ký"},"replyTo":"m22"}','2024-04-02T02:02:40.000+00:00','sent',1,NULL,NULL,'urgent','2024-04-02T02:02:40.000+00:00','b24','2024-04-02T02:02:40.000+00:00');
INSERT INTO "Outbox" VALUES(9,1,NULL,'{"type":"message","text":"Mã cho Nhà văn hoá xóm mới, vai trò cán bộ: PT9ZHBYERZ\nDùng một lần, đến 09:03 9/4/2024. Trong nhóm hoặc chat riêng, gõ: /lienket PT9ZHBYERZ","choices":[]}','2024-04-02T02:03:00.000+00:00','sent',1,NULL,NULL,'urgent','2024-04-02T02:03:00.000+00:00','b27','2024-04-02T02:03:00.000+00:00');
INSERT INTO "Outbox" VALUES(10,6,NULL,'{"type":"message","text":"Nhóm này đã liên kết với Nhà văn hoá xóm mới, vai trò cán bộ. Gõ /baocao để bắt đầu.","choices":[],"to":{"id":"mai","name":"Hoàng Thị Mai"},"replyTo":"m1"}','2024-04-02T02:03:20.000+00:00','sent',1,NULL,NULL,'urgent','2024-04-02T02:03:20.000+00:00','b3','2024-04-02T02:03:20.000+00:00');
INSERT INTO "Outbox" VALUES(11,1,NULL,'{"type":"message","text":"Mã cho Nhà văn hoá xóm mới, vai trò thủ trưởng: N6MVN84DS3\nDùng một lần, đến 09:03 9/4/2024. Trong nhóm hoặc chat riêng, gõ: /lienket N6MVN84DS3","choices":[]}','2024-04-02T02:03:40.000+00:00','sent',1,NULL,NULL,'urgent','2024-04-02T02:03:40.000+00:00','b30','2024-04-02T02:03:40.000+00:00');
INSERT INTO "Outbox" VALUES(12,7,NULL,'{"type":"message","text":"Anh/chị đã được liên kết với Nhà văn hoá xóm mới, vai trò thủ trưởng. Gõ /baocao để bắt đầu.","choices":[]}','2024-04-02T02:04:00.000+00:00','sent',1,NULL,NULL,'urgent','2024-04-02T02:04:00.000+00:00','b6','2024-04-02T02:04:00.000+00:00');
INSERT INTO "Outbox" VALUES(13,2,1,'{"type":"message","text":"Báo cáo nhà văn hoá · Tháng 3/2024 · Nhà văn hoá trung tâm\nHạn 11:30 thứ Sáu 05/4 (còn 3 ngày) · Câu 1/13 ▱▱▱▱▱▱▱▱▱\n\nĐã tổ chức bao nhiêu buổi sinh hoạt?","to":{"id":"an","name":"Nguyễn Văn An"},"replyTo":"m31","choices":[[{"label":"0","data":"p1:zero"},{"label":"Không phát sinh","data":"p1:none"}],[{"label":"◀ Lùi","data":"p1:back"},{"label":"Bỏ qua","data":"p1:skip"},{"label":"Xem lại","data":"p1:review"}]]}','2024-04-02T02:04:20.000+00:00','sent',1,NULL,NULL,'urgent','2024-04-02T02:04:20.000+00:00','b33','2024-04-02T02:04:20.000+00:00');
INSERT INTO "Outbox" VALUES(14,2,NULL,'{"type":"edit","of":{"promptId":1},"text":"✓ Câu 1 · Buổi sinh hoạt: 12 buổi"}','2024-04-02T02:04:40.000+00:00','sent',1,NULL,NULL,'urgent','2024-04-02T02:04:40.000+00:00','b33','2024-04-02T02:04:40.000+00:00');
INSERT INTO "Outbox" VALUES(15,2,2,'{"type":"message","text":"✓ Câu 1 · Buổi sinh hoạt: 12 buổi\n✓ Câu 2 · Lượt người dự: 340 lượt\n✓ Câu 3 · Tự xếp loại: Hạng khá\n✓ Câu 4 · Kiểm kê tài sản: Có\n✓ Câu 5 · Mở cửa đúng giờ: 83,33% (25/30 ngày)\n✓ Câu 6 · Hội viên mới: 8 hội viên\n✓ Câu 7 · Khách tham quan: 140 khách\n✓ Câu 8 · Máy tính dùng được: 6 máy\n✓ Câu 9 · Tiền thu: 52.000.000 đồng\n✓ Câu 10 · Ngày họp dân: 06/3/2024\n\nBáo cáo nhà văn hoá · Tháng 3/2024 · Nhà văn hoá trung tâm\nHạn 11:30 thứ Sáu 05/4 (còn 3 ngày) · Câu 11/13 ▰▰▰▰▰▰▱▱▱\n\nCó những nội dung sinh hoạt chính nào?","to":{"id":"an","name":"Nguyễn Văn An"},"replyTo":"m34","choices":[[{"label":"Không phát sinh","data":"p2:none"}],[{"label":"◀ Lùi","data":"p2:back"},{"label":"Bỏ qua","data":"p2:skip"},{"label":"Xem lại","data":"p2:review"}]]}','2024-04-02T02:04:40.000+00:00','sent',1,NULL,NULL,'urgent','2024-04-02T02:04:40.000+00:00','b36','2024-04-02T02:04:40.000+00:00');
INSERT INTO "Outbox" VALUES(16,2,3,'{"type":"message","text":"Đã nộp báo cáo tháng 3/2024 của Nhà văn hoá trung tâm lúc 09:05 2/4/2024, đúng hạn. Cảm ơn anh/chị. Cần sửa số nào, anh/chị gõ /sua và số câu.","choices":[],"to":{"id":"an","name":"Nguyễn Văn An"},"replyTo":"m37"}','2024-04-02T02:05:00.000+00:00','sent',1,NULL,NULL,'urgent','2024-04-02T02:05:00.000+00:00','b39','2024-04-02T02:05:00.000+00:00');
INSERT INTO "Outbox" VALUES(17,3,4,'{"type":"message","text":"Báo cáo nhà văn hoá · Tháng 3/2024 · Nhà văn hoá phía đông\nHạn 11:30 thứ Sáu 05/4 (còn 3 ngày) · Câu 1/13 ▱▱▱▱▱▱▱▱▱\n\nĐã tổ chức bao nhiêu buổi sinh hoạt?","choices":[[{"label":"0","data":"p4:zero"},{"label":"Không phát sinh","data":"p4:none"}],[{"label":"◀ Lùi","data":"p4:back"},{"label":"Bỏ qua","data":"p4:skip"},{"label":"Xem lại","data":"p4:review"}]]}','2024-04-02T02:05:20.000+00:00','sent',1,NULL,NULL,'urgent','2024-04-02T02:05:20.000+00:00','b42','2024-04-02T02:05:20.000+00:00');
INSERT INTO "Outbox" VALUES(18,3,NULL,'{"type":"edit","of":{"promptId":4},"text":"✓ Câu 1 · Buổi sinh hoạt: 12 buổi"}','2024-04-02T02:05:40.000+00:00','sent',1,NULL,NULL,'urgent','2024-04-02T02:05:40.000+00:00','b42','2024-04-02T02:05:40.000+00:00');
INSERT INTO "Outbox" VALUES(19,3,5,'{"type":"message","text":"✓ Câu 1 · Buổi sinh hoạt: 12 buổi\n✓ Câu 2 · Lượt người dự: 340 lượt\n✓ Câu 3 · Tự xếp loại: Hạng khá\n✓ Câu 4 · Kiểm kê tài sản: Có\n✓ Câu 5 · Mở cửa đúng giờ: 83,33% (25/30 ngày)\n✓ Câu 6 · Hội viên mới: 8 hội viên\n✓ Câu 7 · Khách tham quan: 140 khách\n✓ Câu 8 · Máy tính dùng được: 6 máy\n✓ Câu 9 · Tiền thu: 52.000.000 đồng\n✓ Câu 10 · Ngày họp dân: 06/3/2024\n\nBáo cáo nhà văn hoá · Tháng 3/2024 · Nhà văn hoá phía đông\nHạn 11:30 thứ Sáu 05/4 (còn 3 ngày) · Câu 11/13 ▰▰▰▰▰▰▱▱▱\n\nCó những nội dung sinh hoạt chính nào?","choices":[[{"label":"Không phát sinh","data":"p5:none"}],[{"label":"◀ Lùi","data":"p5:back"},{"label":"Bỏ qua","data":"p5:skip"},{"label":"Xem lại","data":"p5:review"}]]}','2024-04-02T02:05:40.000+00:00','sent',1,NULL,NULL,'urgent','2024-04-02T02:05:40.000+00:00','b45','2024-04-02T02:05:40.000+00:00');
INSERT INTO "Outbox" VALUES(20,3,6,'{"type":"message","text":"Đã nộp báo cáo tháng 3/2024 của Nhà văn hoá phía đông lúc 09:06 2/4/2024, đúng hạn. Cảm ơn anh/chị. Cần sửa số nào, anh/chị gõ /sua và số câu.","choices":[]}','2024-04-02T02:06:00.000+00:00','sent',1,NULL,NULL,'urgent','2024-04-02T02:06:00.000+00:00','b48','2024-04-02T02:06:00.000+00:00');
INSERT INTO "Outbox" VALUES(21,6,7,'{"type":"message","text":"Báo cáo nhà văn hoá · Tháng 3/2024 · Nhà văn hoá xóm mới\nHạn 11:30 thứ Sáu 05/4 (còn 3 ngày) · Câu 1/13 ▱▱▱▱▱▱▱▱▱\n\nĐã tổ chức bao nhiêu buổi sinh hoạt?\n\nGõ một chữ cái để chọn:\na) Không phát sinh\nb) ◀ Lùi · c) Bỏ qua · d) Xem lại","to":{"id":"mai","name":"Hoàng Thị Mai"},"replyTo":"m7"}','2024-04-02T02:06:20.000+00:00','sent',1,NULL,NULL,'urgent','2024-04-02T02:06:20.000+00:00','b9','2024-04-02T02:06:20.000+00:00');
INSERT INTO "Outbox" VALUES(22,6,8,'{"type":"message","text":"✓ Câu 1 · Buổi sinh hoạt: 12 buổi\n✓ Câu 2 · Lượt người dự: 340 lượt\n✓ Câu 3 · Tự xếp loại: Hạng khá\n✓ Câu 4 · Kiểm kê tài sản: Có\n✓ Câu 5 · Mở cửa đúng giờ: 83,33% (25/30 ngày)\n✓ Câu 6 · Hội viên mới: 8 hội viên\n✓ Câu 7 · Khách tham quan: 140 khách\n✓ Câu 8 · Máy tính dùng được: 6 máy\n✓ Câu 9 · Tiền thu: 52.000.000 đồng\n✓ Câu 10 · Ngày họp dân: 06/3/2024\n\nBáo cáo nhà văn hoá · Tháng 3/2024 · Nhà văn hoá xóm mới\nHạn 11:30 thứ Sáu 05/4 (còn 3 ngày) · Câu 11/13 ▰▰▰▰▰▰▱▱▱\n\nCó những nội dung sinh hoạt chính nào?\nAnh/chị bấm giữ tin này, chọn Trả lời rồi gõ câu trả lời.\n\nGõ một chữ cái để chọn:\na) Không phát sinh\nb) ◀ Lùi · c) Bỏ qua · d) Xem lại","to":{"id":"mai","name":"Hoàng Thị Mai"},"replyTo":"m10"}','2024-04-02T02:06:40.000+00:00','sent',1,NULL,NULL,'urgent','2024-04-02T02:06:40.000+00:00','b12','2024-04-02T02:06:40.000+00:00');
INSERT INTO "Outbox" VALUES(23,5,NULL,'{"type":"message","text":"Chưa nộp (1): NVH xóm mới.\nKhoá rồi thì không đơn vị nào sửa được nữa. Vẫn khoá tháng 3/2024?","to":{"id":"ky","name":"Vũ Văn Ký"},"replyTo":"m49","choices":[[{"label":"Vẫn khoá","data":"/khoa 2024-03 vankhoa 1 0 28533727"}]]}','2024-04-02T02:07:00.000+00:00','sent',1,NULL,NULL,'urgent','2024-04-02T02:07:00.000+00:00','b51','2024-04-02T02:07:00.000+00:00');
INSERT INTO "Outbox" VALUES(24,5,NULL,'{"type":"tap-answer","tapId":"t52"}','2024-04-02T02:07:20.000+00:00','sent',1,NULL,NULL,'urgent','2024-04-02T02:07:20.000+00:00',NULL,'2024-04-02T02:07:20.000+00:00');
INSERT INTO "Outbox" VALUES(25,2,NULL,'{"type":"message","text":"Báo cáo nhà văn hoá tháng 3/2024 đã khoá số liệu, không sửa được nữa. Cần sửa, anh/chị liên hệ thư ký tổng hợp."}','2024-04-02T02:07:20.000+00:00','sent',1,NULL,NULL,'bulk','2024-04-02T02:07:20.000+00:00','b54','2024-04-02T02:07:20.000+00:00');
INSERT INTO "Outbox" VALUES(26,3,NULL,'{"type":"message","text":"Báo cáo nhà văn hoá tháng 3/2024 đã khoá số liệu, không sửa được nữa. Cần sửa, anh/chị liên hệ thư ký tổng hợp."}','2024-04-02T02:07:20.000+00:00','sent',1,NULL,NULL,'bulk','2024-04-02T02:07:20.000+00:00','b55','2024-04-02T02:07:20.000+00:00');
INSERT INTO "Outbox" VALUES(27,6,NULL,'{"type":"message","text":"Báo cáo nhà văn hoá tháng 3/2024 đã khoá số liệu, không sửa được nữa. Cần sửa, anh/chị liên hệ thư ký tổng hợp."}','2024-04-02T02:07:20.000+00:00','sent',1,NULL,NULL,'bulk','2024-04-02T02:07:20.000+00:00','b13','2024-04-02T02:07:20.000+00:00');
INSERT INTO "Outbox" VALUES(28,5,NULL,'{"type":"edit","of":{"messageId":"b51"},"text":"Đã khoá số liệu tháng 3/2024. Mở lại bằng /mo.","choices":[],"elseNew":true}','2024-04-02T02:07:20.000+00:00','sent',1,NULL,NULL,'urgent','2024-04-02T02:07:20.000+00:00','b51','2024-04-02T02:07:20.000+00:00');
INSERT INTO "Outbox" VALUES(29,2,NULL,'{"type":"message","text":"Báo cáo nhà văn hoá · Tháng 4/2024 · Nhà văn hoá trung tâm\nHạn 11:30 Chủ nhật 05/5 (còn 4 ngày)\nĐã mở kỳ báo cáo tháng 4/2024 (số liệu 01/4–30/4).\nChưa trả lời câu nào.","choices":[[{"label":"Bắt đầu trả lời","data":"/baocao 2024-04 NVHT"}]]}','2024-05-01T01:40:00.000+00:00','sent',1,NULL,NULL,'bulk','2024-05-01T01:40:00.000+00:00','b56','2024-05-01T01:40:00.000+00:00');
INSERT INTO "Outbox" VALUES(30,3,NULL,'{"type":"message","text":"Báo cáo nhà văn hoá · Tháng 4/2024 · Nhà văn hoá phía đông\nHạn 11:30 Chủ nhật 05/5 (còn 4 ngày)\nĐã mở kỳ báo cáo tháng 4/2024 (số liệu 01/4–30/4).\nChưa trả lời câu nào.","choices":[[{"label":"Bắt đầu trả lời","data":"/baocao 2024-04 NVHD"}]]}','2024-05-01T01:40:00.000+00:00','sent',1,NULL,NULL,'bulk','2024-05-01T01:40:00.000+00:00','b57','2024-05-01T01:40:00.000+00:00');
INSERT INTO "Outbox" VALUES(31,6,NULL,'{"type":"message","text":"Báo cáo nhà văn hoá · Tháng 4/2024 · Nhà văn hoá xóm mới\nHạn 11:30 Chủ nhật 05/5 (còn 4 ngày)\nĐã mở kỳ báo cáo tháng 4/2024 (số liệu 01/4–30/4).\nChưa trả lời câu nào.\n\nGõ một chữ cái để chọn:\na) Bắt đầu trả lời"}','2024-05-01T01:40:00.000+00:00','sent',1,NULL,NULL,'bulk','2024-05-01T01:40:00.000+00:00','b14','2024-05-01T01:40:00.000+00:00');
INSERT INTO "Outbox" VALUES(32,4,NULL,'{"type":"message","text":"Nhà văn hoá · Tháng 4/2024 (01/4–30/4)\nĐã nộp 0/3 đơn vị, đúng hạn 0. Còn thiếu: NVH Trung tâm, NVH phía đông, NVH xóm mới.\nBuổi sinh hoạt: chưa có số","choices":[[{"label":"Báo cáo Word","data":"/xuatbaocao 2024-04"}],[{"label":"Nhắc 3 đơn vị","data":"/nhac 2024-04"}]]}','2024-05-01T01:40:00.000+00:00','sent',1,NULL,NULL,'bulk','2024-05-01T01:40:00.000+00:00','b58','2024-05-01T01:40:00.000+00:00');
INSERT INTO "Outbox" VALUES(33,4,NULL,'{"type":"pin","of":{"outboxId":32}}','2024-05-01T01:40:00.000+00:00','sent',1,NULL,NULL,'bulk','2024-05-01T01:40:00.000+00:00',NULL,'2024-05-01T01:40:00.000+00:00');
INSERT INTO "Outbox" VALUES(34,2,9,'{"type":"message","text":"Báo cáo nhà văn hoá · Tháng 4/2024 · Nhà văn hoá trung tâm\nHạn 11:30 Chủ nhật 05/5 (còn 3 ngày) · Câu 1/13 ▱▱▱▱▱▱▱▱▱\n\nĐã tổ chức bao nhiêu buổi sinh hoạt?\nTháng trước: 12 buổi","to":{"id":"an","name":"Nguyễn Văn An"},"replyTo":"m59","choices":[[{"label":"Như tháng trước: 12","data":"p9:same.vt5y6qp"},{"label":"0","data":"p9:zero"},{"label":"Không phát sinh","data":"p9:none"}],[{"label":"◀ Lùi","data":"p9:back"},{"label":"Bỏ qua","data":"p9:skip"},{"label":"Xem lại","data":"p9:review"}]]}','2024-05-02T02:00:20.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:00:20.000+00:00','b61','2024-05-02T02:00:20.000+00:00');
INSERT INTO "Outbox" VALUES(35,2,NULL,'{"type":"edit","of":{"promptId":9},"text":"✓ Câu 1 · Buổi sinh hoạt: 14 buổi (tăng 2)","elseNew":true}','2024-05-02T02:00:40.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:00:40.000+00:00','b61','2024-05-02T02:00:40.000+00:00');
INSERT INTO "Outbox" VALUES(36,2,10,'{"type":"message","text":"Báo cáo nhà văn hoá · Tháng 4/2024 · Nhà văn hoá trung tâm\nHạn 11:30 Chủ nhật 05/5 (còn 3 ngày) · Câu 2/13 ▱▱▱▱▱▱▱▱▱\n\nCó bao nhiêu lượt người đến dự?\nTháng trước: 340 lượt","to":{"id":"an","name":"Nguyễn Văn An"},"replyTo":"m62","choices":[[{"label":"Như tháng trước: 340","data":"p10:same.vahtjmh"},{"label":"0","data":"p10:zero"},{"label":"Không phát sinh","data":"p10:none"}],[{"label":"◀ Lùi","data":"p10:back"},{"label":"Bỏ qua","data":"p10:skip"},{"label":"Xem lại","data":"p10:review"}]]}','2024-05-02T02:00:40.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:00:40.000+00:00','b64','2024-05-02T02:00:40.000+00:00');
INSERT INTO "Outbox" VALUES(37,2,NULL,'{"type":"edit","of":{"promptId":10},"text":"✓ Câu 2 · Lượt người dự: 355 lượt (tăng 15)","elseNew":true}','2024-05-02T02:01:00.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:01:00.000+00:00','b64','2024-05-02T02:01:00.000+00:00');
INSERT INTO "Outbox" VALUES(38,2,11,'{"type":"message","text":"Báo cáo nhà văn hoá · Tháng 4/2024 · Nhà văn hoá trung tâm\nHạn 11:30 Chủ nhật 05/5 (còn 3 ngày) · Câu 3/13 ▰▱▱▱▱▱▱▱▱\n\nNhà văn hoá tự xếp loại hoạt động thế nào?\nTháng trước: Hạng khá","to":{"id":"binh","name":"Trần Thị Bình"},"replyTo":"m65","choices":[[{"label":"Hạng tốt","data":"p11:option.tot"}],[{"label":"Hạng khá","data":"p11:option.kha"}],[{"label":"Hạng trung bình","data":"p11:option.trung-binh"}],[{"label":"Như tháng trước: Hạng khá","data":"p11:same.v12dbx3d"}],[{"label":"◀ Lùi","data":"p11:back"},{"label":"Bỏ qua","data":"p11:skip"},{"label":"Xem lại","data":"p11:review"}]]}','2024-05-02T02:01:00.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:01:00.000+00:00','b67','2024-05-02T02:01:00.000+00:00');
INSERT INTO "Outbox" VALUES(39,2,12,'{"type":"message","text":"Báo cáo nhà văn hoá · Tháng 4/2024 · Nhà văn hoá trung tâm\nHạn 11:30 Chủ nhật 05/5 (còn 3 ngày) · Câu 9/13 ▰▱▱▱▱▱▱▱▱\n\nThu được bao nhiêu tiền từ dịch vụ?\nTháng trước: 52.000.000 đồng","to":{"id":"cuc","name":"Lê Thị Cúc"},"replyTo":"m68","choices":[[{"label":"Như tháng trước: 52.000.000","data":"p12:same.v11x1nb9"},{"label":"0","data":"p12:zero"},{"label":"Không phát sinh","data":"p12:none"}],[{"label":"◀ Lùi","data":"p12:back"},{"label":"Bỏ qua","data":"p12:skip"},{"label":"Xem lại","data":"p12:review"}]]}','2024-05-02T02:01:20.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:01:20.000+00:00','b70','2024-05-02T02:01:20.000+00:00');
INSERT INTO "Outbox" VALUES(40,2,NULL,'{"type":"tap-answer","tapId":"t71"}','2024-05-02T02:01:40.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:01:40.000+00:00',NULL,'2024-05-02T02:01:40.000+00:00');
INSERT INTO "Outbox" VALUES(41,2,NULL,'{"type":"edit","of":{"promptId":12},"text":"✓ Câu 9 · Tiền thu: không phát sinh","elseNew":true}','2024-05-02T02:01:40.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:01:40.000+00:00','b70','2024-05-02T02:01:40.000+00:00');
INSERT INTO "Outbox" VALUES(42,2,13,'{"type":"message","text":"Báo cáo nhà văn hoá · Tháng 4/2024 · Nhà văn hoá trung tâm\nHạn 11:30 Chủ nhật 05/5 (còn 3 ngày) · Câu 10/13 ▰▰▱▱▱▱▱▱▱\n\nHọp dân vào ngày nào?\nTháng trước: 06/3/2024","to":{"id":"cuc","name":"Lê Thị Cúc"},"choices":[[{"label":"Như tháng trước","data":"p13:same.vzd0zqe"},{"label":"Không phát sinh","data":"p13:none"}],[{"label":"◀ Lùi","data":"p13:back"},{"label":"Bỏ qua","data":"p13:skip"},{"label":"Xem lại","data":"p13:review"}]]}','2024-05-02T02:01:40.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:01:40.000+00:00','b73','2024-05-02T02:01:40.000+00:00');
INSERT INTO "Outbox" VALUES(43,2,14,'{"type":"message","text":"Báo cáo nhà văn hoá · Tháng 4/2024 · Nhà văn hoá trung tâm\nHạn 11:30 Chủ nhật 05/5 (còn 3 ngày) · Câu 4/13 ▰▰▱▱▱▱▱▱▱\n\nTài sản đã được kiểm kê trong tháng chưa?\nTháng trước: Có","to":{"id":"binh","name":"Trần Thị Bình"},"replyTo":"m74","choices":[[{"label":"Có","data":"p14:option.yes"}],[{"label":"Không","data":"p14:option.no"}],[{"label":"Như tháng trước","data":"p14:same.v1dbyzbt"}],[{"label":"◀ Lùi","data":"p14:back"},{"label":"Bỏ qua","data":"p14:skip"},{"label":"Xem lại","data":"p14:review"}]]}','2024-05-02T02:02:00.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:02:00.000+00:00','b76','2024-05-02T02:02:00.000+00:00');
INSERT INTO "Outbox" VALUES(44,2,15,'{"type":"message","text":"Báo cáo nhà văn hoá · Tháng 4/2024 · Nhà văn hoá trung tâm\nHạn 11:30 Chủ nhật 05/5 (còn 3 ngày) · Câu 5/13 ▰▰▱▱▱▱▱▱▱\n\nBao nhiêu ngày mở cửa đúng giờ trên tổng số ngày mở cửa?\nTháng trước: 83,33% (25/30 ngày)","to":{"id":"binh","name":"Trần Thị Bình"},"replyTo":"m77","choices":[[{"label":"Như tháng trước: 25/30","data":"p15:same.v1sifh7d"},{"label":"Không phát sinh","data":"p15:none"}],[{"label":"◀ Lùi","data":"p15:back"},{"label":"Bỏ qua","data":"p15:skip"},{"label":"Xem lại","data":"p15:review"}]]}','2024-05-02T02:02:20.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:02:20.000+00:00','b79','2024-05-02T02:02:20.000+00:00');
INSERT INTO "Outbox" VALUES(45,2,16,'{"type":"message","text":"Câu 5 · Mở cửa đúng giờ: số này hiểu được hai cách. Anh/chị chọn giúp:","to":{"id":"binh","name":"Trần Thị Bình"},"replyTo":"m80","choices":[[{"label":"83,33% (25/30 ngày)","data":"p16:pick.v1sifh7d"}],[{"label":"120% (30/25 ngày)","data":"p16:pick.v8f4h2t"}],[{"label":"Nhập lại","data":"p16:retype"}]]}','2024-05-02T02:02:40.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:02:40.000+00:00','b82','2024-05-02T02:02:40.000+00:00');
INSERT INTO "Outbox" VALUES(46,2,17,'{"type":"message","text":"Báo cáo nhà văn hoá · Tháng 4/2024 · Nhà văn hoá trung tâm\nHạn 11:30 Chủ nhật 05/5 (còn 3 ngày) · Câu 6/13 ▰▰▱▱▱▱▱▱▱\n\nKết nạp được bao nhiêu hội viên câu lạc bộ?\nTháng trước: 8 hội viên","to":{"id":"cuc","name":"Lê Thị Cúc"},"replyTo":"m83","choices":[[{"label":"Như tháng trước: 8","data":"p17:same.vssll4g"},{"label":"0","data":"p17:zero"},{"label":"Không phát sinh","data":"p17:none"}],[{"label":"◀ Lùi","data":"p17:back"},{"label":"Bỏ qua","data":"p17:skip"},{"label":"Xem lại","data":"p17:review"}]]}','2024-05-02T02:03:00.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:03:00.000+00:00','b85','2024-05-02T02:03:00.000+00:00');
INSERT INTO "Outbox" VALUES(47,2,18,'{"type":"message","text":"Báo cáo nhà văn hoá · Tháng 4/2024 · Nhà văn hoá trung tâm\nHạn 11:30 Chủ nhật 05/5 (còn 3 ngày) · Câu 7/13 ▰▰▱▱▱▱▱▱▱\n\nĐón bao nhiêu khách tham quan phòng truyền thống?\nTháng trước: 140 khách","to":{"id":"cuc","name":"Lê Thị Cúc"},"replyTo":"m86","choices":[[{"label":"Như tháng trước: 140","data":"p18:same.v1l9yyub"},{"label":"0","data":"p18:zero"},{"label":"Không phát sinh","data":"p18:none"}],[{"label":"◀ Lùi","data":"p18:back"},{"label":"Bỏ qua","data":"p18:skip"},{"label":"Xem lại","data":"p18:review"}]]}','2024-05-02T02:03:20.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:03:20.000+00:00','b88','2024-05-02T02:03:20.000+00:00');
INSERT INTO "Outbox" VALUES(48,2,19,'{"type":"message","text":"Báo cáo nhà văn hoá · Tháng 4/2024 · Nhà văn hoá trung tâm\nHạn 11:30 Chủ nhật 05/5 (còn 3 ngày) · Câu 12/13 ▰▰▱▱▱▱▱▱▱\n\nĐã ban hành những văn bản nào?","to":{"id":"an","name":"Nguyễn Văn An"},"replyTo":"m89","choices":[[{"label":"Không phát sinh","data":"p19:none"}],[{"label":"◀ Lùi","data":"p19:back"},{"label":"Bỏ qua","data":"p19:skip"},{"label":"Xem lại","data":"p19:review"}]]}','2024-05-02T02:03:40.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:03:40.000+00:00','b91','2024-05-02T02:03:40.000+00:00');
INSERT INTO "Outbox" VALUES(49,2,20,'{"type":"message","text":"Báo cáo nhà văn hoá · Tháng 4/2024 · Nhà văn hoá trung tâm\nHạn 11:30 Chủ nhật 05/5 (còn 3 ngày)\n\n1. Buổi sinh hoạt: 14 buổi\n2. Lượt người dự: 355 lượt\n3. Tự xếp loại: CHƯA CÓ\n4. Kiểm kê tài sản: CHƯA CÓ\n5. Mở cửa đúng giờ: CHƯA CÓ\n6. Hội viên mới: CHƯA CÓ\n7. Khách tham quan: CHƯA CÓ\n8. Máy tính dùng được: CHƯA CÓ\n9. Tiền thu: không phát sinh\n10. Ngày họp dân: để trống\n11. Nội dung chính: để trống\n12. Văn bản đã ban hành: để trống\n13. Kiến nghị: để trống\n\nCòn thiếu 6 câu bắt buộc.\nSửa câu nào, anh/chị gõ số câu và số mới, ví dụ 3: 125. Xong thì chọn Nộp báo cáo.","to":{"id":"an","name":"Nguyễn Văn An"},"replyTo":"m92","choices":[[{"label":"Trả lời câu còn trống","data":"p20:continue"}],[{"label":"Nộp báo cáo","data":"p20:submit"}]]}','2024-05-02T02:04:00.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:04:00.000+00:00','b94','2024-05-02T02:04:00.000+00:00');
INSERT INTO "Outbox" VALUES(50,3,21,'{"type":"message","text":"Báo cáo nhà văn hoá · Tháng 4/2024 · Nhà văn hoá phía đông\nHạn 11:30 Chủ nhật 05/5 (còn 3 ngày) · Câu 1/13 ▱▱▱▱▱▱▱▱▱\n\nĐã tổ chức bao nhiêu buổi sinh hoạt?\nTháng trước: 12 buổi","choices":[[{"label":"Như tháng trước: 12","data":"p21:same.vt5y6qp"},{"label":"0","data":"p21:zero"},{"label":"Không phát sinh","data":"p21:none"}],[{"label":"◀ Lùi","data":"p21:back"},{"label":"Bỏ qua","data":"p21:skip"},{"label":"Xem lại","data":"p21:review"}]]}','2024-05-02T02:04:20.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:04:20.000+00:00','b97','2024-05-02T02:04:20.000+00:00');
INSERT INTO "Outbox" VALUES(51,3,NULL,'{"type":"tap-answer","tapId":"t98"}','2024-05-02T02:04:40.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:04:40.000+00:00',NULL,'2024-05-02T02:04:40.000+00:00');
INSERT INTO "Outbox" VALUES(52,3,22,'{"type":"edit","of":{"messageId":"b97"},"text":"✓ Câu 1 · Buổi sinh hoạt: 12 buổi (bằng tháng trước)\n\nBáo cáo nhà văn hoá · Tháng 4/2024 · Nhà văn hoá phía đông\nHạn 11:30 Chủ nhật 05/5 (còn 3 ngày) · Câu 2/13 ▱▱▱▱▱▱▱▱▱\n\nCó bao nhiêu lượt người đến dự?\nTháng trước: 340 lượt","elseNew":true,"choices":[[{"label":"Như tháng trước: 340","data":"p22:same.vahtjmh"},{"label":"0","data":"p22:zero"},{"label":"Không phát sinh","data":"p22:none"}],[{"label":"◀ Lùi","data":"p22:back"},{"label":"Bỏ qua","data":"p22:skip"},{"label":"Xem lại","data":"p22:review"}]]}','2024-05-02T02:04:40.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:04:40.000+00:00','b97','2024-05-02T02:04:40.000+00:00');
INSERT INTO "Outbox" VALUES(53,3,23,'{"type":"message","text":"Lượt người dự: 3.390 lượt gấp 10 lần tháng trước (340). Anh/chị kiểm tra giúp:","choices":[[{"label":"Đúng, 3.390","data":"p23:pick.v1vlj19"}],[{"label":"Sửa thành 339","data":"p23:pick.vsxus5h"}],[{"label":"Nhập lại","data":"p23:retype"}]]}','2024-05-02T02:05:00.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:05:00.000+00:00','b102','2024-05-02T02:05:00.000+00:00');
INSERT INTO "Outbox" VALUES(54,6,24,'{"type":"message","text":"Báo cáo nhà văn hoá · Tháng 4/2024 · Nhà văn hoá xóm mới\nHạn 11:30 Chủ nhật 05/5 (còn 3 ngày) · Câu 1/13 ▱▱▱▱▱▱▱▱▱\n\nĐã tổ chức bao nhiêu buổi sinh hoạt?\nTháng trước: 12 buổi\n\nGõ một chữ cái để chọn:\na) Như tháng trước: 12 · b) Không phát sinh\nc) ◀ Lùi · d) Bỏ qua · e) Xem lại","to":{"id":"mai","name":"Hoàng Thị Mai"},"replyTo":"m15"}','2024-05-02T02:05:20.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:05:20.000+00:00','b17','2024-05-02T02:05:20.000+00:00');
INSERT INTO "Outbox" VALUES(55,6,25,'{"type":"message","text":"✓ Câu 1 · Buổi sinh hoạt: 21 buổi (tăng 9)\n\nBáo cáo nhà văn hoá · Tháng 4/2024 · Nhà văn hoá xóm mới\nHạn 11:30 Chủ nhật 05/5 (còn 3 ngày) · Câu 2/13 ▱▱▱▱▱▱▱▱▱\n\nCó bao nhiêu lượt người đến dự?\nTháng trước: 340 lượt\n\nGõ một chữ cái để chọn:\na) Như tháng trước: 340 · b) Không phát sinh\nc) ◀ Lùi · d) Bỏ qua · e) Xem lại","to":{"id":"mai","name":"Hoàng Thị Mai"},"replyTo":"m18"}','2024-05-02T02:05:40.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:05:40.000+00:00','b20','2024-05-02T02:05:40.000+00:00');
INSERT INTO "Outbox" VALUES(56,6,26,'{"type":"message","text":"✓ Câu 2 · Lượt người dự: 410 lượt (tăng 70)\n\nBáo cáo nhà văn hoá · Tháng 4/2024 · Nhà văn hoá xóm mới\nHạn 11:30 Chủ nhật 05/5 (còn 3 ngày) · Câu 3/13 ▰▱▱▱▱▱▱▱▱\n\nNhà văn hoá tự xếp loại hoạt động thế nào?\nTháng trước: Hạng khá\n\nGõ một chữ cái để chọn:\na) Hạng tốt\nb) Hạng khá\nc) Hạng trung bình\nd) Như tháng trước: Hạng khá\ne) ◀ Lùi · f) Bỏ qua · g) Xem lại","to":{"id":"mai","name":"Hoàng Thị Mai"},"replyTo":"m21"}','2024-05-02T02:06:00.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:06:00.000+00:00','b23','2024-05-02T02:06:00.000+00:00');
INSERT INTO "Outbox" VALUES(57,7,27,'{"type":"message","text":"Báo cáo nhà văn hoá · Tháng 4/2024 · Nhà văn hoá xóm mới\nHạn 11:30 Chủ nhật 05/5 (còn 3 ngày) · Câu 6/13 ▰▱▱▱▱▱▱▱▱\n\nKết nạp được bao nhiêu hội viên câu lạc bộ?\nTháng trước: 8 hội viên","choices":[[{"label":"Như tháng trước: 8","data":"p27:same.vssll4g"},{"label":"Không phát sinh","data":"p27:none"}],[{"label":"◀ Lùi","data":"p27:back"},{"label":"Bỏ qua","data":"p27:skip"},{"label":"Xem lại","data":"p27:review"}]]}','2024-05-02T02:06:20.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:06:20.000+00:00','b26','2024-05-02T02:06:20.000+00:00');
INSERT INTO "Outbox" VALUES(58,4,NULL,'{"type":"message","text":"Nhà văn hoá · Tháng 4/2024 (01/4–30/4)\nĐã nộp 0/3 đơn vị, đúng hạn 0. Còn thiếu: NVH Trung tâm, NVH phía đông, NVH xóm mới.\nBuổi sinh hoạt: 47 buổi (tăng 11)","to":{"id":"dao","name":"Đỗ Văn Đạo"},"replyTo":"m103","choices":[[{"label":"Báo cáo Word","data":"/xuatbaocao 2024-04"}],[{"label":"Nhắc 3 đơn vị","data":"/nhac 2024-04"}]]}','2024-05-02T02:06:40.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:06:40.000+00:00','b105','2024-05-02T02:06:40.000+00:00');
INSERT INTO "Outbox" VALUES(59,6,NULL,'{"type":"message","text":"Báo cáo nhà văn hoá tháng 4/2024: Nhà văn hoá xóm mới được gia hạn đến 11:30 Chủ nhật 12/5."}','2024-05-02T02:07:00.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:07:00.000+00:00','b27','2024-05-02T02:07:00.000+00:00');
INSERT INTO "Outbox" VALUES(60,5,NULL,'{"type":"message","text":"Đã gia hạn cho Nhà văn hoá xóm mới tháng 4/2024 đến 11:30 Chủ nhật 12/5.","choices":[],"to":{"id":"ky","name":"Vũ Văn Ký"},"replyTo":"m106"}','2024-05-02T02:07:00.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:07:00.000+00:00','b108','2024-05-02T02:07:00.000+00:00');
INSERT INTO "Outbox" VALUES(61,5,NULL,'{"type":"message","text":"Tháng 4/2024 không nhắc Nhà văn hoá phía đông nữa. Nhắc lại: /nhac, tên đơn vị, rồi chữ bật.","choices":[],"to":{"id":"ky","name":"Vũ Văn Ký"},"replyTo":"m109"}','2024-05-02T02:07:20.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:07:20.000+00:00','b111','2024-05-02T02:07:20.000+00:00');
INSERT INTO "Outbox" VALUES(62,5,NULL,'{"type":"message","text":"Tiến độ · Tháng 4/2024 (01/4–30/4)\nHạn 11:30 Chủ nhật 05/5 (còn 3 ngày)\nĐã nộp 0/3 đơn vị (0%), đúng hạn 0 (0%)\nĐang làm: NVH Trung tâm 3/9, NVH phía đông 1/9, NVH xóm mới 2/9","choices":[],"to":{"id":"ky","name":"Vũ Văn Ký"},"replyTo":"m112"}','2024-05-02T02:07:40.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:07:40.000+00:00','b114','2024-05-02T02:07:40.000+00:00');
INSERT INTO "Outbox" VALUES(63,1,NULL,'{"type":"message","text":"Mã cho Nhà văn hoá trung tâm, vai trò lãnh đạo: HA7WDG49ZF\nDùng một lần, đến 09:08 9/5/2024. Trong nhóm hoặc chat riêng, gõ: /lienket HA7WDG49ZF","choices":[]}','2024-05-02T02:08:00.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:08:00.000+00:00','b117','2024-05-02T02:08:00.000+00:00');
INSERT INTO "Outbox" VALUES(64,8,NULL,'{"type":"message","text":"Nhóm này đã liên kết với Nhà văn hoá trung tâm, vai trò lãnh đạo. Gõ /tongket để bắt đầu.","choices":[],"to":{"id":"dao","name":"Đỗ Văn Đạo"},"replyTo":"m118"}','2024-05-02T02:08:20.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:08:20.000+00:00','b120','2024-05-02T02:08:20.000+00:00');
INSERT INTO "Outbox" VALUES(65,1,NULL,'{"type":"message","text":"Mã cho Nhà văn hoá phía đông, vai trò cán bộ: N6DRVXC78Z\nDùng một lần, đến 09:08 9/5/2024. Trong nhóm hoặc chat riêng, gõ: /lienket N6DRVXC78Z","choices":[]}','2024-05-02T02:08:40.000+00:00','sent',1,NULL,NULL,'urgent','2024-05-02T02:08:40.000+00:00','b123','2024-05-02T02:08:40.000+00:00');
INSERT INTO "Outbox" VALUES(66,2,NULL,'{"type":"tap-answer","tapId":"t124"}','2024-05-02T02:09:00.000+00:00','new',2,'unreachable','2024-05-03T01:05:00.866+00:00','urgent','2024-05-03T01:05:00.000+00:00',NULL,NULL);
INSERT INTO "Outbox" VALUES(67,2,NULL,'{"type":"edit","of":{"promptId":17},"text":"✓ Câu 6 · Hội viên mới: không phát sinh","elseNew":true}','2024-05-02T02:09:00.000+00:00','new',1,'unreachable','2024-05-02T02:09:20.428+00:00','urgent','2024-05-02T02:09:20.000+00:00',NULL,NULL);
INSERT INTO "Outbox" VALUES(68,2,28,'{"type":"message","text":"Báo cáo nhà văn hoá · Tháng 4/2024 · Nhà văn hoá trung tâm\nHạn 11:30 Chủ nhật 05/5 (còn 3 ngày) · Câu 7/13 ▰▰▱▱▱▱▱▱▱\n\nĐón bao nhiêu khách tham quan phòng truyền thống?\nTháng trước: 140 khách","to":{"id":"cuc","name":"Lê Thị Cúc"},"choices":[[{"label":"Như tháng trước: 140","data":"p28:same.v1l9yyub"},{"label":"0","data":"p28:zero"},{"label":"Không phát sinh","data":"p28:none"}],[{"label":"◀ Lùi","data":"p28:back"},{"label":"Bỏ qua","data":"p28:skip"},{"label":"Xem lại","data":"p28:review"}]]}','2024-05-02T02:09:00.000+00:00','new',0,NULL,NULL,'urgent',NULL,NULL,NULL);
INSERT INTO "Outbox" VALUES(69,5,NULL,'{"type":"message","text":"Đang lập báo cáo tháng 4/2024, xin chờ giây lát.","choices":[],"to":{"id":"ky","name":"Vũ Văn Ký"},"replyTo":"m126"}','2024-05-02T02:09:20.000+00:00','new',0,NULL,NULL,'urgent',NULL,NULL,NULL);
INSERT INTO "Outbox" VALUES(70,5,NULL,'{"type":"report","period":"2024-04","format":"docx","caption":"Báo cáo nhà văn hoá tháng 4/2024","personId":5}','2024-05-02T02:09:20.000+00:00','new',0,NULL,NULL,'urgent',NULL,NULL,NULL);
INSERT INTO "Outbox" VALUES(71,4,NULL,'{"type":"edit","of":{"outboxId":32},"text":"Nhà văn hoá · Tháng 4/2024 (01/4–30/4)\nĐã nộp 0/3 đơn vị, đúng hạn 0. Còn thiếu: NVH Trung tâm, NVH phía đông, NVH xóm mới.\nBuổi sinh hoạt: 47 buổi (tăng 11)","elseNew":true,"choices":[[{"label":"Báo cáo Word","data":"/xuatbaocao 2024-04"}],[{"label":"Nhắc 3 đơn vị","data":"/nhac 2024-04"}]]}','2024-05-03T01:05:00.000+00:00','new',0,NULL,NULL,'bulk',NULL,NULL,NULL);
INSERT INTO "Outbox" VALUES(72,8,NULL,'{"type":"message","text":"Nhà văn hoá · Tháng 4/2024 (01/4–30/4)\nĐã nộp 0/3 đơn vị, đúng hạn 0. Còn thiếu: NVH Trung tâm, NVH phía đông, NVH xóm mới.\nBuổi sinh hoạt: 47 buổi (tăng 11)","choices":[[{"label":"Báo cáo Word","data":"/xuatbaocao 2024-04"}],[{"label":"Nhắc 3 đơn vị","data":"/nhac 2024-04"}]]}','2024-05-03T01:05:00.000+00:00','new',0,NULL,NULL,'bulk',NULL,NULL,NULL);
INSERT INTO "Outbox" VALUES(73,8,NULL,'{"type":"pin","of":{"outboxId":72}}','2024-05-03T01:05:00.000+00:00','new',0,NULL,NULL,'bulk',NULL,NULL,NULL);
INSERT INTO "Offer" VALUES(1,6,6,21,'["p7:none","p7:back","p7:skip","p7:review"]','2024-04-02T02:06:20.000+00:00');
INSERT INTO "Offer" VALUES(2,6,6,22,'["p8:none","p8:back","p8:skip","p8:review"]','2024-04-02T02:06:40.000+00:00');
INSERT INTO "Offer" VALUES(3,6,NULL,31,'["/baocao 2024-04 NVHX"]','2024-05-01T01:40:00.000+00:00');
INSERT INTO "Offer" VALUES(4,6,6,54,'["p24:same.vt5y6qp","p24:none","p24:back","p24:skip","p24:review"]','2024-05-02T02:05:20.000+00:00');
INSERT INTO "Offer" VALUES(5,6,6,55,'["p25:same.vahtjmh","p25:none","p25:back","p25:skip","p25:review"]','2024-05-02T02:05:40.000+00:00');
INSERT INTO "Offer" VALUES(6,6,6,56,'["p26:option.tot","p26:option.kha","p26:option.trung-binh","p26:same.v12dbx3d","p26:back","p26:skip","p26:review"]','2024-05-02T02:06:00.000+00:00');
DELETE FROM sqlite_sequence;
INSERT INTO "sqlite_sequence" VALUES('Outbox',73);
INSERT INTO "sqlite_sequence" VALUES('Inbox',52);
INSERT INTO "sqlite_sequence" VALUES('Chat',8);
INSERT INTO "sqlite_sequence" VALUES('Person',9);
INSERT INTO "sqlite_sequence" VALUES('Audit',18);
INSERT INTO "sqlite_sequence" VALUES('Link',7);
INSERT INTO "sqlite_sequence" VALUES('Conversation',7);
INSERT INTO "sqlite_sequence" VALUES('Prompt',28);
INSERT INTO "sqlite_sequence" VALUES('Answer',37);
INSERT INTO "sqlite_sequence" VALUES('Offer',6);
INSERT INTO "sqlite_sequence" VALUES('Reminder',6);
INSERT INTO "sqlite_sequence" VALUES('Extension',1);
INSERT INTO "sqlite_sequence" VALUES('Mute',1);
