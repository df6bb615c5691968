-- AlterTable
ALTER TABLE "idempotency" ALTER COLUMN "result" SET NOT NULL;
