-- CreateIndex
CREATE INDEX "posting_store_id_peer_id_entry_id_idx" ON "posting"("store_id", "peer_id", "entry_id" DESC) WHERE (house = 'SETTLEMENT');
