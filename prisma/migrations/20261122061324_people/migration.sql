-- CreateEnum
CREATE TYPE "document_kind" AS ENUM ('RESIDENT_ID', 'RESIDENCE_PERMIT', 'PERMANENT_RESIDENCE', 'PASSPORT', 'TRAVEL_PERMIT', 'OTHER', 'BUSINESS_LICENCE');

-- CreateEnum
CREATE TYPE "custom_field_type" AS ENUM ('TEXT', 'NUMBER', 'DATE', 'CHOICE', 'IMAGE');

-- CreateEnum
CREATE TYPE "relation" AS ENUM ('SPOUSE', 'CHILD', 'PARENT', 'SIBLING', 'OTHER');

-- CreateEnum
CREATE TYPE "possession_kind" AS ENUM ('VEHICLE', 'HOME', 'PET', 'OTHER');

-- CreateEnum
CREATE TYPE "case_kind" AS ENUM ('RESCUE', 'SERVICE', 'COMPLAINT', 'ENQUIRY');

-- CreateEnum
CREATE TYPE "case_state" AS ENUM ('OPEN', 'DONE', 'CANCELLED');

-- AlterTable
ALTER TABLE "member" ADD COLUMN     "erased_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "member_document" (
    "member_id" UUID NOT NULL,
    "kind" "document_kind" NOT NULL,
    "sealed" BYTEA NOT NULL,
    "masked" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_document_pkey" PRIMARY KEY ("member_id","kind")
);

-- CreateTable
CREATE TABLE "member_setting" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "require_phone" BOOLEAN NOT NULL DEFAULT false,
    "require_document" BOOLEAN NOT NULL DEFAULT false,
    "min_age" SMALLINT DEFAULT 12,
    "persons_only" BOOLEAN NOT NULL DEFAULT false,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_setting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "custom_field" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" "custom_field_type" NOT NULL,
    "choices" TEXT[],
    "required" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "custom_field_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member_field" (
    "member_id" UUID NOT NULL,
    "field_id" UUID NOT NULL,
    "text" TEXT,
    "number" BIGINT,
    "date" DATE,

    CONSTRAINT "member_field_pkey" PRIMARY KEY ("member_id","field_id")
);

-- CreateTable
CREATE TABLE "member_relative" (
    "member_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "relation" "relation" NOT NULL,
    "name" TEXT NOT NULL,
    "birthday" DATE,
    "phone" TEXT,
    "relative_id" UUID,

    CONSTRAINT "member_relative_pkey" PRIMARY KEY ("member_id","id")
);

-- CreateTable
CREATE TABLE "member_anniversary" (
    "member_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "date" DATE NOT NULL,

    CONSTRAINT "member_anniversary_pkey" PRIMARY KEY ("member_id","id")
);

-- CreateTable
CREATE TABLE "member_possession" (
    "member_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "possession_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "identifier" TEXT,
    "since" DATE,

    CONSTRAINT "member_possession_pkey" PRIMARY KEY ("member_id","id")
);

-- CreateTable
CREATE TABLE "member_photo" (
    "member_id" UUID NOT NULL,
    "file" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_photo_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "service_case" (
    "member_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "case_kind" NOT NULL,
    "store_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" TEXT,
    "state" "case_state" NOT NULL DEFAULT 'OPEN',
    "employee_id" UUID,
    "outcome" TEXT,
    "rating" SMALLINT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "service_case_pkey" PRIMARY KEY ("member_id","id")
);

-- CreateTable
CREATE TABLE "member_merge" (
    "id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "into_id" UUID NOT NULL,
    "merged_at" TIMESTAMPTZ(3) NOT NULL,
    "merged_by" UUID,
    "entries" JSONB NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "member_merge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "custom_field_code_key" ON "custom_field"("code");

-- CreateIndex
CREATE INDEX "member_field_field_id_text_idx" ON "member_field"("field_id", "text");

-- CreateIndex
CREATE INDEX "member_field_field_id_number_idx" ON "member_field"("field_id", "number");

-- CreateIndex
CREATE INDEX "member_field_field_id_date_idx" ON "member_field"("field_id", "date");

-- CreateIndex
CREATE INDEX "member_relative_relative_id_idx" ON "member_relative"("relative_id");

-- CreateIndex
CREATE INDEX "service_case_store_id_opened_at_idx" ON "service_case"("store_id", "opened_at" DESC);

-- CreateIndex
CREATE INDEX "member_merge_from_id_idx" ON "member_merge"("from_id");

-- CreateIndex
CREATE INDEX "member_merge_into_id_idx" ON "member_merge"("into_id");

-- AddForeignKey
ALTER TABLE "member_document" ADD CONSTRAINT "member_document_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "member_field" ADD CONSTRAINT "member_field_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "member_field" ADD CONSTRAINT "member_field_field_id_fkey" FOREIGN KEY ("field_id") REFERENCES "custom_field"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "member_relative" ADD CONSTRAINT "member_relative_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "member_anniversary" ADD CONSTRAINT "member_anniversary_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "member_possession" ADD CONSTRAINT "member_possession_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "member_photo" ADD CONSTRAINT "member_photo_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "service_case" ADD CONSTRAINT "service_case_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "service_case" ADD CONSTRAINT "service_case_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- What must never be, whoever writes.
INSERT INTO "member_setting" ("id") VALUES (1);
ALTER TABLE "member_setting" ADD CHECK ("id" = 1);
ALTER TABLE "member_setting" ADD CHECK ("min_age" BETWEEN 1 AND 120);
ALTER TABLE "member_document" ADD CHECK (length("sealed") > 32 AND "masked" LIKE '%*%');
ALTER TABLE "custom_field" ADD CHECK ("code" <> '' AND "name" <> '');
ALTER TABLE "custom_field" ADD CHECK (("type" = 'CHOICE') = (cardinality("choices") > 0));
-- a value stands in one column
ALTER TABLE "member_field" ADD CHECK (num_nonnulls("text", "number", "date") = 1 AND "text" <> '');
ALTER TABLE "member_relative" ADD CHECK ("name" <> '' AND "relative_id" <> "member_id");
ALTER TABLE "member_relative" ADD CHECK ("phone" ~ '^\+[1-9][0-9]{6,14}$');
ALTER TABLE "member_anniversary" ADD CHECK ("name" <> '');
ALTER TABLE "member_possession" ADD CHECK ("name" <> '');
ALTER TABLE "service_case" ADD CHECK ("subject" <> '' AND "rating" BETWEEN 1 AND 5);
ALTER TABLE "service_case" ADD CHECK (("state" = 'OPEN') = ("closed_at" IS NULL));
ALTER TABLE "member_merge" ADD CHECK ("from_id" <> "into_id");
ALTER TABLE "member" ADD CHECK ("erased_at" IS NULL OR ("archived_at" IS NOT NULL AND "phone" IS NULL AND "email" IS NULL AND "address" IS NULL AND "birthday" IS NULL AND "note" IS NULL));
