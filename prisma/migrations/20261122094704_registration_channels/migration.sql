-- CreateTable
CREATE TABLE "registration_channel" (
    "source" "member_source" NOT NULL,
    "open" BOOLEAN NOT NULL DEFAULT true,
    "level_id" UUID,

    CONSTRAINT "registration_channel_pkey" PRIMARY KEY ("source")
);

-- CreateTable
CREATE TABLE "registration_key" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "source" "member_source" NOT NULL,
    "hash" BYTEA NOT NULL,
    "hint" TEXT NOT NULL,
    "org_id" UUID NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "minute" TIMESTAMPTZ(3),
    "used" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "registration_key_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "registration_key_hash_key" ON "registration_key"("hash");

-- AddForeignKey
ALTER TABLE "registration_channel" ADD CONSTRAINT "registration_channel_level_id_fkey" FOREIGN KEY ("level_id") REFERENCES "level"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "registration_key" ADD CONSTRAINT "registration_key_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "registration_key" ADD CONSTRAINT "registration_key_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- What must never be, whoever writes.
ALTER TABLE "registration_channel" ADD CHECK ("open" OR "source" <> 'IMPORT');
ALTER TABLE "registration_key" ADD CHECK ("name" <> '' AND "source" IN ('APP', 'PARTNER'));

INSERT INTO "registration_channel" ("source") SELECT unnest(enum_range(NULL::"member_source"));
