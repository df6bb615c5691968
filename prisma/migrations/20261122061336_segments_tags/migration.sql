-- CreateEnum
CREATE TYPE "tag_change_kind" AS ENUM ('ADDED', 'CHANGED', 'REMOVED', 'EXPIRED');

-- AlterTable
ALTER TABLE "member_tag" ADD COLUMN     "automatic" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "tag" ADD COLUMN     "category_id" UUID;

-- CreateTable
CREATE TABLE "segment" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "note" TEXT,
    "criteria" JSONB NOT NULL,
    "org_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "made_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "segment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tag_category" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "colour" TEXT NOT NULL DEFAULT '#64748b',
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "tag_category_pkey" PRIMARY KEY ("id")
);

-- The categories that tags were given as words become rows.
insert into tag_category (id, name) select gen_random_uuid(), category from tag where category <> '' group by category;
update tag set category_id = c.id from tag_category c where c.name = tag.category;

-- AlterTable
ALTER TABLE "tag" DROP COLUMN "category";

-- CreateTable
CREATE TABLE "tag_rule" (
    "tag_id" UUID NOT NULL,
    "criteria" JSONB NOT NULL,
    "keeps" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "ran_at" TIMESTAMPTZ(3),
    "added" INTEGER NOT NULL DEFAULT 0,
    "removed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "tag_rule_pkey" PRIMARY KEY ("tag_id")
);

-- CreateTable
CREATE TABLE "tag_change" (
    "member_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "tag_id" UUID NOT NULL,
    "kind" "tag_change_kind" NOT NULL,
    "reason" TEXT,
    "expires_on" DATE,
    "changed_by" UUID,
    "rule" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tag_change_pkey" PRIMARY KEY ("member_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "segment_org_id_name_key" ON "segment"("org_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "tag_category_name_key" ON "tag_category"("name");

-- CreateIndex
CREATE INDEX "member_tag_expires_on_idx" ON "member_tag"("expires_on");

-- AddForeignKey
ALTER TABLE "segment" ADD CONSTRAINT "segment_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "segment" ADD CONSTRAINT "segment_made_by_fkey" FOREIGN KEY ("made_by") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tag" ADD CONSTRAINT "tag_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "tag_category"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "member_tag" ADD CONSTRAINT "member_tag_tagged_by_fkey" FOREIGN KEY ("tagged_by") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tag_rule" ADD CONSTRAINT "tag_rule_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tag"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tag_change" ADD CONSTRAINT "tag_change_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tag"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tag_change" ADD CONSTRAINT "tag_change_changed_by_fkey" FOREIGN KEY ("changed_by") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

alter table segment add check (name <> '' and version > 0);
alter table tag_category add check (name <> '');
alter table tag_category add check (colour ~ '^#[0-9a-f]{6}$');
alter table tag_rule add check (version > 0 and added >= 0 and removed >= 0);
alter table tag_change add check (rule is null or changed_by is null);
