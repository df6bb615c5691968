-- AlterTable
ALTER TABLE "points_setting" ADD COLUMN     "referral_each" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "referral_kind_id" UUID,
ADD COLUMN     "referral_minimum" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "referral_per_day" BIGINT,
ADD COLUMN     "referral_per_member" BIGINT;

-- CreateTable
CREATE TABLE "member_referral" (
    "member_id" UUID NOT NULL,
    "referrer_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_referral_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "referral_level" (
    "level" SMALLINT NOT NULL,
    "percent" SMALLINT,
    "points" BIGINT,

    CONSTRAINT "referral_level_pkey" PRIMARY KEY ("level")
);

-- CreateTable
CREATE TABLE "referral_reward" (
    "member_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "sale_id" UUID NOT NULL,
    "level" SMALLINT NOT NULL,
    "points" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "taken_at" TIMESTAMPTZ(3),

    CONSTRAINT "referral_reward_pkey" PRIMARY KEY ("member_id","source_id","sale_id")
);

-- CreateIndex
CREATE INDEX "member_referral_referrer_id_idx" ON "member_referral"("referrer_id");

-- CreateIndex
CREATE INDEX "referral_reward_source_id_sale_id_idx" ON "referral_reward"("source_id", "sale_id");


ALTER TABLE "member_referral" ADD CONSTRAINT "member_referral_other" CHECK (member_id <> referrer_id);
ALTER TABLE "referral_level" ADD CONSTRAINT "referral_level_gives" CHECK (level BETWEEN 1 AND 5 AND num_nonnulls(percent, points) = 1 AND percent BETWEEN 1 AND 100 AND points > 0);
ALTER TABLE "referral_reward" ADD CONSTRAINT "referral_reward_positive" CHECK (points > 0);
ALTER TABLE "points_setting" ADD CONSTRAINT "points_setting_referral" CHECK (referral_minimum >= 0 AND referral_per_day > 0 AND referral_per_member > 0);
