-- CreateEnum
CREATE TYPE "spend_order" AS ENUM ('PRINCIPAL_FIRST', 'BONUS_FIRST', 'PROPORTIONAL');

-- CreateEnum
CREATE TYPE "clawback" AS ENUM ('FULL', 'PROPORTIONAL', 'KEEP');

-- CreateTable
CREATE TABLE "wallet_setting" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "spend_order" "spend_order" NOT NULL DEFAULT 'PRINCIPAL_FIRST',
    "clawback" "clawback" NOT NULL DEFAULT 'PROPORTIONAL',
    "bonus_days" INTEGER DEFAULT 365,
    "principal_months" INTEGER,
    "member_limit" BIGINT DEFAULT 500000,
    "transfer_limit" BIGINT DEFAULT 100000,
    "transfer_bonus" BOOLEAN NOT NULL DEFAULT false,
    "refund_approval" BIGINT DEFAULT 50000,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "wallet_setting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "top_up_package" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "pay_from" BIGINT NOT NULL,
    "bonus_amount" BIGINT,
    "bonus_percent" SMALLINT,
    "bonus_days" INTEGER,
    "points" BIGINT,
    "points_kind_id" UUID,
    "starts_on" DATE,
    "ends_on" DATE,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "top_up_package_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "top_up_package_org" (
    "package_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,

    CONSTRAINT "top_up_package_org_pkey" PRIMARY KEY ("package_id","org_id")
);

-- AddForeignKey
ALTER TABLE "top_up_package" ADD CONSTRAINT "top_up_package_points_kind_id_fkey" FOREIGN KEY ("points_kind_id") REFERENCES "points_kind"("asset_id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "top_up_package_org" ADD CONSTRAINT "top_up_package_org_package_id_fkey" FOREIGN KEY ("package_id") REFERENCES "top_up_package"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "top_up_package_org" ADD CONSTRAINT "top_up_package_org_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "wallet_setting" ADD CONSTRAINT "wallet_setting_one_row" CHECK (id = 1);
ALTER TABLE "wallet_setting" ADD CONSTRAINT "wallet_setting_positive" CHECK (
  bonus_days > 0 AND principal_months > 0 AND member_limit > 0 AND transfer_limit > 0 AND refund_approval >= 0);
ALTER TABLE "top_up_package" ADD CONSTRAINT "top_up_package_gives" CHECK (
  pay_from > 0 AND bonus_amount > 0 AND bonus_percent BETWEEN 1 AND 500 AND bonus_days > 0 AND points > 0);
ALTER TABLE "top_up_package" ADD CONSTRAINT "top_up_package_one_bonus" CHECK (num_nonnulls(bonus_amount, bonus_percent) <= 1);
ALTER TABLE "top_up_package" ADD CONSTRAINT "top_up_package_points" CHECK ((points IS NULL) = (points_kind_id IS NULL));
ALTER TABLE "top_up_package" ADD CONSTRAINT "top_up_package_range" CHECK (starts_on <= ends_on);

INSERT INTO "wallet_setting" (id) VALUES (1);
