-- CreateTable
CREATE TABLE "sign_up" (
    "id" UUID NOT NULL,
    "phone" TEXT NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_up_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_up_quota" (
    "key" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "sign_up_quota_pkey" PRIMARY KEY ("key","hour")
);

-- CreateIndex
CREATE INDEX "sign_up_phone_created_at_idx" ON "sign_up"("phone", "created_at" DESC);

ALTER TABLE "sign_up" ADD CHECK ("phone" ~ '^\+[1-9][0-9]{6,14}$' AND length("code_hash") = 32 AND "attempts" >= 0);
