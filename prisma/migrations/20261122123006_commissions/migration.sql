-- CreateEnum
CREATE TYPE "commission_subject" AS ENUM ('GOODS', 'SERVICE', 'PASS', 'CARD', 'TOP_UP');

-- CreateEnum
CREATE TYPE "commission_basis" AS ENUM ('NET', 'PROFIT', 'PIECE');

-- CreateTable
CREATE TABLE "commission_rule" (
    "id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "commission_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "commission_rule_version" (
    "rule_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "subject" "commission_subject" NOT NULL,
    "basis" "commission_basis" NOT NULL,
    "rate" INTEGER,
    "amount" BIGINT,
    "lines" JSONB,
    "role" "role",
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "made_by" UUID,

    CONSTRAINT "commission_rule_version_pkey" PRIMARY KEY ("rule_id","version")
);

-- CreateTable
CREATE TABLE "sale_line_seller" (
    "member_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "employee_id" UUID NOT NULL,
    "share" SMALLINT NOT NULL,

    CONSTRAINT "sale_line_seller_pkey" PRIMARY KEY ("member_id","line_id","employee_id")
);

-- CreateTable
CREATE TABLE "commission" (
    "member_id" UUID NOT NULL,
    "origin_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "line_id" UUID,
    "back_id" UUID,
    "employee_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "subject" "commission_subject" NOT NULL,
    "rule_id" UUID NOT NULL,
    "rule_version" INTEGER NOT NULL,
    "base" BIGINT NOT NULL,
    "share" SMALLINT NOT NULL,
    "amount" BIGINT NOT NULL,
    "statement_id" UUID,

    CONSTRAINT "commission_pkey" PRIMARY KEY ("member_id","origin_id","id")
);

-- CreateTable
CREATE TABLE "commission_statement" (
    "id" UUID NOT NULL,
    "employee_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "amount" BIGINT NOT NULL,
    "paid_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_by" UUID,

    CONSTRAINT "commission_statement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "commission_employee_id_statement_id_day_idx" ON "commission"("employee_id", "statement_id", "day");

-- CreateIndex
CREATE INDEX "commission_store_id_day_idx" ON "commission"("store_id", "day");

-- CreateIndex
CREATE INDEX "commission_statement_month_idx" ON "commission_statement"("month");

-- CreateIndex
CREATE UNIQUE INDEX "commission_statement_employee_id_month_key" ON "commission_statement"("employee_id", "month");

-- AddForeignKey
ALTER TABLE "commission_rule_version" ADD CONSTRAINT "commission_rule_version_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "commission_rule"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "commission_rule_version" ADD CONSTRAINT "commission_rule_version_made_by_fkey" FOREIGN KEY ("made_by") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sale_line_seller" ADD CONSTRAINT "sale_line_seller_member_id_line_id_fkey" FOREIGN KEY ("member_id", "line_id") REFERENCES "sale_line"("member_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sale_line_seller" ADD CONSTRAINT "sale_line_seller_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "commission" ADD CONSTRAINT "commission_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "commission" ADD CONSTRAINT "commission_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "commission" ADD CONSTRAINT "commission_rule_id_rule_version_fkey" FOREIGN KEY ("rule_id", "rule_version") REFERENCES "commission_rule_version"("rule_id", "version") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "commission" ADD CONSTRAINT "commission_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "commission_statement"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "commission_statement" ADD CONSTRAINT "commission_statement_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "commission_statement" ADD CONSTRAINT "commission_statement_paid_by_fkey" FOREIGN KEY ("paid_by") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "commission_rule" ADD CONSTRAINT "commission_rule_counts" CHECK (position >= 1 AND version >= 1);
ALTER TABLE "commission_rule_version" ADD CONSTRAINT "commission_rule_version_says" CHECK (
  name <> '' AND version >= 1 AND num_nonnulls(rate, amount) = 1 AND (amount IS NOT NULL) = (basis = 'PIECE')
  AND rate BETWEEN 0 AND 10000 AND amount >= 0 AND NOT (basis = 'PROFIT' AND subject IN ('CARD', 'TOP_UP')));
ALTER TABLE "sale_line_seller" ADD CONSTRAINT "sale_line_seller_share" CHECK (share BETWEEN 1 AND 99);
ALTER TABLE "commission" ADD CONSTRAINT "commission_earned_or_back" CHECK (
  share BETWEEN 1 AND 100 AND (line_id IS NOT NULL) = (subject IN ('GOODS', 'SERVICE', 'PASS'))
  AND CASE WHEN back_id IS NULL THEN amount > 0 AND base >= 0 ELSE amount < 0 AND base <= 0 END);
ALTER TABLE "commission_statement" ADD CONSTRAINT "commission_statement_pays" CHECK (amount > 0 AND extract(day FROM month) = 1);

-- What was paid once is never touched again: the application's role sees no such row to update, whatever its statement says.
ALTER TABLE "commission" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "commission_read" ON "commission" FOR SELECT USING (true);
CREATE POLICY "commission_earn" ON "commission" FOR INSERT WITH CHECK (statement_id IS NULL);
CREATE POLICY "commission_pay" ON "commission" FOR UPDATE USING (statement_id IS NULL) WITH CHECK (statement_id IS NOT NULL);
