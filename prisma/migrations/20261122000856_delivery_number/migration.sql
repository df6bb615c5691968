-- CreateIndex
CREATE INDEX "delivery_number_idx" ON "delivery"("number");
