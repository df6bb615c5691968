-- DropIndex
DROP INDEX "member_merged_into_idx";

-- DropIndex
DROP INDEX "member_standing_until_idx";

-- CreateIndex
CREATE INDEX "member_merged_into_idx" ON "member"("merged_into") WHERE (merged_into IS NOT NULL);

-- CreateIndex
CREATE INDEX "member_standing_until_idx" ON "member_standing"("until") WHERE (until IS NOT NULL);
