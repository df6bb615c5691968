-- CreateTable
CREATE TABLE "tag_run" (
    "id" UUID NOT NULL,
    "tag_id" UUID NOT NULL,
    "segment" TEXT NOT NULL,
    "criteria" JSONB NOT NULL,
    "stores" UUID[],
    "everywhere" BOOLEAN NOT NULL,
    "reason" TEXT,
    "expires_on" DATE,
    "employee_id" UUID,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "after_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "tag_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "tag_run_tag_id_id_idx" ON "tag_run"("tag_id", "id" DESC);

-- CreateIndex
CREATE INDEX "tag_run_open_idx" ON "tag_run"("id") WHERE (ended_at IS NULL);

-- AddForeignKey
ALTER TABLE "tag_run" ADD CONSTRAINT "tag_run_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tag"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

alter table tag_run add check (done >= 0 and total >= 0);
