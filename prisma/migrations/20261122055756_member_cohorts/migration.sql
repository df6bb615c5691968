-- CreateEnum
CREATE TYPE "cohort_by" AS ENUM ('JOINED', 'FIRST_PURCHASE');

-- AlterTable
ALTER TABLE "fold_state" ADD COLUMN     "cohorts_through" DATE;

-- CreateTable
CREATE TABLE "member_cohort" (
    "member_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "joined" DATE NOT NULL,
    "first" DATE NOT NULL,
    "joined_bits" INTEGER NOT NULL,
    "first_bits" INTEGER NOT NULL,
    "stale" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "member_cohort_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "cohort_month" (
    "store_id" UUID NOT NULL,
    "by" "cohort_by" NOT NULL,
    "month" DATE NOT NULL,
    "bought" INTEGER[],

    CONSTRAINT "cohort_month_pkey" PRIMARY KEY ("store_id","by","month")
);

-- CreateTable
CREATE TABLE "rfm_scale" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "as_of" DATE NOT NULL,
    "measured_at" TIMESTAMPTZ(3) NOT NULL,
    "members" INTEGER NOT NULL,
    "recency_cuts" DATE[],
    "frequency_cuts" INTEGER[],
    "money_cuts" BIGINT[],
    "recency_mean" DATE NOT NULL,
    "frequency_mean" INTEGER NOT NULL,
    "money_mean" BIGINT NOT NULL,

    CONSTRAINT "rfm_scale_pkey" PRIMARY KEY ("id")
);

-- the rows that are to be counted again
CREATE INDEX "member_cohort_stale_member_id_idx" ON "member_cohort"("stale", "member_id");

ALTER TABLE "cohort_month" ADD CONSTRAINT "cohort_month_bought_check" CHECK (array_length("bought", 1) = 13 AND 0 <= ALL ("bought"));
ALTER TABLE "rfm_scale" ADD CONSTRAINT "rfm_scale_one_check" CHECK ("id" = 1);
ALTER TABLE "rfm_scale" ADD CONSTRAINT "rfm_scale_cuts_check"
  CHECK (array_length("recency_cuts", 1) = 4 AND array_length("frequency_cuts", 1) = 4 AND array_length("money_cuts", 1) = 4);
