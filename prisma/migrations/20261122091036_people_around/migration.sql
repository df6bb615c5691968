-- CreateEnum
CREATE TYPE "activity_kind" AS ENUM ('SIGN_IN', 'CHECK_IN', 'PARTICIPATION', 'REVIEW', 'SHARE');

-- AlterTable
ALTER TABLE "member_possession" ADD COLUMN     "note" TEXT;

-- CreateTable
CREATE TABLE "member_activity" (
    "member_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "activity_kind" NOT NULL,
    "store_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "name" TEXT,
    "entry_id" UUID,

    CONSTRAINT "member_activity_pkey" PRIMARY KEY ("member_id","id")
);

-- CreateIndex
CREATE INDEX "member_activity_store_id_day_idx" ON "member_activity"("store_id", "day");

-- CreateIndex
CREATE INDEX "member_possession_identifier_idx" ON "member_possession"("identifier");

-- AddForeignKey
ALTER TABLE "service_case" ADD CONSTRAINT "service_case_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "member_activity" ADD CONSTRAINT "member_activity_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "member_activity" ADD CONSTRAINT "member_activity_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- What must never be, whoever writes.
ALTER TABLE "member_activity" ADD CHECK ("name" <> '' AND ("kind" = 'PARTICIPATION') = ("name" IS NOT NULL));
ALTER TABLE "member_possession" ADD CHECK ("identifier" <> '' AND "note" <> '');
-- how content somebody was is known once it is over
ALTER TABLE "service_case" ADD CHECK ("rating" IS NULL OR "state" = 'DONE');
