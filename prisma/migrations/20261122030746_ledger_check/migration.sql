-- CreateEnum
CREATE TYPE "ledger_mismatch" AS ENUM ('UNBALANCED', 'ALTERED', 'GAP', 'BALANCE', 'EMPTY', 'ACCOUNT', 'LOT', 'HELD', 'ANCHOR', 'ROOT');

-- CreateTable
CREATE TABLE "ledger_check" (
    "id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_by" UUID,
    "finished_at" TIMESTAMPTZ(3),
    "took" INTEGER,
    "entries" BIGINT NOT NULL DEFAULT 0,
    "postings" BIGINT NOT NULL DEFAULT 0,
    "accounts" BIGINT NOT NULL DEFAULT 0,
    "lots" BIGINT NOT NULL DEFAULT 0,
    "roots" INTEGER NOT NULL DEFAULT 0,
    "wrong" INTEGER NOT NULL DEFAULT 0,
    "kind" "ledger_mismatch",
    "member_id" UUID,
    "account_id" UUID,
    "entry_id" UUID,
    "lot_id" UUID,
    "day" DATE,

    CONSTRAINT "ledger_check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_root" (
    "day" DATE NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    "accounts" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "ledger_root_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "ledger_anchor" (
    "member_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "version" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "ledger_anchor_pkey" PRIMARY KEY ("member_id","account_id","day")
);

-- CreateIndex
CREATE INDEX "ledger_check_asked_at_idx" ON "ledger_check"("asked_at" DESC);

-- CreateIndex
CREATE INDEX "ledger_anchor_day_idx" ON "ledger_anchor" USING BRIN ("day");

-- AddForeignKey
ALTER TABLE "ledger_check" ADD CONSTRAINT "ledger_check_asked_by_fkey" FOREIGN KEY ("asked_by") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "ledger_check" ADD CONSTRAINT "ledger_check_first" CHECK ((wrong > 0) = (kind IS NOT NULL) AND (finished_at IS NULL) = (took IS NULL));
ALTER TABLE "ledger_anchor" ADD CONSTRAINT "ledger_anchor_moved" CHECK (version > 0);
