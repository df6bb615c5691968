-- CreateEnum
CREATE TYPE "coupon_state" AS ENUM ('ACTIVE', 'USED', 'EXPIRED', 'VOID', 'TRANSFERRED');

-- CreateEnum
CREATE TYPE "coupon_source" AS ENUM ('HAND', 'BATCH', 'CLAIM', 'CODE', 'LEVEL', 'TOP_UP', 'CAMPAIGN', 'PARTNER', 'TRANSFER');

-- CreateEnum
CREATE TYPE "coupon_act" AS ENUM ('ISSUED', 'CLAIMED', 'TRANSFERRED', 'RECEIVED', 'USED', 'RETURNED', 'VOIDED', 'EXPIRED');

-- CreateEnum
CREATE TYPE "coupon_batch_kind" AS ENUM ('MEMBERS', 'CODES', 'IMPORT');

-- CreateEnum
CREATE TYPE "coupon_batch_state" AS ENUM ('RUNNING', 'DONE', 'VOID');

-- CreateEnum
CREATE TYPE "stacking_group" AS ENUM ('PRICE', 'PRODUCT', 'ORDER', 'EXTRA', 'DELIVERY');

-- CreateEnum
CREATE TYPE "offer_kind" AS ENUM ('PROMOTION', 'COUPON');

-- CreateEnum
CREATE TYPE "offer_state" AS ENUM ('DRAFT', 'PUBLISHED', 'RETIRED');

-- AlterTable
ALTER TABLE "level" ADD COLUMN     "gift_coupons" SMALLINT,
ADD COLUMN     "gift_template_id" UUID;

-- AlterTable
ALTER TABLE "top_up_package" ADD COLUMN     "coupons" SMALLINT,
ADD COLUMN     "template_id" UUID;

-- CreateTable
CREATE TABLE "coupon_template" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "terms" TEXT NOT NULL DEFAULT '',
    "issue_limit" INTEGER,
    "per_member" INTEGER,
    "issued" INTEGER NOT NULL DEFAULT 0,
    "use_limit" INTEGER,
    "budget" BIGINT,
    "claimable" BOOLEAN NOT NULL DEFAULT false,
    "claim_from" DATE,
    "claim_until" DATE,
    "transferable" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID,

    CONSTRAINT "coupon_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coupon_template_version" (
    "template_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "offer_state" NOT NULL DEFAULT 'DRAFT',
    "group" "stacking_group" NOT NULL,
    "condition" JSONB,
    "lines" JSONB,
    "from_amount" BIGINT,
    "from_quantity" BIGINT,
    "effect" JSONB NOT NULL,
    "starts_on" DATE,
    "ends_on" DATE,
    "delay_days" SMALLINT NOT NULL DEFAULT 0,
    "valid_days" SMALLINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "coupon_template_version_pkey" PRIMARY KEY ("template_id","number")
);

-- CreateTable
CREATE TABLE "coupon" (
    "member_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "template_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "state" "coupon_state" NOT NULL DEFAULT 'ACTIVE',
    "source" "coupon_source" NOT NULL,
    "starts_on" DATE NOT NULL,
    "expires_on" DATE,
    "batch_id" UUID,
    "code" TEXT,
    "sale_id" UUID,
    "from_id" UUID,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "state_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "coupon_pkey" PRIMARY KEY ("member_id","id")
);

-- CreateTable
CREATE TABLE "coupon_count" (
    "member_id" UUID NOT NULL,
    "template_id" UUID NOT NULL,
    "issued" INTEGER NOT NULL,

    CONSTRAINT "coupon_count_pkey" PRIMARY KEY ("member_id","template_id")
);

-- CreateTable
CREATE TABLE "coupon_event" (
    "member_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "coupon_id" UUID NOT NULL,
    "template_id" UUID NOT NULL,
    "act" "coupon_act" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "business_date" DATE NOT NULL,
    "store_id" UUID NOT NULL,
    "channel" "channel" NOT NULL,
    "operator_id" UUID,
    "reason" TEXT,
    "sale_id" UUID,
    "amount" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "coupon_event_pkey" PRIMARY KEY ("member_id","id")
);

