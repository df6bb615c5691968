-- AlterEnum
ALTER TYPE "card_act" ADD VALUE 'SET_EARNING';

-- AlterTable
ALTER TABLE "card" ADD COLUMN     "points_percent" INTEGER;

-- AlterTable
ALTER TABLE "card_type" ADD COLUMN     "points_percent" INTEGER NOT NULL DEFAULT 100;

-- AlterTable
ALTER TABLE "wallet_setting" ADD COLUMN     "pay_while_lost" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "card" ADD CONSTRAINT "card_points_percent" CHECK ("points_percent" BETWEEN 1 AND 1000);
ALTER TABLE "card_type" ADD CONSTRAINT "card_type_points_percent" CHECK ("points_percent" BETWEEN 1 AND 1000);

-- The switch is asked from now on: who had level prices keeps them until it is turned off.
UPDATE "card_type" SET "discount" = true;
ALTER TABLE "card_type" ALTER COLUMN "discount" SET DEFAULT true;
