-- AlterTable
ALTER TABLE "account" ADD COLUMN     "frozen_reason" TEXT;

-- CreateIndex
CREATE INDEX "points_pending_store_id_state_id_idx" ON "points_pending"("store_id", "state", "id" DESC);

-- CreateIndex
CREATE INDEX "value_hold_store_id_state_id_idx" ON "value_hold"("store_id", "state", "id" DESC);
