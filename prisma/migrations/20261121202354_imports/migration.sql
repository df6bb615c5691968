-- CreateEnum
CREATE TYPE "import_target" AS ENUM ('MEMBERS', 'PRODUCTS', 'STOCK', 'SALES', 'REFUNDS');

-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('QUEUED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED');

-- CreateEnum
CREATE TYPE "import_phase" AS ENUM ('READING', 'RESOLVING', 'WRITING', 'FINISHING');

-- CreateTable
CREATE TABLE "import_file" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "org_id" UUID NOT NULL,
    "uploaded_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_mapping" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "target" "import_target" NOT NULL,
    "mapping" JSONB NOT NULL,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_mapping_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_job" (
    "id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "mapping" JSONB NOT NULL,
    "target" "import_target" NOT NULL,
    "org_id" UUID NOT NULL,
    "started_by" UUID,
    "dry_run" BOOLEAN NOT NULL DEFAULT false,
    "refund_date" DATE,
    "state" "import_state" NOT NULL DEFAULT 'QUEUED',
    "phase" "import_phase" NOT NULL DEFAULT 'READING',
    "cancel_asked" BOOLEAN NOT NULL DEFAULT false,
    "rows_read" INTEGER NOT NULL DEFAULT 0,
    "rows_refused" INTEGER NOT NULL DEFAULT 0,
    "rows_written" INTEGER NOT NULL DEFAULT 0,
    "rows_known" INTEGER NOT NULL DEFAULT 0,
    "sales_written" INTEGER NOT NULL DEFAULT 0,
    "members_created" INTEGER NOT NULL DEFAULT 0,
    "products_created" INTEGER NOT NULL DEFAULT 0,
    "amount_file" BIGINT NOT NULL DEFAULT 0,
    "amount_rounded" BIGINT NOT NULL DEFAULT 0,
    "cursor" UUID,
    "carry" JSONB,
    "error" TEXT,
    "error_info" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_refusal" (
    "import_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "column" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "details" JSONB NOT NULL,

    CONSTRAINT "import_refusal_pkey" PRIMARY KEY ("import_id","row","column")
);

-- CreateIndex
CREATE UNIQUE INDEX "import_mapping_name_key" ON "import_mapping"("name");

-- CreateIndex
CREATE INDEX "import_job_org_id_id_idx" ON "import_job"("org_id", "id" DESC);

-- CreateIndex
CREATE INDEX "import_job_file_id_idx" ON "import_job"("file_id");

-- AddForeignKey
ALTER TABLE "import_job" ADD CONSTRAINT "import_job_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "import_file"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "import_refusal" ADD CONSTRAINT "import_refusal_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import_job"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
