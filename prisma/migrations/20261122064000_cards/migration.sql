-- CreateEnum
CREATE TYPE "card_kind" AS ENUM ('INDIVIDUAL', 'LINKED', 'GROUP', 'SUPPLEMENTARY');

-- CreateEnum
CREATE TYPE "card_state" AS ENUM ('ISSUED', 'ACTIVE', 'LOST', 'FROZEN', 'EXPIRED', 'CLOSED', 'REPLACED');

-- CreateEnum
CREATE TYPE "card_act" AS ENUM ('ISSUE', 'ACTIVATE', 'RENEW', 'EXPIRE', 'REPORT_LOSS', 'CANCEL_LOSS', 'FREEZE', 'UNFREEZE', 'REPLACE', 'CLOSE', 'SET_PIN', 'LOCK_PIN', 'RESET_PIN', 'SET_LIMITS');

-- CreateEnum
CREATE TYPE "card_application_state" AS ENUM ('NEW', 'WAITING', 'APPROVED', 'REJECTED', 'WITHDRAWN');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "approval_kind" ADD VALUE 'CARD_APPLICATION';
ALTER TYPE "approval_kind" ADD VALUE 'CARD_PIN_RESET';

-- AlterEnum
ALTER TYPE "import_target" ADD VALUE 'CARDS';

-- CreateTable
CREATE TABLE "card_type" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "card_kind" NOT NULL DEFAULT 'INDIVIDUAL',
    "colour" TEXT NOT NULL DEFAULT '#5b6cff',
    "stored_value" BOOLEAN NOT NULL DEFAULT true,
    "points" BOOLEAN NOT NULL DEFAULT true,
    "discount" BOOLEAN NOT NULL DEFAULT false,
    "count" BOOLEAN NOT NULL DEFAULT false,
    "timed" BOOLEAN NOT NULL DEFAULT false,
    "credit" BOOLEAN NOT NULL DEFAULT false,
    "organisations" BOOLEAN NOT NULL DEFAULT false,
    "pattern" TEXT NOT NULL,
    "next_serial" BIGINT NOT NULL DEFAULT 1,
    "valid_months" SMALLINT,
    "active_at_once" BOOLEAN NOT NULL DEFAULT true,
    "pin_above" BIGINT,
    "issue_fee" BIGINT NOT NULL DEFAULT 0,
    "renew_fee" BIGINT NOT NULL DEFAULT 0,
    "replace_fee" BIGINT NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "card_type_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "card" (
    "member_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "type_id" UUID NOT NULL,
    "state" "card_state" NOT NULL,
    "store_id" UUID NOT NULL,
    "issued_on" DATE NOT NULL,
    "activated_at" TIMESTAMPTZ(3),
    "expires_on" DATE,
    "payer_id" UUID,
    "limit_day" BIGINT,
    "limit_month" BIGINT,
    "limit_total" BIGINT,
    "spent_on" DATE,
    "spent_day" BIGINT NOT NULL DEFAULT 0,
    "spent_month" BIGINT NOT NULL DEFAULT 0,
    "spent_total" BIGINT NOT NULL DEFAULT 0,
    "pin_hash" TEXT,
    "pin_tries" SMALLINT NOT NULL DEFAULT 0,
    "replaces_id" UUID,
    "origin" "origin" NOT NULL DEFAULT 'LIVE',
    "state_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "card_pkey" PRIMARY KEY ("member_id","id")
);

-- CreateTable
CREATE TABLE "card_event" (
    "member_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "card_id" UUID NOT NULL,
    "act" "card_act" NOT NULL,
    "from_state" "card_state",
    "to_state" "card_state" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "business_date" DATE NOT NULL,
    "store_id" UUID NOT NULL,
    "operator_id" UUID,
    "reason" TEXT,
    "fee" BIGINT NOT NULL DEFAULT 0,
    "method" "tender_method",
    "reference" TEXT,
    "details" JSONB,

    CONSTRAINT "card_event_pkey" PRIMARY KEY ("member_id","id")
);

-- CreateTable
CREATE TABLE "card_spend" (
    "member_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "card_id" UUID NOT NULL,
    "sale_id" UUID NOT NULL,
    "payer_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,
    "business_date" DATE NOT NULL,
    "store_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "card_spend_pkey" PRIMARY KEY ("member_id","id")
);

-- CreateTable
CREATE TABLE "card_batch" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "type_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID,
    "voided_at" TIMESTAMPTZ(3),

    CONSTRAINT "card_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "card_blank" (
    "number" TEXT NOT NULL,
    "batch_id" UUID NOT NULL,
    "type_id" UUID NOT NULL,
    "member_id" UUID,
    "card_id" UUID,
    "sold_at" TIMESTAMPTZ(3),

    CONSTRAINT "card_blank_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "card_application" (
    "id" UUID NOT NULL,
    "state" "card_application_state" NOT NULL DEFAULT 'NEW',
    "type_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "member_id" UUID,
    "payer_id" UUID,
    "limit_day" BIGINT,
    "limit_month" BIGINT,
    "limit_total" BIGINT,
    "organisation" BOOLEAN NOT NULL DEFAULT false,
    "name" TEXT,
    "phone" TEXT,
    "gender" "gender",
    "birthday" DATE,
    "address" TEXT,
    "employer" TEXT,
    "income" BIGINT,
    "credit_passed" BOOLEAN,
    "credit_score" SMALLINT,
    "credit_limit" BIGINT,
    "credit_note" TEXT,
    "checked_at" TIMESTAMPTZ(3),
    "checked_by" UUID,
    "clerk_id" UUID,
    "note" TEXT,
    "approval_id" UUID,
    "card_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "card_application_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "card_type_code_key" ON "card_type"("code");

