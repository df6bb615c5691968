-- CreateIndex
CREATE INDEX "member_merged_into_idx" ON "member"("merged_into");
