-- AlterTable
ALTER TABLE "Prompt" ADD COLUMN "revision" INTEGER;
