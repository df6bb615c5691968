-- AlterEnum: values can be used from the next transaction on, which is the next migration.
ALTER TYPE "message_occasion" ADD VALUE 'LEVEL_UP';
ALTER TYPE "message_occasion" ADD VALUE 'LEVEL_WARNING';
ALTER TYPE "message_occasion" ADD VALUE 'LEVEL_GRACE';