-- CreateIndex
CREATE INDEX "card_store_id_id_idx" ON "card"("store_id", "id" DESC);

-- CreateIndex
CREATE INDEX "card_type_id_state_id_idx" ON "card"("type_id", "state", "id" DESC);

-- CreateIndex
CREATE INDEX "card_number_idx" ON "card"("number");

-- CreateIndex
CREATE INDEX "card_payer_id_idx" ON "card"("payer_id");

-- CreateIndex
CREATE INDEX "card_state_expires_on_member_id_idx" ON "card"("state", "expires_on", "member_id") WHERE (expires_on IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "card_member_id_number_key" ON "card"("member_id", "number");

-- CreateIndex
CREATE INDEX "card_event_member_id_card_id_id_idx" ON "card_event"("member_id", "card_id", "id" DESC);

-- CreateIndex
CREATE INDEX "card_event_store_id_business_date_idx" ON "card_event"("store_id", "business_date");

-- CreateIndex
CREATE INDEX "card_spend_member_id_sale_id_idx" ON "card_spend"("member_id", "sale_id");

-- CreateIndex
CREATE INDEX "card_batch_store_id_id_idx" ON "card_batch"("store_id", "id" DESC);

-- CreateIndex
CREATE INDEX "card_blank_batch_id_number_idx" ON "card_blank"("batch_id", "number");

-- CreateIndex
CREATE INDEX "card_application_store_id_state_id_idx" ON "card_application"("store_id", "state", "id" DESC);

-- AddForeignKey
ALTER TABLE "card" ADD CONSTRAINT "card_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "card" ADD CONSTRAINT "card_type_id_fkey" FOREIGN KEY ("type_id") REFERENCES "card_type"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "card" ADD CONSTRAINT "card_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "card_event" ADD CONSTRAINT "card_event_member_id_card_id_fkey" FOREIGN KEY ("member_id", "card_id") REFERENCES "card"("member_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "card_event" ADD CONSTRAINT "card_event_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "card_event" ADD CONSTRAINT "card_event_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "card_spend" ADD CONSTRAINT "card_spend_member_id_card_id_fkey" FOREIGN KEY ("member_id", "card_id") REFERENCES "card"("member_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "card_spend" ADD CONSTRAINT "card_spend_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "card_batch" ADD CONSTRAINT "card_batch_type_id_fkey" FOREIGN KEY ("type_id") REFERENCES "card_type"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "card_batch" ADD CONSTRAINT "card_batch_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "card_batch" ADD CONSTRAINT "card_batch_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "card_blank" ADD CONSTRAINT "card_blank_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "card_batch"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "card_blank" ADD CONSTRAINT "card_blank_type_id_fkey" FOREIGN KEY ("type_id") REFERENCES "card_type"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "card_application" ADD CONSTRAINT "card_application_type_id_fkey" FOREIGN KEY ("type_id") REFERENCES "card_type"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "card_application" ADD CONSTRAINT "card_application_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "card_application" ADD CONSTRAINT "card_application_clerk_id_fkey" FOREIGN KEY ("clerk_id") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "card_application" ADD CONSTRAINT "card_application_checked_by_fkey" FOREIGN KEY ("checked_by") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "card_type" ADD CONSTRAINT "card_type_positive" CHECK (next_serial > 0 AND valid_months > 0 AND pin_above >= 0 AND issue_fee >= 0 AND renew_fee >= 0 AND replace_fee >= 0);
-- The limits are held here, whatever the services do.
ALTER TABLE "card" ADD CONSTRAINT "card_spent" CHECK (spent_day >= 0 AND spent_month >= 0 AND spent_total >= 0 AND pin_tries >= 0);
ALTER TABLE "card" ADD CONSTRAINT "card_limits" CHECK (limit_day >= 0 AND limit_month >= 0 AND limit_total >= 0);
ALTER TABLE "card" ADD CONSTRAINT "card_linked" CHECK (payer_id IS NOT NULL OR (limit_day IS NULL AND limit_month IS NULL AND limit_total IS NULL));
ALTER TABLE "card_event" ADD CONSTRAINT "card_event_fee" CHECK (fee >= 0 AND (fee = 0 OR method IS NOT NULL));
ALTER TABLE "card_batch" ADD CONSTRAINT "card_batch_positive" CHECK (quantity > 0);
ALTER TABLE "card_blank" ADD CONSTRAINT "card_blank_sold" CHECK ((card_id IS NULL) = (sold_at IS NULL) AND (card_id IS NULL) = (member_id IS NULL));
ALTER TABLE "card_application" ADD CONSTRAINT "card_application_credit" CHECK (income >= 0 AND credit_limit >= 0 AND credit_score BETWEEN 0 AND 1000);
