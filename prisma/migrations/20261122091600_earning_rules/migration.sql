-- CreateEnum
CREATE TYPE "earning_state" AS ENUM ('DRAFT', 'PUBLISHED', 'RETIRED');

-- CreateEnum
CREATE TYPE "points_back_policy" AS ENUM ('DEBT', 'FROM_REFUND');

-- AlterTable
ALTER TABLE "card" ADD COLUMN     "earns" BOOLEAN;

-- AlterTable
ALTER TABLE "points_pending" ADD COLUMN     "on_delivery" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "rule_id" UUID,
ADD COLUMN     "rule_version" INTEGER,
ADD COLUMN     "sale_id" UUID,
ADD COLUMN     "why" JSONB;

-- CreateTable
CREATE TABLE "earning_rule_set" (
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "earning_state" NOT NULL DEFAULT 'DRAFT',
    "note" TEXT,
    "made_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "published_by" UUID,
    "published_at" TIMESTAMPTZ(3),
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "earning_rule_set_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "earning_rule" (
    "set_id" UUID NOT NULL,
    "rule_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "kind_id" UUID NOT NULL,
    "condition" JSONB,
    "lines" JSONB,
    "effect" JSONB NOT NULL,
    "by_level" BOOLEAN NOT NULL DEFAULT true,
    "stack_group" TEXT,
    "stops" BOOLEAN NOT NULL DEFAULT false,
    "per_sale" BIGINT,
    "per_day" BIGINT,
    "per_member" BIGINT,
    "budget" BIGINT,
    "pending_days" SMALLINT,
    "pending_delivery" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "earning_rule_pkey" PRIMARY KEY ("set_id","rule_id")
);

-- CreateTable
CREATE TABLE "earning_count" (
    "member_id" UUID NOT NULL,
    "rule_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "on_day" BIGINT NOT NULL,
    "in_all" BIGINT NOT NULL,

    CONSTRAINT "earning_count_pkey" PRIMARY KEY ("member_id","rule_id")
);

-- CreateTable
CREATE TABLE "earning_budget" (
    "rule_id" UUID NOT NULL,
    "spent" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "earning_budget_pkey" PRIMARY KEY ("rule_id")
);

-- CreateTable
CREATE TABLE "sale_earning" (
    "member_id" UUID NOT NULL,
    "sale_id" UUID NOT NULL,
    "set_id" UUID NOT NULL,
    "earned" JSONB NOT NULL,
    "missed" JSONB NOT NULL,

    CONSTRAINT "sale_earning_pkey" PRIMARY KEY ("member_id","sale_id")
);

-- CreateTable
CREATE TABLE "points_debt" (
    "member_id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "owed" BIGINT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "points_debt_pkey" PRIMARY KEY ("member_id","asset_id")
);

-- CreateTable
CREATE TABLE "points_setting" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "pay_kind_id" UUID,
    "pay_points" INTEGER NOT NULL DEFAULT 100,
    "pay_worth" BIGINT NOT NULL DEFAULT 100,
    "pay_share" SMALLINT NOT NULL DEFAULT 100,
    "pay_minimum" BIGINT NOT NULL DEFAULT 0,
    "pay_step" BIGINT NOT NULL DEFAULT 1,
    "pay_first" BIGINT NOT NULL DEFAULT 10000,
    "back_policy" "points_back_policy" NOT NULL DEFAULT 'DEBT',
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "points_setting_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "earning_rule_set_number_key" ON "earning_rule_set"("number");

-- CreateIndex
CREATE INDEX "points_pending_member_id_sale_id_idx" ON "points_pending"("member_id", "sale_id");

-- AddForeignKey
ALTER TABLE "earning_rule" ADD CONSTRAINT "earning_rule_set_id_fkey" FOREIGN KEY ("set_id") REFERENCES "earning_rule_set"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "earning_rule" ADD CONSTRAINT "earning_rule_kind_id_fkey" FOREIGN KEY ("kind_id") REFERENCES "points_kind"("asset_id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "points_setting" ADD CONSTRAINT "points_setting_pay_kind_id_fkey" FOREIGN KEY ("pay_kind_id") REFERENCES "points_kind"("asset_id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- One version is in force, one may be a draft, however many write at once.
CREATE UNIQUE INDEX "earning_rule_set_published" ON "earning_rule_set" ("state") WHERE state = 'PUBLISHED';
CREATE UNIQUE INDEX "earning_rule_set_draft" ON "earning_rule_set" ("state") WHERE state = 'DRAFT';
ALTER TABLE "earning_rule" ADD CONSTRAINT "earning_rule_limits" CHECK (per_sale > 0 AND per_day > 0 AND per_member > 0 AND budget > 0 AND pending_days > 0);
ALTER TABLE "earning_count" ADD CONSTRAINT "earning_count_positive" CHECK (on_day >= 0 AND in_all >= on_day);
ALTER TABLE "earning_budget" ADD CONSTRAINT "earning_budget_positive" CHECK (spent >= 0);
ALTER TABLE "points_debt" ADD CONSTRAINT "points_debt_positive" CHECK (owed >= 0);
ALTER TABLE "points_setting" ADD CONSTRAINT "points_setting_one_row" CHECK (id = 1);
ALTER TABLE "points_setting" ADD CONSTRAINT "points_setting_positive" CHECK (
  pay_points > 0 AND pay_worth > 0 AND pay_share BETWEEN 1 AND 100 AND pay_minimum >= 0 AND pay_step > 0 AND pay_first >= 0);

INSERT INTO "points_setting" (id) VALUES (1);
