-- AlterTable
ALTER TABLE "active_day" ADD COLUMN     "fresh" INTEGER[];

-- What is there was counted without it: the worker counts anew, and until then the facts are read.
UPDATE "fold_state" SET "active_through" = NULL, "version" = "version" + 1;
