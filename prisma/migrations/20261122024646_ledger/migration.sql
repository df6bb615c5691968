-- CreateEnum
CREATE TYPE "asset_kind" AS ENUM ('PRINCIPAL', 'BONUS', 'POINTS', 'COUNT', 'TIME');

-- CreateEnum
CREATE TYPE "entry_kind" AS ENUM ('TOP_UP', 'TOP_UP_REFUND', 'SPEND', 'SPEND_REFUND', 'TRANSFER_OUT', 'TRANSFER_IN', 'EARN', 'EARN_BACK', 'GRANT', 'CONVERT', 'EXPIRE', 'PASS_SALE', 'PASS_USE', 'PASS_EXTEND', 'PASS_REFUND', 'OPENING', 'CORRECTION', 'REVERSAL');

-- CreateEnum
CREATE TYPE "house" AS ENUM ('CASH', 'REVENUE', 'BONUS', 'POINTS', 'PASSES', 'CONVERSION', 'TRANSFER', 'BREAKAGE', 'OPENING', 'CORRECTION', 'SETTLEMENT');

-- CreateEnum
CREATE TYPE "hold_state" AS ENUM ('HELD', 'CONFIRMED', 'RELEASED', 'EXPIRED');

-- CreateTable
CREATE TABLE "asset" (
    "id" UUID NOT NULL,
    "kind" "asset_kind" NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "asset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "member_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "balance" BIGINT NOT NULL DEFAULT 0,
    "held" BIGINT NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 0,
    "hash" BYTEA,
    "frozen_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("member_id","id")
);

-- CreateTable
CREATE TABLE "lot" (
    "member_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,
    "remaining" BIGINT NOT NULL,
    "expires_on" DATE,

    CONSTRAINT "lot_pkey" PRIMARY KEY ("member_id","id")
);

-- CreateTable
CREATE TABLE "journal_entry" (
    "member_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "entry_kind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "business_date" DATE NOT NULL,
    "store_id" UUID NOT NULL,
    "operator_id" UUID,
    "reversal_of" UUID,
    "twin_id" UUID,
    "sale_id" UUID,
    "rule_id" UUID,
    "rule_version" INTEGER,
    "method" "tender_method",
    "reference" TEXT,
    "reason" TEXT,
    "why" JSONB,

    CONSTRAINT "journal_entry_pkey" PRIMARY KEY ("member_id","id")
);

-- CreateTable
CREATE TABLE "posting" (
    "member_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "leg_no" SMALLINT NOT NULL,
    "business_date" DATE NOT NULL,
    "asset_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,
    "store_id" UUID NOT NULL,
    "house" "house",
    "peer_id" UUID,
    "account_id" UUID,
    "lot_id" UUID,
    "balance" BIGINT,
    "version" INTEGER,
    "expires_on" DATE,
    "hash" BYTEA,

    CONSTRAINT "posting_pkey" PRIMARY KEY ("member_id","entry_id","leg_no")
);

-- CreateTable
CREATE TABLE "value_hold" (
    "member_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,
    "state" "hold_state" NOT NULL DEFAULT 'HELD',
    "reason" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "entry_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "value_hold_pkey" PRIMARY KEY ("member_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "asset_code_key" ON "asset"("code");

-- CreateIndex
CREATE UNIQUE INDEX "account_member_id_asset_id_key" ON "account"("member_id", "asset_id");

-- CreateIndex
CREATE INDEX "lot_member_id_account_id_remaining_idx" ON "lot"("member_id", "account_id", "remaining");

-- CreateIndex
CREATE INDEX "journal_entry_member_id_sale_id_idx" ON "journal_entry"("member_id", "sale_id");

-- CreateIndex
CREATE INDEX "journal_entry_store_id_business_date_id_idx" ON "journal_entry"("store_id", "business_date" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "journal_entry_member_id_reversal_of_key" ON "journal_entry"("member_id", "reversal_of");

-- CreateIndex
CREATE INDEX "posting_business_date_idx" ON "posting" USING BRIN ("business_date");

-- CreateIndex
CREATE UNIQUE INDEX "posting_member_id_account_id_version_key" ON "posting"("member_id", "account_id", "version");

-- CreateIndex
CREATE INDEX "value_hold_state_expires_at_idx" ON "value_hold"("state", "expires_at");

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_asset_id_fkey" FOREIGN KEY ("asset_id") REFERENCES "asset"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "journal_entry" ADD CONSTRAINT "journal_entry_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "journal_entry" ADD CONSTRAINT "journal_entry_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "journal_entry" ADD CONSTRAINT "journal_entry_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "posting" ADD CONSTRAINT "posting_member_id_entry_id_fkey" FOREIGN KEY ("member_id", "entry_id") REFERENCES "journal_entry"("member_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- What must never be, whatever a program does.
ALTER TABLE "account" ADD CONSTRAINT "account_never_below_zero" CHECK (balance >= 0 AND held >= 0 AND held <= balance AND version >= 0);
ALTER TABLE "account" ADD CONSTRAINT "account_hash_with_version" CHECK ((version = 0) = (hash IS NULL));
ALTER TABLE "lot" ADD CONSTRAINT "lot_within_its_amount" CHECK (amount > 0 AND remaining BETWEEN 0 AND amount);
ALTER TABLE "value_hold" ADD CONSTRAINT "value_hold_amount" CHECK (amount > 0);
ALTER TABLE "value_hold" ADD CONSTRAINT "value_hold_end" CHECK ((state = 'HELD') = (ended_at IS NULL) AND (state = 'CONFIRMED') = (entry_id IS NOT NULL));
ALTER TABLE "journal_entry" ADD CONSTRAINT "journal_entry_rule" CHECK ((rule_id IS NULL) = (rule_version IS NULL));
ALTER TABLE "posting" ADD CONSTRAINT "posting_of_member_or_house" CHECK (
  CASE WHEN account_id IS NULL
    THEN house IS NOT NULL AND num_nonnulls(lot_id, balance, version, expires_on, hash) = 0
    ELSE num_nonnulls(lot_id, balance, version, hash) = 4 AND balance >= 0 AND version > 0 AND (house IS NOT NULL OR amount = 0)
  END);
ALTER TABLE "posting" ADD CONSTRAINT "posting_peer" CHECK ((house = 'SETTLEMENT') IS TRUE = (peer_id IS NOT NULL));

-- What every chain has: domain/assets.ts knows these ids.
INSERT INTO "asset" (id, kind, code, name) VALUES
  ('00000000-0000-7000-8000-000000000001', 'PRINCIPAL', 'PRINCIPAL', '储值本金'),
  ('00000000-0000-7000-8000-000000000002', 'BONUS', 'BONUS', '赠送金'),
  ('00000000-0000-7000-8000-000000000003', 'POINTS', 'SPENDING', '消费积分'),
  ('00000000-0000-7000-8000-000000000004', 'POINTS', 'CONTRIBUTION', '成长积分');
