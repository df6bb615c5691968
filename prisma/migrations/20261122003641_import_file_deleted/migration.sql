-- AlterTable
ALTER TABLE "import_file" ADD COLUMN     "deleted_at" TIMESTAMPTZ(3);
