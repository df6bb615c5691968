-- CreateEnum
CREATE TYPE "level_ladder" AS ENUM ('REGISTERED', 'PAID', 'STORED_VALUE');

-- CreateEnum
CREATE TYPE "ladder_state" AS ENUM ('DRAFT', 'PUBLISHED', 'RETIRED');

-- CreateEnum
CREATE TYPE "standing_cause" AS ENUM ('RULE', 'MANUAL', 'BOUGHT');

-- CreateEnum
CREATE TYPE "level_move_cause" AS ENUM ('UPGRADE', 'DOWNGRADE', 'MANUAL', 'MANUAL_ENDED', 'BOUGHT', 'RENEWED', 'EXPIRED', 'WITHDRAWN');

-- AlterTable
ALTER TABLE "level" ADD COLUMN     "birthday_percent" SMALLINT NOT NULL DEFAULT 100,
ADD COLUMN     "free_delivery" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "gift_kind_id" UUID,
ADD COLUMN     "gift_money" BIGINT,
ADD COLUMN     "gift_points" INTEGER,
ADD COLUMN     "ladder" "level_ladder" NOT NULL DEFAULT 'REGISTERED',
ADD COLUMN     "points_percent" SMALLINT NOT NULL DEFAULT 100,
ADD COLUMN     "price" BIGINT,
ADD COLUMN     "price_percent" SMALLINT NOT NULL DEFAULT 100,
ADD COLUMN     "price_tier_id" UUID,
ADD COLUMN     "product_id" UUID,
ADD COLUMN     "valid_months" SMALLINT;

-- CreateTable
CREATE TABLE "ladder_version" (
    "id" UUID NOT NULL,
    "ladder" "level_ladder" NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "ladder_state" NOT NULL DEFAULT 'DRAFT',
    "review_months" SMALLINT,
    "grace_days" SMALLINT NOT NULL DEFAULT 30,
    "warn_days" SMALLINT NOT NULL DEFAULT 30,
    "note" TEXT,
    "made_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "published_by" UUID,
    "published_at" TIMESTAMPTZ(3),
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "ladder_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ladder_rule" (
    "version_id" UUID NOT NULL,
    "level_id" UUID NOT NULL,
    "up" JSONB NOT NULL,
    "keep" JSONB,

    CONSTRAINT "ladder_rule_pkey" PRIMARY KEY ("version_id","level_id")
);

-- CreateTable
CREATE TABLE "member_standing" (
    "member_id" UUID NOT NULL,
    "ladder" "level_ladder" NOT NULL,
    "level_id" UUID NOT NULL,
    "cause" "standing_cause" NOT NULL,
    "pinned" BOOLEAN NOT NULL DEFAULT false,
    "since" DATE NOT NULL,
    "until" DATE,
    "review_on" DATE,
    "grace_until" DATE,
    "warned_for" DATE,

    CONSTRAINT "member_standing_pkey" PRIMARY KEY ("member_id","ladder")
);

-- CreateTable
CREATE TABLE "level_move" (
    "member_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "day" DATE NOT NULL,
    "ladder" "level_ladder" NOT NULL,
    "cause" "level_move_cause" NOT NULL,
    "from_level_id" UUID,
    "to_level_id" UUID,
    "until" DATE,
    "version_id" UUID,
    "reason" TEXT,
    "employee_id" UUID,

    CONSTRAINT "level_move_pkey" PRIMARY KEY ("member_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ladder_version_ladder_number_key" ON "ladder_version"("ladder", "number");

-- CreateIndex
CREATE INDEX "member_standing_review_on_idx" ON "member_standing"("review_on");

-- CreateIndex
CREATE INDEX "member_standing_until_idx" ON "member_standing"("until");

-- CreateIndex
CREATE INDEX "level_move_day_ladder_idx" ON "level_move"("day", "ladder");

-- AddForeignKey
ALTER TABLE "level" ADD CONSTRAINT "level_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "level" ADD CONSTRAINT "level_price_tier_id_fkey" FOREIGN KEY ("price_tier_id") REFERENCES "price_tier"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "level" ADD CONSTRAINT "level_gift_kind_id_fkey" FOREIGN KEY ("gift_kind_id") REFERENCES "points_kind"("asset_id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ladder_rule" ADD CONSTRAINT "ladder_rule_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "ladder_version"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ladder_rule" ADD CONSTRAINT "ladder_rule_level_id_fkey" FOREIGN KEY ("level_id") REFERENCES "level"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "member_standing" ADD CONSTRAINT "member_standing_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "member_standing" ADD CONSTRAINT "member_standing_level_id_fkey" FOREIGN KEY ("level_id") REFERENCES "level"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "level_move" ADD CONSTRAINT "level_move_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "level_move" ADD CONSTRAINT "level_move_from_level_id_fkey" FOREIGN KEY ("from_level_id") REFERENCES "level"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "level_move" ADD CONSTRAINT "level_move_to_level_id_fkey" FOREIGN KEY ("to_level_id") REFERENCES "level"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "level_move" ADD CONSTRAINT "level_move_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "ladder_version"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "level_move" ADD CONSTRAINT "level_move_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "level" ADD CONSTRAINT level_price_of_paid CHECK ((ladder = 'PAID') = (price IS NOT NULL AND valid_months IS NOT NULL AND product_id IS NOT NULL));
ALTER TABLE "level" ADD CONSTRAINT level_price_above_zero CHECK (price > 0 AND valid_months BETWEEN 1 AND 120);
ALTER TABLE "level" ADD CONSTRAINT level_benefits CHECK (price_percent BETWEEN 1 AND 100 AND points_percent BETWEEN 0 AND 10000 AND birthday_percent BETWEEN 0 AND 10000);
ALTER TABLE "level" ADD CONSTRAINT level_gift CHECK (gift_points > 0 AND gift_money > 0);
ALTER TABLE "level" ADD CONSTRAINT level_gift_kind CHECK ((gift_points IS NULL) = (gift_kind_id IS NULL));
ALTER TABLE "ladder_version" ADD CONSTRAINT ladder_version_ruled CHECK (ladder <> 'PAID');
ALTER TABLE "ladder_version" ADD CONSTRAINT ladder_version_cycle CHECK (review_months BETWEEN 1 AND 120 AND grace_days BETWEEN 0 AND 366 AND warn_days BETWEEN 0 AND 366);
ALTER TABLE "ladder_version" ADD CONSTRAINT ladder_version_state CHECK ((state <> 'DRAFT') = (published_at IS NOT NULL) AND (state = 'RETIRED') = (retired_at IS NOT NULL));
ALTER TABLE "member_standing" ADD CONSTRAINT member_standing_cause CHECK (cause = 'RULE' OR review_on IS NULL AND grace_until IS NULL AND warned_for IS NULL);

-- Who stands above the start stays there; the first rules that are published set the reviews.
INSERT INTO member_standing (member_id, ladder, level_id, cause, since)
SELECT m.id, 'REGISTERED', m.level_id, 'RULE', m.joined_on FROM member m
WHERE m.kind <> 'GUEST' AND m.level_id <> (SELECT id FROM level WHERE archived_at IS NULL ORDER BY rank LIMIT 1);
