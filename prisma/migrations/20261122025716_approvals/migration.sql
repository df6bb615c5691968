-- CreateEnum
CREATE TYPE "approval_kind" AS ENUM ('TOP_UP_REFUND', 'TRANSFER', 'POINTS_GRANT', 'POINTS_TASK');

-- CreateEnum
CREATE TYPE "approval_state" AS ENUM ('PENDING', 'APPROVED', 'REJECTED', 'WITHDRAWN');

-- CreateTable
CREATE TABLE "approval" (
    "id" UUID NOT NULL,
    "kind" "approval_kind" NOT NULL,
    "state" "approval_state" NOT NULL DEFAULT 'PENDING',
    "org_id" UUID NOT NULL,
    "member_id" UUID,
    "payload" JSONB NOT NULL,
    "words_en" TEXT NOT NULL,
    "words_zh" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "requested_by" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,
    "note" TEXT,
    "result" JSONB,

    CONSTRAINT "approval_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "approval_org_id_state_id_idx" ON "approval"("org_id", "state", "id" DESC);

-- AddForeignKey
ALTER TABLE "approval" ADD CONSTRAINT "approval_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "approval" ADD CONSTRAINT "approval_requested_by_fkey" FOREIGN KEY ("requested_by") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "approval" ADD CONSTRAINT "approval_decided_by_fkey" FOREIGN KEY ("decided_by") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- Two persons, whatever a program does.
ALTER TABLE "approval" ADD CONSTRAINT "approval_by_another" CHECK (state IN ('PENDING', 'WITHDRAWN') OR decided_by <> requested_by);
ALTER TABLE "approval" ADD CONSTRAINT "approval_decided" CHECK ((state = 'PENDING') = (decided_at IS NULL) AND (state = 'PENDING') = (decided_by IS NULL));
ALTER TABLE "approval" ADD CONSTRAINT "approval_result" CHECK ((state = 'APPROVED') = (result IS NOT NULL));
