-- AlterEnum
ALTER TYPE "import_target" ADD VALUE 'BALANCES';

-- AlterTable
ALTER TABLE "import_job" ADD COLUMN     "totals" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "opening_balance" (
    "key" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,

    CONSTRAINT "opening_balance_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "opening_balance_import_id_idx" ON "opening_balance"("import_id");
