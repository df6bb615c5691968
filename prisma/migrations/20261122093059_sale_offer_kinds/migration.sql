-- What takes something off a line is noted whole, so that a line's discount is explained to the cent.
ALTER TYPE "offer_kind" ADD VALUE 'LEVEL';
ALTER TYPE "offer_kind" ADD VALUE 'PASS';
ALTER TYPE "offer_kind" ADD VALUE 'ROUNDING';

-- AlterTable
ALTER TABLE "sale_offer" ALTER COLUMN "rule_id" DROP NOT NULL,
ALTER COLUMN "version" DROP NOT NULL,
ADD CONSTRAINT "sale_offer_rule" CHECK ((kind::text = 'ROUNDING') = (rule_id IS NULL)); -- as text: the new values cannot be used before this is committed
