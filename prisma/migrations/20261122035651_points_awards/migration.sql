-- What became of a request says the approval: an award only waits, runs or is done.
ALTER TABLE "points_award" DROP CONSTRAINT "points_award_check1";

-- AlterEnum
CREATE TYPE "award_state_new" AS ENUM ('WAITING', 'RUNNING', 'DONE');
ALTER TABLE "points_award" ALTER COLUMN "state" DROP DEFAULT;
ALTER TABLE "points_award" ALTER COLUMN "state" TYPE "award_state_new" USING ("state"::text::"award_state_new");
ALTER TYPE "award_state" RENAME TO "award_state_old";
ALTER TYPE "award_state_new" RENAME TO "award_state";
DROP TYPE "award_state_old";
ALTER TABLE "points_award" ALTER COLUMN "state" SET DEFAULT 'WAITING';

-- AlterTable
ALTER TABLE "points_award" ADD COLUMN     "approval_id" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "points_award_approval_id_key" ON "points_award"("approval_id");

-- AddForeignKey
ALTER TABLE "points_award" ADD CONSTRAINT "points_award_approval_id_fkey" FOREIGN KEY ("approval_id") REFERENCES "approval"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

alter table points_award add check ((state = 'DONE') = (ended_at is not null));