-- CreateTable
CREATE TABLE "coupon_batch" (
    "id" UUID NOT NULL,
    "kind" "coupon_batch_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "template_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "segment_id" UUID,
    "state" "coupon_batch_state" NOT NULL DEFAULT 'DONE',
    "quantity" INTEGER NOT NULL,
    "given" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "coupon_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coupon_batch_member" (
    "batch_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "done" BOOLEAN NOT NULL DEFAULT false,
    "failure" TEXT,

    CONSTRAINT "coupon_batch_member_pkey" PRIMARY KEY ("batch_id","member_id")
);

-- CreateTable
CREATE TABLE "coupon_code" (
    "code" TEXT NOT NULL,
    "batch_id" UUID NOT NULL,
    "coupon_id" UUID NOT NULL,
    "member_id" UUID,
    "redeemed_at" TIMESTAMPTZ(3),

    CONSTRAINT "coupon_code_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "promotion" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "budget" BIGINT,
    "use_limit" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID,

    CONSTRAINT "promotion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "promotion_version" (
    "promotion_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "offer_state" NOT NULL DEFAULT 'DRAFT',
    "group" "stacking_group" NOT NULL,
    "condition" JSONB,
    "lines" JSONB,
    "from_amount" BIGINT,
    "from_quantity" BIGINT,
    "effect" JSONB NOT NULL,
    "starts_on" DATE,
    "ends_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "promotion_version_pkey" PRIMARY KEY ("promotion_id","number")
);

-- CreateTable
CREATE TABLE "offer_slot" (
    "rule_id" UUID NOT NULL,
    "slot" SMALLINT NOT NULL,
    "uses_left" INTEGER,
    "budget_left" BIGINT,

    CONSTRAINT "offer_slot_pkey" PRIMARY KEY ("rule_id","slot")
);

-- CreateTable
CREATE TABLE "sale_offer" (
    "member_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sale_id" UUID NOT NULL,
    "line_id" UUID,
    "store_id" UUID NOT NULL,
    "business_date" DATE NOT NULL,
    "channel" "channel" NOT NULL,
    "kind" "offer_kind" NOT NULL,
    "rule_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "coupon_id" UUID,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "sale_offer_pkey" PRIMARY KEY ("member_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "coupon_template_code_key" ON "coupon_template"("code");

-- CreateIndex
CREATE INDEX "coupon_member_id_state_idx" ON "coupon"("member_id", "state");

-- CreateIndex
CREATE INDEX "coupon_template_id_id_idx" ON "coupon"("template_id", "id" DESC);

-- CreateIndex
CREATE INDEX "coupon_batch_id_id_idx" ON "coupon"("batch_id", "id");

-- CreateIndex
CREATE INDEX "coupon_expires_on_member_id_idx" ON "coupon"("expires_on", "member_id") WHERE (state = 'ACTIVE' AND expires_on IS NOT NULL);

-- CreateIndex
CREATE INDEX "coupon_event_member_id_coupon_id_id_idx" ON "coupon_event"("member_id", "coupon_id", "id" DESC);

-- CreateIndex
CREATE INDEX "coupon_event_business_date_template_id_store_id_channel_act_idx" ON "coupon_event"("business_date", "template_id", "store_id", "channel", "act");

-- CreateIndex
CREATE INDEX "coupon_batch_org_id_id_idx" ON "coupon_batch"("org_id", "id" DESC);

-- CreateIndex
CREATE INDEX "coupon_batch_member_batch_id_done_member_id_idx" ON "coupon_batch_member"("batch_id", "done", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "coupon_code_coupon_id_key" ON "coupon_code"("coupon_id");

-- CreateIndex
CREATE INDEX "coupon_code_batch_id_code_idx" ON "coupon_code"("batch_id", "code");

-- CreateIndex
CREATE INDEX "sale_offer_member_id_sale_id_idx" ON "sale_offer"("member_id", "sale_id");

-- CreateIndex
CREATE INDEX "sale_offer_rule_id_business_date_idx" ON "sale_offer"("rule_id", "business_date");

-- AddForeignKey
ALTER TABLE "coupon_template" ADD CONSTRAINT "coupon_template_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "coupon_template_version" ADD CONSTRAINT "coupon_template_version_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "coupon_template"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "coupon" ADD CONSTRAINT "coupon_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "coupon" ADD CONSTRAINT "coupon_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "coupon_template"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "coupon" ADD CONSTRAINT "coupon_template_id_version_fkey" FOREIGN KEY ("template_id", "version") REFERENCES "coupon_template_version"("template_id", "number") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "coupon" ADD CONSTRAINT "coupon_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "coupon_batch"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "coupon_event" ADD CONSTRAINT "coupon_event_member_id_coupon_id_fkey" FOREIGN KEY ("member_id", "coupon_id") REFERENCES "coupon"("member_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "coupon_event" ADD CONSTRAINT "coupon_event_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "coupon_event" ADD CONSTRAINT "coupon_event_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "coupon_batch" ADD CONSTRAINT "coupon_batch_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "coupon_template"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "coupon_batch" ADD CONSTRAINT "coupon_batch_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "coupon_batch" ADD CONSTRAINT "coupon_batch_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "segment"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "coupon_batch" ADD CONSTRAINT "coupon_batch_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "coupon_code" ADD CONSTRAINT "coupon_code_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "coupon_batch"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "level" ADD CONSTRAINT "level_gift_template_id_fkey" FOREIGN KEY ("gift_template_id") REFERENCES "coupon_template"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "promotion" ADD CONSTRAINT "promotion_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "promotion_version" ADD CONSTRAINT "promotion_version_promotion_id_fkey" FOREIGN KEY ("promotion_id") REFERENCES "promotion"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sale_offer" ADD CONSTRAINT "sale_offer_member_id_sale_id_fkey" FOREIGN KEY ("member_id", "sale_id") REFERENCES "sale"("member_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "top_up_package" ADD CONSTRAINT "top_up_package_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "coupon_template"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- One version of a rule is in force, one may be a draft.
CREATE UNIQUE INDEX "promotion_version_draft" ON "promotion_version"("promotion_id") WHERE state = 'DRAFT';
CREATE UNIQUE INDEX "promotion_version_published" ON "promotion_version"("promotion_id") WHERE state = 'PUBLISHED';
CREATE UNIQUE INDEX "coupon_template_version_draft" ON "coupon_template_version"("template_id") WHERE state = 'DRAFT';
CREATE UNIQUE INDEX "coupon_template_version_published" ON "coupon_template_version"("template_id") WHERE state = 'PUBLISHED';
-- The limits are held here, whatever the services do.
ALTER TABLE "offer_slot" ADD CONSTRAINT "offer_slot_left" CHECK (uses_left >= 0 AND budget_left >= 0 AND num_nonnulls(uses_left, budget_left) > 0);
ALTER TABLE "coupon_template" ADD CONSTRAINT "coupon_template_issued" CHECK (issued >= 0 AND issued <= issue_limit);
ALTER TABLE "coupon_template" ADD CONSTRAINT "coupon_template_limits" CHECK (issue_limit > 0 AND per_member > 0 AND use_limit > 0 AND budget > 0);
ALTER TABLE "promotion" ADD CONSTRAINT "promotion_limits" CHECK (use_limit > 0 AND budget > 0);
ALTER TABLE "coupon_count" ADD CONSTRAINT "coupon_count_issued" CHECK (issued >= 0);
ALTER TABLE "promotion_version" ADD CONSTRAINT "promotion_version_holds" CHECK (from_amount > 0 AND from_quantity > 0 AND starts_on <= ends_on AND (state = 'DRAFT') = (published_at IS NULL));
ALTER TABLE "coupon_template_version" ADD CONSTRAINT "coupon_template_version_holds" CHECK (from_amount > 0 AND from_quantity > 0 AND starts_on <= ends_on AND (state = 'DRAFT') = (published_at IS NULL));
-- Either between two days or so many days after it is given.
ALTER TABLE "coupon_template_version" ADD CONSTRAINT "coupon_template_version_valid" CHECK (valid_days > 0 AND delay_days >= 0 AND (valid_days IS NULL OR (starts_on IS NULL AND ends_on IS NULL)));
ALTER TABLE "coupon" ADD CONSTRAINT "coupon_used" CHECK ((state = 'USED') = (sale_id IS NOT NULL) AND starts_on <= expires_on);
ALTER TABLE "coupon_batch" ADD CONSTRAINT "coupon_batch_counts" CHECK (quantity > 0 AND given >= 0 AND failed >= 0 AND given + failed <= quantity);
ALTER TABLE "coupon_code" ADD CONSTRAINT "coupon_code_redeemed" CHECK ((member_id IS NULL) = (redeemed_at IS NULL));
ALTER TABLE "sale_offer" ADD CONSTRAINT "sale_offer_coupon" CHECK ((kind = 'COUPON') = (coupon_id IS NOT NULL));
ALTER TABLE "level" ADD CONSTRAINT "level_gift_coupons" CHECK (gift_coupons > 0 AND (gift_coupons IS NULL) = (gift_template_id IS NULL));
ALTER TABLE "top_up_package" ADD CONSTRAINT "top_up_package_coupons" CHECK (coupons > 0 AND (coupons IS NULL) = (template_id IS NULL));
