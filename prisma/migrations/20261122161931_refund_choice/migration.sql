-- AlterTable
ALTER TABLE "chain" ADD COLUMN     "refund_any_money" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "shift_store_id_closed_at_idx" ON "shift"("store_id", "closed_at");
