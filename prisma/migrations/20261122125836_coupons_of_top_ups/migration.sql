-- AlterTable
ALTER TABLE "coupon" ADD COLUMN     "top_up_id" UUID,
ADD COLUMN     "withheld" BIGINT NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "coupon_top_up_id_idx" ON "coupon"("top_up_id") WHERE (top_up_id IS NOT NULL);
