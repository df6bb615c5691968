-- Narrow rollups over closed business days: see prisma/schema/analytics.prisma.

-- DropIndex
DROP INDEX "member_home_store_id_joined_on_idx";

-- AlterTable
ALTER TABLE "fold_state" ADD COLUMN "active_through" DATE;
ALTER TABLE "fold_state" ADD COLUMN "months_through" DATE;
ALTER TABLE "fold_state" ADD COLUMN "tree" TEXT;
ALTER TABLE "fold_state" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "dirty_month" (
    "store_id" UUID NOT NULL,
    "month" DATE NOT NULL,

    CONSTRAINT "dirty_month_pkey" PRIMARY KEY ("store_id","month")
);

-- CreateTable
CREATE TABLE "active_day" (
    "org_id" UUID NOT NULL,
    "branch" BOOLEAN NOT NULL,
    "day" DATE NOT NULL,
    "members" INTEGER NOT NULL,
    "week_new" INTEGER NOT NULL,
    "month_new" INTEGER NOT NULL,
    "quarter_new" INTEGER NOT NULL,
    "year_new" INTEGER NOT NULL,

    CONSTRAINT "active_day_pkey" PRIMARY KEY ("org_id","branch","day")
);

-- CreateTable
CREATE TABLE "sales_day" (
    "org_id" UUID NOT NULL,
    "branch" BOOLEAN NOT NULL,
    "day" DATE NOT NULL,
    "revenue" BIGINT NOT NULL,
    "cost" BIGINT NOT NULL,
    "costed" BIGINT NOT NULL,
    "discount" BIGINT NOT NULL,
    "units" BIGINT NOT NULL,
    "orders" INTEGER NOT NULL,
    "refunds" INTEGER NOT NULL,
    "lines" INTEGER NOT NULL,

    CONSTRAINT "sales_day_pkey" PRIMARY KEY ("org_id","branch","day")
);

-- CreateTable
CREATE TABLE "sales_month" (
    "org_id" UUID NOT NULL,
    "branch" BOOLEAN NOT NULL,
    "month" DATE NOT NULL,
    "revenue" BIGINT NOT NULL,
    "cost" BIGINT NOT NULL,
    "costed" BIGINT NOT NULL,
    "discount" BIGINT NOT NULL,
    "units" BIGINT NOT NULL,
    "orders" INTEGER NOT NULL,
    "refunds" INTEGER NOT NULL,
    "lines" INTEGER NOT NULL,

    CONSTRAINT "sales_month_pkey" PRIMARY KEY ("org_id","branch","month")
);

-- CreateTable
CREATE TABLE "category_day" (
    "org_id" UUID NOT NULL,
    "branch" BOOLEAN NOT NULL,
    "day" DATE NOT NULL,
    "category_id" UUID NOT NULL,
    "revenue" BIGINT NOT NULL,
    "cost" BIGINT NOT NULL,
    "costed" BIGINT NOT NULL,
    "discount" BIGINT NOT NULL,
    "units" BIGINT NOT NULL,
    "orders" INTEGER NOT NULL,
    "refunds" INTEGER NOT NULL,
    "lines" INTEGER NOT NULL,

    CONSTRAINT "category_day_pkey" PRIMARY KEY ("org_id","branch","day","category_id")
);

-- CreateTable
CREATE TABLE "category_month" (
    "org_id" UUID NOT NULL,
    "branch" BOOLEAN NOT NULL,
    "month" DATE NOT NULL,
    "category_id" UUID NOT NULL,
    "revenue" BIGINT NOT NULL,
    "cost" BIGINT NOT NULL,
    "costed" BIGINT NOT NULL,
    "discount" BIGINT NOT NULL,
    "units" BIGINT NOT NULL,
    "orders" INTEGER NOT NULL,
    "refunds" INTEGER NOT NULL,
    "lines" INTEGER NOT NULL,

    CONSTRAINT "category_month_pkey" PRIMARY KEY ("org_id","branch","month","category_id")
);

-- CreateTable
CREATE TABLE "employee_day" (
    "org_id" UUID NOT NULL,
    "branch" BOOLEAN NOT NULL,
    "day" DATE NOT NULL,
    "employee_id" UUID NOT NULL,
    "revenue" BIGINT NOT NULL,
    "cost" BIGINT NOT NULL,
    "costed" BIGINT NOT NULL,
    "discount" BIGINT NOT NULL,
    "units" BIGINT NOT NULL,
    "orders" INTEGER NOT NULL,
    "refunds" INTEGER NOT NULL,
    "lines" INTEGER NOT NULL,

    CONSTRAINT "employee_day_pkey" PRIMARY KEY ("org_id","branch","day","employee_id")
);

-- CreateTable
CREATE TABLE "employee_month" (
    "org_id" UUID NOT NULL,
    "branch" BOOLEAN NOT NULL,
    "month" DATE NOT NULL,
    "employee_id" UUID NOT NULL,
    "revenue" BIGINT NOT NULL,
    "cost" BIGINT NOT NULL,
    "costed" BIGINT NOT NULL,
    "discount" BIGINT NOT NULL,
    "units" BIGINT NOT NULL,
    "orders" INTEGER NOT NULL,
    "refunds" INTEGER NOT NULL,
    "lines" INTEGER NOT NULL,

    CONSTRAINT "employee_month_pkey" PRIMARY KEY ("org_id","branch","month","employee_id")
);

