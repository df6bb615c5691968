-- CreateEnum
CREATE TYPE "stock_count_state" AS ENUM ('OPEN', 'CLOSED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "purchase_order_state" AS ENUM ('DRAFT', 'SENT', 'PARTLY_RECEIVED', 'RECEIVED', 'CANCELLED');

-- AlterTable
ALTER TABLE "stock" ADD COLUMN     "came_in" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "stock_lot" (
    "store_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "quantity" BIGINT NOT NULL,
    "best_before" DATE NOT NULL,
    "came_in" BIGINT NOT NULL,

    CONSTRAINT "stock_lot_pkey" PRIMARY KEY ("store_id","product_id","id")
);

-- CreateTable
CREATE TABLE "stock_count" (
    "id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "open_store_id" UUID,
    "name" TEXT NOT NULL,
    "category_id" UUID,
    "state" "stock_count_state" NOT NULL DEFAULT 'OPEN',
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_by" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" UUID,

    CONSTRAINT "stock_count_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_count_line" (
    "count_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "expected" BIGINT NOT NULL,
    "counted" BIGINT,
    "book" BIGINT,
    "counted_at" TIMESTAMPTZ(3),
    "counted_by" UUID,

    CONSTRAINT "stock_count_line_pkey" PRIMARY KEY ("count_id","product_id")
);

-- CreateTable
CREATE TABLE "supplier" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "contact" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "address" TEXT,
    "note" TEXT,
    "lead_days" SMALLINT NOT NULL DEFAULT 3,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "supplier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_supplier" (
    "product_id" UUID NOT NULL,
    "supplier_id" UUID NOT NULL,
    "preferred" BOOLEAN,
    "sku" TEXT,
    "pack_name" TEXT,
    "pack_size" BIGINT NOT NULL DEFAULT 1000,
    "pack_cost" BIGINT,
    "lead_days" SMALLINT,

    CONSTRAINT "product_supplier_pkey" PRIMARY KEY ("product_id","supplier_id")
);

-- CreateTable
CREATE TABLE "purchase_order" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "supplier_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "state" "purchase_order_state" NOT NULL DEFAULT 'DRAFT',
    "expected_on" DATE,
    "note" TEXT,
    "cost" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID,
    "sent_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "purchase_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "purchase_order_line" (
    "order_id" UUID NOT NULL,
    "line_no" SMALLINT NOT NULL,
    "product_id" UUID NOT NULL,
    "quantity" BIGINT NOT NULL,
    "pack_name" TEXT,
    "pack_size" BIGINT NOT NULL,
    "pack_cost" BIGINT,
    "cost" BIGINT,
    "received" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "purchase_order_line_pkey" PRIMARY KEY ("order_id","product_id")
);

-- CreateTable
CREATE TABLE "goods_receipt" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "delivery_note" TEXT,
    "note" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "received_by" UUID,

    CONSTRAINT "goods_receipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "goods_receipt_line" (
    "receipt_id" UUID NOT NULL,
    "line_no" SMALLINT NOT NULL,
    "product_id" UUID NOT NULL,
    "quantity" BIGINT NOT NULL,
    "cost" BIGINT,
    "best_before" DATE,

    CONSTRAINT "goods_receipt_line_pkey" PRIMARY KEY ("receipt_id","line_no")
);

-- CreateIndex
CREATE INDEX "stock_lot_store_id_best_before_idx" ON "stock_lot"("store_id", "best_before");

-- CreateIndex
CREATE UNIQUE INDEX "stock_count_open_store_id_key" ON "stock_count"("open_store_id");

-- CreateIndex
CREATE INDEX "stock_count_store_id_id_idx" ON "stock_count"("store_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "supplier_code_key" ON "supplier"("code");

-- CreateIndex
CREATE INDEX "product_supplier_supplier_id_product_id_idx" ON "product_supplier"("supplier_id", "product_id");

-- CreateIndex
CREATE UNIQUE INDEX "product_supplier_product_id_preferred_key" ON "product_supplier"("product_id", "preferred");

-- CreateIndex
CREATE UNIQUE INDEX "purchase_order_number_key" ON "purchase_order"("number");

-- CreateIndex
CREATE INDEX "purchase_order_store_id_id_idx" ON "purchase_order"("store_id", "id" DESC);

-- CreateIndex
CREATE INDEX "purchase_order_supplier_id_id_idx" ON "purchase_order"("supplier_id", "id" DESC);

-- CreateIndex
CREATE INDEX "purchase_order_state_store_id_idx" ON "purchase_order"("state", "store_id");

-- CreateIndex
CREATE INDEX "purchase_order_line_product_id_idx" ON "purchase_order_line"("product_id");

-- CreateIndex
CREATE INDEX "goods_receipt_order_id_id_idx" ON "goods_receipt"("order_id", "id");

-- CreateIndex
CREATE INDEX "goods_receipt_line_product_id_receipt_id_idx" ON "goods_receipt_line"("product_id", "receipt_id" DESC);

-- AddForeignKey
ALTER TABLE "stock_count" ADD CONSTRAINT "stock_count_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "stock_count" ADD CONSTRAINT "stock_count_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "category"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "stock_count_line" ADD CONSTRAINT "stock_count_line_count_id_fkey" FOREIGN KEY ("count_id") REFERENCES "stock_count"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "stock_count_line" ADD CONSTRAINT "stock_count_line_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "product_supplier" ADD CONSTRAINT "product_supplier_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "product_supplier" ADD CONSTRAINT "product_supplier_supplier_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "supplier"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "purchase_order" ADD CONSTRAINT "purchase_order_supplier_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "supplier"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "purchase_order" ADD CONSTRAINT "purchase_order_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "purchase_order_line" ADD CONSTRAINT "purchase_order_line_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "purchase_order"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "purchase_order_line" ADD CONSTRAINT "purchase_order_line_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "goods_receipt" ADD CONSTRAINT "goods_receipt_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "purchase_order"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "goods_receipt_line" ADD CONSTRAINT "goods_receipt_line_receipt_id_fkey" FOREIGN KEY ("receipt_id") REFERENCES "goods_receipt"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "goods_receipt_line" ADD CONSTRAINT "goods_receipt_line_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- What must never be.
alter table stock add check (came_in >= 0);
alter table stock_lot add check (quantity > 0 and came_in >= quantity);

alter table stock_count add check (name <> '');
alter table stock_count add check ((state = 'OPEN') = (ended_at is null));
-- a store has one open count at a time: two would both put right what both found wrong
alter table stock_count add check (open_store_id is not distinct from case when state = 'OPEN' then store_id end);
alter table stock_count_line add check (counted >= 0);
alter table stock_count_line add check ((counted is null) = (book is null) and (counted is null) = (counted_at is null));

alter table supplier add check (code <> '' and name <> '');
alter table supplier add check (lead_days between 0 and 365);
alter table product_supplier add check (preferred);
alter table product_supplier add check (pack_size > 0);
alter table product_supplier add check (pack_cost >= 0);
alter table product_supplier add check (lead_days between 0 and 365);

alter table purchase_order add check (number <> '');
alter table purchase_order add check (cost >= 0);
alter table purchase_order add check ((state in ('RECEIVED', 'CANCELLED')) = (ended_at is not null));
alter table purchase_order_line add check (quantity > 0 and pack_size > 0 and received >= 0);
alter table purchase_order_line add check (pack_cost >= 0 and cost >= 0);
alter table goods_receipt_line add check (quantity > 0 and cost >= 0);
