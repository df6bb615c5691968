-- CreateEnum
CREATE TYPE "shift_cash_kind" AS ENUM ('PAID_IN', 'PAID_OUT');

-- CreateTable
CREATE TABLE "shift" (
    "id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "till" TEXT NOT NULL,
    "business_date" DATE NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_by" UUID NOT NULL,
    "float_amount" BIGINT NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" UUID,
    "counted" BIGINT,
    "expected" BIGINT,
    "note" TEXT,

    CONSTRAINT "shift_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shift_cash" (
    "id" UUID NOT NULL,
    "shift_id" UUID NOT NULL,
    "kind" "shift_cash_kind" NOT NULL,
    "amount" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" UUID NOT NULL,

    CONSTRAINT "shift_cash_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suspended_basket" (
    "id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "till" TEXT NOT NULL,
    "member_id" UUID,
    "note" TEXT,
    "line_count" SMALLINT NOT NULL,
    "amount" BIGINT NOT NULL,
    "basket" JSONB NOT NULL,
    "suspended_at" TIMESTAMPTZ(3) NOT NULL,
    "suspended_by" UUID NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" UUID,

    CONSTRAINT "suspended_basket_pkey" PRIMARY KEY ("id")
);

-- Shifts of a branch, newest first.
CREATE INDEX "shift_store_id_id_idx" ON "shift"("store_id", "id" DESC);

-- A till has one open shift, and an employee stands at one till.
CREATE UNIQUE INDEX "shift_open_till_key" ON "shift"("store_id", "till") WHERE (closed_at IS NULL);

CREATE UNIQUE INDEX "shift_open_by_key" ON "shift"("opened_by") WHERE (closed_at IS NULL);

-- Of a shift, in their order.
CREATE INDEX "shift_cash_shift_id_id_idx" ON "shift_cash"("shift_id", "id");

-- Those of a store that wait.
CREATE INDEX "suspended_basket_store_id_id_idx" ON "suspended_basket"("store_id", "id" DESC) WHERE (ended_at IS NULL);

-- AddForeignKey
ALTER TABLE "shift" ADD CONSTRAINT "shift_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "shift" ADD CONSTRAINT "shift_opened_by_fkey" FOREIGN KEY ("opened_by") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "shift" ADD CONSTRAINT "shift_closed_by_fkey" FOREIGN KEY ("closed_by") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "shift_cash" ADD CONSTRAINT "shift_cash_shift_id_fkey" FOREIGN KEY ("shift_id") REFERENCES "shift"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "shift_cash" ADD CONSTRAINT "shift_cash_by_fkey" FOREIGN KEY ("by") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "suspended_basket" ADD CONSTRAINT "suspended_basket_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "suspended_basket" ADD CONSTRAINT "suspended_basket_suspended_by_fkey" FOREIGN KEY ("suspended_by") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "shift" ADD CONSTRAINT "shift_float_check" CHECK (float_amount >= 0 AND counted >= 0);

-- Closed as a whole, or not at all.
ALTER TABLE "shift" ADD CONSTRAINT "shift_closed_check"
  CHECK (num_nonnulls(closed_at, closed_by, counted, expected) IN (0, 4) AND closed_at >= opened_at);

ALTER TABLE "shift_cash" ADD CONSTRAINT "shift_cash_amount_check" CHECK (amount > 0);

ALTER TABLE "suspended_basket" ADD CONSTRAINT "suspended_basket_ended_check" CHECK ((ended_at IS NULL) = (ended_by IS NULL));
