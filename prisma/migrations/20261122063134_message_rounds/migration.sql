-- AlterTable
ALTER TABLE "message" ADD COLUMN     "attempts_before" SMALLINT NOT NULL DEFAULT 0;
