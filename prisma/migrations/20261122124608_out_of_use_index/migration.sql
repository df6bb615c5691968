-- CreateIndex
CREATE INDEX "member_out_of_use" ON "member"("id") WHERE (kind = 'GUEST' OR archived_at IS NOT NULL);
