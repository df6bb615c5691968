-- CreateEnum
CREATE TYPE "delivery_status" AS ENUM ('PLANNED', 'OUT', 'DELIVERED', 'FAILED', 'CANCELLED');

-- CreateTable
CREATE TABLE "delivery" (
    "member_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "guest" BOOLEAN NOT NULL DEFAULT false,
    "number" TEXT NOT NULL,
    "store_id" UUID NOT NULL,
    "sale_id" UUID,
    "employee_id" UUID,
    "date" DATE NOT NULL,
    "window_start" SMALLINT,
    "window_end" SMALLINT,
    "status" "delivery_status" NOT NULL DEFAULT 'PLANNED',
    "recipient" TEXT NOT NULL,
    "phone" TEXT,
    "address" TEXT NOT NULL,
    "note" TEXT,
    "reason" TEXT,
    "status_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("member_id","id")
);

-- CreateIndex
CREATE INDEX "delivery_store_id_date_idx" ON "delivery"("store_id", "date");

-- CreateIndex
CREATE INDEX "delivery_date_id_idx" ON "delivery"("date", "id");

-- CreateIndex
CREATE INDEX "delivery_status_date_idx" ON "delivery"("status", "date");

-- CreateIndex
CREATE INDEX "delivery_member_id_sale_id_idx" ON "delivery"("member_id", "sale_id");

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_member_id_sale_id_fkey" FOREIGN KEY ("member_id", "sale_id") REFERENCES "sale"("member_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- What must never be, whoever writes.
alter table delivery add check (number <> '' and recipient <> '' and address <> '');
alter table delivery add check (phone ~ '^\+[1-9][0-9]{6,14}$');
alter table delivery add check ((window_start is null) = (window_end is null));
alter table delivery add check (window_start >= 0 and window_end <= 1440 and window_start < window_end);
-- who did not get it, or will not, is told why
alter table delivery add check (status not in ('FAILED', 'CANCELLED') or coalesce(reason, '') <> '');
