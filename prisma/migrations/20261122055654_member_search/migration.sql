-- CreateTable
CREATE TABLE "member_search" (
    "member_id" UUID NOT NULL,
    "tokens" TEXT[],

    CONSTRAINT "member_search_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "member_search_state" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 0,
    "through" UUID,

    CONSTRAINT "member_search_state_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "member_search_tokens_idx" ON "member_search" USING GIN ("tokens");

-- AddForeignKey
ALTER TABLE "member_search" ADD CONSTRAINT "member_search_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- Which tokens are common decides whether a search reads an index of tokens or the members newest first.
ALTER TABLE "member_search" ALTER COLUMN "tokens" SET STATISTICS 1000;
ALTER TABLE "member_search_state" ADD CONSTRAINT "member_search_state_one" CHECK ("id" = 1);
INSERT INTO "member_search_state" ("id") VALUES (1);
