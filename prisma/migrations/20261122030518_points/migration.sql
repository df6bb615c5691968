-- CreateEnum
CREATE TYPE "expiry_policy" AS ENUM ('NEVER', 'ROLLING_MONTHS', 'FIXED_DATE', 'INACTIVITY');

-- CreateEnum
CREATE TYPE "pending_state" AS ENUM ('PENDING', 'CONFIRMED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "task_action" AS ENUM ('PROFILE_COMPLETED', 'CHECK_IN', 'REVIEW', 'SHARE', 'BIRTHDAY');

-- CreateEnum
CREATE TYPE "award_state" AS ENUM ('WAITING', 'RUNNING', 'DONE', 'REJECTED');

-- AlterTable
ALTER TABLE "asset" ADD COLUMN     "renew_months" SMALLINT;

-- CreateTable
CREATE TABLE "points_kind" (
    "asset_id" UUID NOT NULL,
    "policy" "expiry_policy" NOT NULL,
    "months" SMALLINT,
    "expires_month" SMALLINT,
    "expires_day" SMALLINT,
    "years_later" SMALLINT,
    "worth" BIGINT NOT NULL DEFAULT 0,
    "approve_above" BIGINT,

    CONSTRAINT "points_kind_pkey" PRIMARY KEY ("asset_id")
);

-- CreateTable
CREATE TABLE "points_conversion" (
    "id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "give" INTEGER NOT NULL,
    "get" INTEGER NOT NULL,
    "minimum" BIGINT NOT NULL,
    "step" BIGINT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "points_conversion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "points_pending" (
    "member_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,
    "state" "pending_state" NOT NULL DEFAULT 'PENDING',
    "due_on" DATE,
    "reason" TEXT,
    "entry_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "points_pending_pkey" PRIMARY KEY ("member_id","id")
);

-- CreateTable
CREATE TABLE "points_task" (
    "id" UUID NOT NULL,
    "action" "task_action" NOT NULL,
    "asset_id" UUID NOT NULL,
    "score" BIGINT NOT NULL,
    "description_en" TEXT NOT NULL,
    "description_zh" TEXT NOT NULL,
    "per_day" SMALLINT,
    "per_member" INTEGER,
    "starts_on" DATE,
    "ends_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "points_task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "points_task_done" (
    "member_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "on_day" INTEGER NOT NULL,
    "in_all" INTEGER NOT NULL,

    CONSTRAINT "points_task_done_pkey" PRIMARY KEY ("member_id","task_id")
);

-- CreateTable
CREATE TABLE "points_award" (
    "id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "score" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "org_id" UUID NOT NULL,
    "state" "award_state" NOT NULL DEFAULT 'WAITING',
    "members" INTEGER NOT NULL,
    "given" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "points_award_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "points_award_member" (
    "award_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "done" BOOLEAN NOT NULL DEFAULT false,
    "entry_id" UUID,
    "failure" TEXT,

    CONSTRAINT "points_award_member_pkey" PRIMARY KEY ("award_id","member_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "points_conversion_from_id_to_id_key" ON "points_conversion"("from_id", "to_id");

-- CreateIndex
CREATE INDEX "points_pending_state_due_on_idx" ON "points_pending"("state", "due_on");

-- CreateIndex
CREATE INDEX "points_award_org_id_id_idx" ON "points_award"("org_id", "id" DESC);

-- CreateIndex
CREATE INDEX "points_award_member_award_id_done_member_id_idx" ON "points_award_member"("award_id", "done", "member_id");

-- CreateIndex
CREATE INDEX "lot_expires_on_member_id_idx" ON "lot"("expires_on", "member_id") WHERE (remaining > 0 AND expires_on IS NOT NULL);

-- AddForeignKey
ALTER TABLE "points_kind" ADD CONSTRAINT "points_kind_asset_id_fkey" FOREIGN KEY ("asset_id") REFERENCES "asset"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "points_conversion" ADD CONSTRAINT "points_conversion_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "points_kind"("asset_id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "points_conversion" ADD CONSTRAINT "points_conversion_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "points_kind"("asset_id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "points_pending" ADD CONSTRAINT "points_pending_asset_id_fkey" FOREIGN KEY ("asset_id") REFERENCES "asset"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "points_pending" ADD CONSTRAINT "points_pending_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "points_task" ADD CONSTRAINT "points_task_asset_id_fkey" FOREIGN KEY ("asset_id") REFERENCES "points_kind"("asset_id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "points_award" ADD CONSTRAINT "points_award_asset_id_fkey" FOREIGN KEY ("asset_id") REFERENCES "points_kind"("asset_id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "points_award" ADD CONSTRAINT "points_award_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "points_award" ADD CONSTRAINT "points_award_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- What must never be.
alter table asset add check (renew_months > 0);
alter table points_kind add check ((policy in ('ROLLING_MONTHS', 'INACTIVITY')) = (months is not null) and months > 0);
alter table points_kind add check (num_nonnulls(expires_month, expires_day, years_later) = case when policy = 'FIXED_DATE' then 3 else 0 end);
alter table points_kind add check (expires_month between 1 and 12 and expires_day between 1 and 31 and years_later between 0 and 10);
alter table points_kind add check (worth >= 0 and approve_above >= 0);
alter table points_conversion add check (from_id <> to_id and give > 0 and get > 0 and minimum > 0 and step > 0);
alter table points_pending add check (amount > 0);
alter table points_pending add check ((state = 'PENDING') = (ended_at is null) and (state = 'CONFIRMED') = (entry_id is not null));
alter table points_task add check (score > 0 and per_day > 0 and per_member > 0 and starts_on <= ends_on);
alter table points_task_done add check (on_day > 0 and in_all >= on_day);
alter table points_award add check (score > 0 and members > 0 and given >= 0 and failed >= 0 and given + failed <= members);
alter table points_award add check ((state in ('DONE', 'REJECTED')) = (ended_at is not null));
alter table points_award_member add check (done = (num_nonnulls(entry_id, failure) = 1));

-- The two kinds that every chain begins with: 消费积分, a hundred for a yuan, for twelve months; 成长积分, which are not spent.
insert into points_kind (asset_id, policy, months, worth, approve_above) values
  ('00000000-0000-7000-8000-000000000003', 'ROLLING_MONTHS', 12, 1000, 10000),
  ('00000000-0000-7000-8000-000000000004', 'NEVER', null, 0, 10000);