-- CreateTable
CREATE TABLE "channel_day" (
    "org_id" UUID NOT NULL,
    "branch" BOOLEAN NOT NULL,
    "day" DATE NOT NULL,
    "level_id" UUID NOT NULL,
    "channel" "channel" NOT NULL,
    "revenue" BIGINT NOT NULL,
    "cost" BIGINT NOT NULL,
    "costed" BIGINT NOT NULL,
    "discount" BIGINT NOT NULL,
    "units" BIGINT NOT NULL,
    "orders" INTEGER NOT NULL,
    "refunds" INTEGER NOT NULL,
    "lines" INTEGER NOT NULL,

    CONSTRAINT "channel_day_pkey" PRIMARY KEY ("org_id","branch","day","level_id","channel")
);

-- CreateTable
CREATE TABLE "channel_month" (
    "org_id" UUID NOT NULL,
    "branch" BOOLEAN NOT NULL,
    "month" DATE NOT NULL,
    "level_id" UUID NOT NULL,
    "channel" "channel" NOT NULL,
    "revenue" BIGINT NOT NULL,
    "cost" BIGINT NOT NULL,
    "costed" BIGINT NOT NULL,
    "discount" BIGINT NOT NULL,
    "units" BIGINT NOT NULL,
    "orders" INTEGER NOT NULL,
    "refunds" INTEGER NOT NULL,
    "lines" INTEGER NOT NULL,

    CONSTRAINT "channel_month_pkey" PRIMARY KEY ("org_id","branch","month","level_id","channel")
);

-- CreateTable
CREATE TABLE "hour_day" (
    "org_id" UUID NOT NULL,
    "branch" BOOLEAN NOT NULL,
    "day" DATE NOT NULL,
    "hour" SMALLINT NOT NULL,
    "revenue" BIGINT NOT NULL,
    "cost" BIGINT NOT NULL,
    "costed" BIGINT NOT NULL,
    "discount" BIGINT NOT NULL,
    "units" BIGINT NOT NULL,
    "orders" INTEGER NOT NULL,
    "refunds" INTEGER NOT NULL,
    "lines" INTEGER NOT NULL,

    CONSTRAINT "hour_day_pkey" PRIMARY KEY ("org_id","branch","day","hour")
);

-- CreateTable
CREATE TABLE "hour_month" (
    "org_id" UUID NOT NULL,
    "branch" BOOLEAN NOT NULL,
    "month" DATE NOT NULL,
    "hour" SMALLINT NOT NULL,
    "revenue" BIGINT NOT NULL,
    "cost" BIGINT NOT NULL,
    "costed" BIGINT NOT NULL,
    "discount" BIGINT NOT NULL,
    "units" BIGINT NOT NULL,
    "orders" INTEGER NOT NULL,
    "refunds" INTEGER NOT NULL,
    "lines" INTEGER NOT NULL,

    CONSTRAINT "hour_month_pkey" PRIMARY KEY ("org_id","branch","month","hour")
);

-- CreateTable
CREATE TABLE "product_day" (
    "org_id" UUID NOT NULL,
    "branch" BOOLEAN NOT NULL,
    "day" DATE NOT NULL,
    "product_id" UUID NOT NULL,
    "category_id" UUID NOT NULL,
    "revenue" BIGINT NOT NULL,
    "cost" BIGINT NOT NULL,
    "costed" BIGINT NOT NULL,
    "discount" BIGINT NOT NULL,
    "units" BIGINT NOT NULL,
    "orders" INTEGER NOT NULL,
    "refunds" INTEGER NOT NULL,
    "lines" INTEGER NOT NULL,

    CONSTRAINT "product_day_pkey" PRIMARY KEY ("org_id","branch","day","product_id","category_id")
);

-- CreateTable
CREATE TABLE "product_month" (
    "org_id" UUID NOT NULL,
    "branch" BOOLEAN NOT NULL,
    "month" DATE NOT NULL,
    "product_id" UUID NOT NULL,
    "category_id" UUID NOT NULL,
    "revenue" BIGINT NOT NULL,
    "cost" BIGINT NOT NULL,
    "costed" BIGINT NOT NULL,
    "discount" BIGINT NOT NULL,
    "units" BIGINT NOT NULL,
    "orders" INTEGER NOT NULL,
    "refunds" INTEGER NOT NULL,
    "lines" INTEGER NOT NULL,

    CONSTRAINT "product_month_pkey" PRIMARY KEY ("org_id","branch","month","product_id","category_id")
);

-- CreateIndex
CREATE INDEX "dirty_day_day_idx" ON "dirty_day"("day");

-- CreateIndex
CREATE INDEX "member_home_store_id_joined_on_source_kind_idx" ON "member"("home_store_id", "joined_on", "source", "kind");

-- CreateIndex
CREATE INDEX "sale_business_date_store_id_member_id_kind_guest_idx" ON "sale"("business_date", "store_id", "member_id", "kind", "guest");



-- the one row
INSERT INTO "fold_state" ("id") VALUES (1) ON CONFLICT DO NOTHING;
ALTER TABLE "fold_state" ADD CHECK ("id" = 1);
ALTER TABLE "fold_state" ADD CHECK ("folded_through" IS NULL OR "folded_through" <= "closing_through");
ALTER TABLE "fold_state" ADD CHECK ("months_through" IS NULL OR "months_through" <= "folded_through");
