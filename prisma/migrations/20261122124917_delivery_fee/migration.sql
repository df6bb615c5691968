-- AlterEnum
ALTER TYPE "product_kind" ADD VALUE 'DELIVERY';
