-- CreateTable
CREATE TABLE "value_fold" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "folded_through" DATE,

    CONSTRAINT "value_fold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "value_dirty_day" (
    "day" DATE NOT NULL,

    CONSTRAINT "value_dirty_day_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "value_day" (
    "asset_id" UUID NOT NULL,
    "house" "house" NOT NULL,
    "of_member" BOOLEAN NOT NULL,
    "day" DATE NOT NULL,
    "store_id" UUID NOT NULL,
    "peer_id" UUID NOT NULL,
    "plus" BIGINT NOT NULL,
    "minus" BIGINT NOT NULL,

    CONSTRAINT "value_day_pkey" PRIMARY KEY ("asset_id","house","of_member","day","store_id","peer_id")
);

-- CreateTable
CREATE TABLE "settlement" (
    "id" UUID NOT NULL,
    "from_day" DATE,
    "through" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID,
    "note" TEXT,

    CONSTRAINT "settlement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settlement_row" (
    "settlement_id" UUID NOT NULL,
    "debtor_id" UUID NOT NULL,
    "creditor_id" UUID NOT NULL,
    "principal" BIGINT NOT NULL,
    "bonus" BIGINT NOT NULL,
    "paid_at" TIMESTAMPTZ(3),
    "paid_by" UUID,

    CONSTRAINT "settlement_row_pkey" PRIMARY KEY ("settlement_id","debtor_id","creditor_id")
);

-- CreateIndex
CREATE INDEX "value_day_day_idx" ON "value_day"("day");

-- CreateIndex
CREATE UNIQUE INDEX "settlement_through_key" ON "settlement"("through");

-- AddForeignKey
ALTER TABLE "settlement_row" ADD CONSTRAINT "settlement_row_settlement_id_fkey" FOREIGN KEY ("settlement_id") REFERENCES "settlement"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "settlement_row" ADD CONSTRAINT "settlement_row_debtor_id_fkey" FOREIGN KEY ("debtor_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "settlement_row" ADD CONSTRAINT "settlement_row_creditor_id_fkey" FOREIGN KEY ("creditor_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

INSERT INTO "value_fold" (id) VALUES (1);
ALTER TABLE "value_fold" ADD CHECK (id = 1);
ALTER TABLE "value_day" ADD CHECK (plus >= 0 AND minus >= 0 AND (house = 'SETTLEMENT') = (peer_id <> store_id) AND NOT (of_member AND house = 'SETTLEMENT'));
ALTER TABLE "settlement" ADD CHECK (from_day <= through);
ALTER TABLE "settlement_row" ADD CHECK (debtor_id <> creditor_id AND principal + bonus >= 0 AND (principal <> 0 OR bonus <> 0));
