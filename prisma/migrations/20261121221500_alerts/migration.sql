-- CreateEnum
CREATE TYPE "alert_severity" AS ENUM ('INFO', 'WARNING', 'CRITICAL');

-- CreateEnum
CREATE TYPE "alert_state" AS ENUM ('OPEN', 'ACKNOWLEDGED', 'SNOOZED', 'RESOLVED', 'CLOSED');

-- CreateEnum
CREATE TYPE "alert_act" AS ENUM ('OPENED', 'REFRESHED', 'ACKNOWLEDGED', 'SNOOZED', 'ASSIGNED', 'RESOLVED', 'COMMENTED', 'CLOSED', 'REOPENED');

-- AlterTable
ALTER TABLE "member_metrics" ADD COLUMN     "p_alive" REAL;

-- CreateTable
CREATE TABLE "alert" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "org_id" UUID NOT NULL,
    "severity" "alert_severity" NOT NULL,
    "state" "alert_state" NOT NULL DEFAULT 'OPEN',
    "product_id" UUID,
    "member_id" UUID,
    "subject" JSONB NOT NULL,
    "owner_id" UUID,
    "snoozed_until" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_entry" (
    "alert_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "act" "alert_act" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "employee_id" UUID,
    "text" TEXT,
    "owner_id" UUID,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "alert_entry_pkey" PRIMARY KEY ("alert_id","id")
);

-- CreateTable
CREATE TABLE "alert_setting" (
    "org_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "enabled" BOOLEAN,
    "thresholds" JSONB NOT NULL,

    CONSTRAINT "alert_setting_pkey" PRIMARY KEY ("org_id","kind")
);

-- CreateTable
CREATE TABLE "alert_run" (
    "kind" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "took" INTEGER NOT NULL,
    "opened" INTEGER NOT NULL,
    "changed" INTEGER NOT NULL,
    "closed" INTEGER NOT NULL,

    CONSTRAINT "alert_run_pkey" PRIMARY KEY ("kind")
);

-- CreateTable
CREATE TABLE "churn_model" (
    "as_of" DATE NOT NULL,
    "fitted_at" TIMESTAMPTZ(3) NOT NULL,
    "members" INTEGER NOT NULL,
    "repeaters" INTEGER NOT NULL,
    "r" DOUBLE PRECISION,
    "alpha" DOUBLE PRECISION,
    "a" DOUBLE PRECISION,
    "b" DOUBLE PRECISION,
    "log_likelihood" DOUBLE PRECISION,

    CONSTRAINT "churn_model_pkey" PRIMARY KEY ("as_of")
);

-- CreateIndex
CREATE UNIQUE INDEX "alert_kind_key_key" ON "alert"("kind", "key");

-- CreateIndex
CREATE INDEX "alert_state_org_id_idx" ON "alert"("state", "org_id");

-- CreateIndex
CREATE INDEX "alert_kind_state_idx" ON "alert"("kind", "state");

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "alert_entry" ADD CONSTRAINT "alert_entry_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alert"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "alert_setting" ADD CONSTRAINT "alert_setting_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "org"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
