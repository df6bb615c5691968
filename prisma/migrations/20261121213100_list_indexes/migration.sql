-- DropIndex
DROP INDEX "member_metrics_last_purchase_idx";

-- CreateIndex
CREATE INDEX "member_name_id_idx" ON "member"("name", "id");

-- CreateIndex
CREATE INDEX "member_metrics_last_purchase_member_id_idx" ON "member_metrics"("last_purchase", "member_id");

-- CreateIndex
CREATE INDEX "member_metrics_amount_member_id_idx" ON "member_metrics"("amount", "member_id");

-- CreateIndex
CREATE INDEX "product_name_id_idx" ON "product"("name", "id");

