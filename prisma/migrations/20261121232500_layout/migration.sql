-- CreateTable
CREATE TABLE "layout" (
    "employee_id" UUID NOT NULL,
    "cards" TEXT[],
    "hidden" TEXT[],
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "layout_pkey" PRIMARY KEY ("employee_id")
);

-- AddForeignKey
ALTER TABLE "layout" ADD CONSTRAINT "layout_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
