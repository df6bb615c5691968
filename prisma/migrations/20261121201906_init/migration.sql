-- CreateEnum
CREATE TYPE "actor_kind" AS ENUM ('EMPLOYEE', 'PARTNER', 'MEMBER', 'SYSTEM');

-- CreateEnum
CREATE TYPE "product_kind" AS ENUM ('PRODUCT', 'SERVICE', 'GIFT');

-- CreateEnum
CREATE TYPE "movement_kind" AS ENUM ('OPENING', 'RECEIPT', 'SALE', 'REFUND', 'TRANSFER_OUT', 'TRANSFER_IN', 'COUNT', 'LOSS');

-- CreateEnum
CREATE TYPE "member_kind" AS ENUM ('PERSON', 'ORGANISATION', 'GUEST');

-- CreateEnum
CREATE TYPE "gender" AS ENUM ('FEMALE', 'MALE', 'OTHER');

-- CreateEnum
CREATE TYPE "member_source" AS ENUM ('COUNTER', 'CALL_CENTRE', 'WEBSITE', 'APP', 'SERVICE_WINDOW', 'IMPORT', 'PARTNER');

-- CreateEnum
CREATE TYPE "origin" AS ENUM ('LIVE', 'IMPORT');

-- CreateEnum
CREATE TYPE "member_key_kind" AS ENUM ('NUMBER', 'PHONE', 'CARD', 'DOCUMENT', 'EXTERNAL', 'GUEST');

-- CreateEnum
CREATE TYPE "org_kind" AS ENUM ('HEAD_OFFICE', 'REGION', 'STORE', 'DEALER');

-- CreateEnum
CREATE TYPE "sale_kind" AS ENUM ('SALE', 'REFUND');

-- CreateEnum
CREATE TYPE "channel" AS ENUM ('STORE', 'WEBSITE', 'APP', 'CALL_CENTRE', 'PARTNER');

-- CreateEnum
CREATE TYPE "tender_method" AS ENUM ('CASH', 'BANK_CARD', 'WECHAT_PAY', 'ALIPAY', 'TRANSFER', 'STORED_VALUE', 'POINTS', 'OTHER');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('OWNER', 'HEAD_OFFICE_MANAGER', 'REGION_MANAGER', 'STORE_MANAGER', 'CASHIER', 'MARKETER', 'CALL_CENTRE_AGENT', 'ANALYST');

-- CreateTable
CREATE TABLE "fold_state" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "closing_through" DATE,
    "folded_through" DATE,

    CONSTRAINT "fold_state_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dirty_day" (
    "store_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "marked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dirty_day_pkey" PRIMARY KEY ("store_id","day")
);

-- CreateTable
CREATE TABLE "audit" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" "actor_kind" NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT,
    "action" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "entity_id" TEXT NOT NULL,
    "org_id" UUID,
    "ip" TEXT,
    "user_agent" TEXT,
    "request_id" TEXT,
    "before" JSONB,
    "after" JSONB,
    "sealed" BYTEA,
    "member_id" UUID,

    CONSTRAINT "audit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "twoFactorEnabled" BOOLEAN,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_account" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" TIMESTAMPTZ(3),
    "refreshTokenExpiresAt" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_two_factor" (
    "id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "backupCodes" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "verified" BOOLEAN,
    "failedVerificationCount" INTEGER,
    "lockedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "auth_two_factor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_rate_limit" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "lastRequest" BIGINT NOT NULL,

    CONSTRAINT "auth_rate_limit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_failure" (
    "email" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "locked_until" TIMESTAMPTZ(3),
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_failure_pkey" PRIMARY KEY ("email")
);

-- CreateTable
CREATE TABLE "category" (
    "id" UUID NOT NULL,
    "parent_id" UUID,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product" (
    "id" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "product_kind" NOT NULL DEFAULT 'PRODUCT',
    "category_id" UUID NOT NULL,
    "unit" TEXT,
    "spec" TEXT,
    "cost" BIGINT,
    "retail_price" BIGINT NOT NULL,
    "tracks_stock" BOOLEAN NOT NULL DEFAULT true,
    "allow_negative" BOOLEAN NOT NULL DEFAULT false,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_barcode" (
    "barcode" TEXT NOT NULL,
    "product_id" UUID NOT NULL,

    CONSTRAINT "product_barcode_pkey" PRIMARY KEY ("barcode")
);

-- CreateTable
CREATE TABLE "price_tier" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "price_tier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_price" (
    "product_id" UUID NOT NULL,
    "tier_id" UUID NOT NULL,
    "price" BIGINT NOT NULL,

    CONSTRAINT "product_price_pkey" PRIMARY KEY ("product_id","tier_id")
);

-- CreateTable
CREATE TABLE "stock" (
    "store_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "on_hand" BIGINT NOT NULL DEFAULT 0,
    "reorder_point" BIGINT,
    "allow_negative" BOOLEAN NOT NULL DEFAULT false,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stock_pkey" PRIMARY KEY ("store_id","product_id")
);

-- CreateTable
CREATE TABLE "stock_movement" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "kind" "movement_kind" NOT NULL,
    "quantity" BIGINT NOT NULL,
    "balance" BIGINT NOT NULL,
    "reason" TEXT,
    "employee_id" UUID,
    "member_id" UUID,
    "sale_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stock_movement_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "level" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "rank" SMALLINT NOT NULL,
    "colour" TEXT NOT NULL DEFAULT '#64748b',
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "level_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" UUID NOT NULL,
    "kind" "member_kind" NOT NULL DEFAULT 'PERSON',
    "number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "gender" "gender",
    "birthday" DATE,
    "phone" TEXT,
    "email" TEXT,
    "address" TEXT,
    "language" TEXT,
    "source" "member_source" NOT NULL,
    "home_store_id" UUID NOT NULL,
    "level_id" UUID NOT NULL,
    "recruiter_id" UUID,
    "note" TEXT,
    "joined_on" DATE NOT NULL,
    "origin" "origin" NOT NULL DEFAULT 'LIVE',
    "merged_into" UUID,
    "archived_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member_key" (
    "kind" "member_key_kind" NOT NULL,
    "value" TEXT NOT NULL,
    "member_id" UUID NOT NULL,

    CONSTRAINT "member_key_pkey" PRIMARY KEY ("kind","value")
);

-- CreateTable
CREATE TABLE "member_seal" (
    "member_id" UUID NOT NULL,
    "key" BYTEA NOT NULL,

    CONSTRAINT "member_seal_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "member_store" (
    "member_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,

    CONSTRAINT "member_store_pkey" PRIMARY KEY ("member_id","store_id")
);

-- CreateTable
CREATE TABLE "member_metrics" (
    "member_id" UUID NOT NULL,
    "as_of" DATE NOT NULL,
    "first_purchase" DATE NOT NULL,
    "last_purchase" DATE NOT NULL,
    "orders" INTEGER NOT NULL,
    "refunds" INTEGER NOT NULL DEFAULT 0,
    "amount" BIGINT NOT NULL,
    "orders_30" INTEGER NOT NULL,
    "amount_30" BIGINT NOT NULL,
    "orders_90" INTEGER NOT NULL,
    "amount_90" BIGINT NOT NULL,
    "orders_365" INTEGER NOT NULL,
    "amount_365" BIGINT NOT NULL,
    "gaps" INTEGER NOT NULL DEFAULT 0,
    "gap_sum" BIGINT NOT NULL DEFAULT 0,
    "gap_sum_sq" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "member_metrics_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "chain" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL DEFAULT 'CNY',
    "minor_digits" SMALLINT NOT NULL DEFAULT 2,
    "time_zone" TEXT NOT NULL DEFAULT 'Asia/Shanghai',
    "day_starts_at" SMALLINT NOT NULL DEFAULT 0,

    CONSTRAINT "chain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "org" (
    "id" UUID NOT NULL,
    "parent_id" UUID,
    "kind" "org_kind" NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "address" TEXT,
    "time_zone" TEXT,
    "day_starts_at" SMALLINT,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "org_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "org_id" UUID,
    "member_id" UUID,
    "payload" JSONB NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency" (
    "caller" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "input_hash" BYTEA NOT NULL,
    "result" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_pkey" PRIMARY KEY ("caller","key")
);

-- CreateTable
CREATE TABLE "sale" (
    "member_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "sale_kind" NOT NULL DEFAULT 'SALE',
    "store_id" UUID NOT NULL,
    "business_date" DATE NOT NULL,
    "sold_at" TIMESTAMPTZ(3),
    "number" TEXT NOT NULL,
    "channel" "channel" NOT NULL,
    "guest" BOOLEAN NOT NULL DEFAULT false,
    "level_id" UUID,
    "price_tier_id" UUID,
    "till" TEXT,
    "cashier_id" UUID,
    "amount" BIGINT NOT NULL,
    "discount" BIGINT NOT NULL DEFAULT 0,
    "cost" BIGINT,
    "costed_amount" BIGINT NOT NULL DEFAULT 0,
    "quantity" BIGINT NOT NULL,
    "line_count" SMALLINT NOT NULL,
    "refund_of_id" UUID,
    "reason" TEXT,
    "origin" "origin" NOT NULL DEFAULT 'LIVE',
    "import_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sale_pkey" PRIMARY KEY ("member_id","id")
);

-- CreateTable
CREATE TABLE "sale_line" (
    "member_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sale_id" UUID NOT NULL,
    "line_no" SMALLINT NOT NULL,
    "store_id" UUID NOT NULL,
    "business_date" DATE NOT NULL,
    "product_id" UUID NOT NULL,
    "category_id" UUID NOT NULL,
    "employee_id" UUID,
    "quantity" BIGINT NOT NULL,
    "unit_price" BIGINT NOT NULL,
    "amount" BIGINT NOT NULL,
    "discount" BIGINT NOT NULL DEFAULT 0,
    "cost" BIGINT,
    "promoted" BOOLEAN NOT NULL DEFAULT false,
    "refund_of_line_id" UUID,

    CONSTRAINT "sale_line_pkey" PRIMARY KEY ("member_id","id")
);

-- CreateTable
CREATE TABLE "sale_tender" (
    "member_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sale_id" UUID NOT NULL,
    "method" "tender_method" NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "sale_tender_pkey" PRIMARY KEY ("member_id","id")
);

-- CreateTable
CREATE TABLE "sale_line_left" (
    "member_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "quantity_left" BIGINT NOT NULL,
    "amount_left" BIGINT NOT NULL,
    "discount_left" BIGINT NOT NULL,
    "cost_left" BIGINT,

    CONSTRAINT "sale_line_left_pkey" PRIMARY KEY ("member_id","line_id")
);

-- CreateTable
CREATE TABLE "employee" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "role",
    "position" TEXT,
    "phone" TEXT,
    "user_id" TEXT,
    "joined_on" DATE,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "employee_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tag" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "category" TEXT,
    "colour" TEXT NOT NULL DEFAULT '#64748b',
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member_tag" (
    "member_id" UUID NOT NULL,
    "tag_id" UUID NOT NULL,
    "reason" TEXT,
    "expires_on" DATE,
    "tagged_by" UUID,
    "tagged_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_tag_pkey" PRIMARY KEY ("member_id","tag_id")
);

-- CreateIndex
CREATE INDEX "audit_entity_entity_id_id_idx" ON "audit"("entity", "entity_id", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_org_id_id_idx" ON "audit"("org_id", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_actor_id_id_idx" ON "audit"("actor_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "auth_user_email_key" ON "auth_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "auth_session_token_key" ON "auth_session"("token");

-- CreateIndex
CREATE INDEX "auth_session_userId_idx" ON "auth_session"("userId");

-- CreateIndex
CREATE INDEX "auth_account_userId_idx" ON "auth_account"("userId");

-- CreateIndex
CREATE INDEX "auth_verification_identifier_idx" ON "auth_verification"("identifier");

-- CreateIndex
CREATE INDEX "auth_two_factor_secret_idx" ON "auth_two_factor"("secret");

-- CreateIndex
CREATE INDEX "auth_two_factor_userId_idx" ON "auth_two_factor"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "auth_rate_limit_key_key" ON "auth_rate_limit"("key");

-- CreateIndex
CREATE UNIQUE INDEX "category_code_key" ON "category"("code");

-- CreateIndex
CREATE INDEX "category_parent_id_idx" ON "category"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "product_sku_key" ON "product"("sku");

-- CreateIndex
CREATE INDEX "product_category_id_idx" ON "product"("category_id");

-- CreateIndex
CREATE INDEX "product_barcode_product_id_idx" ON "product_barcode"("product_id");

-- CreateIndex
CREATE UNIQUE INDEX "price_tier_code_key" ON "price_tier"("code");

-- CreateIndex
CREATE INDEX "product_price_tier_id_idx" ON "product_price"("tier_id");

-- CreateIndex
CREATE INDEX "stock_product_id_idx" ON "stock"("product_id");

-- CreateIndex
CREATE INDEX "stock_movement_store_id_product_id_id_idx" ON "stock_movement"("store_id", "product_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "level_code_key" ON "level"("code");

-- CreateIndex
CREATE UNIQUE INDEX "level_rank_key" ON "level"("rank");

-- CreateIndex
CREATE INDEX "member_home_store_id_joined_on_idx" ON "member"("home_store_id", "joined_on");

-- CreateIndex
CREATE INDEX "member_level_id_id_idx" ON "member"("level_id", "id" DESC);

-- CreateIndex
CREATE INDEX "member_key_member_id_idx" ON "member_key"("member_id");

-- CreateIndex
CREATE INDEX "member_store_store_id_member_id_idx" ON "member_store"("store_id", "member_id" DESC);

-- CreateIndex
CREATE INDEX "member_metrics_as_of_idx" ON "member_metrics"("as_of");

-- CreateIndex
CREATE INDEX "member_metrics_last_purchase_idx" ON "member_metrics"("last_purchase");

-- CreateIndex
CREATE UNIQUE INDEX "org_code_key" ON "org"("code");

-- CreateIndex
CREATE INDEX "org_parent_id_idx" ON "org"("parent_id");

-- CreateIndex
CREATE INDEX "sale_store_id_business_date_id_idx" ON "sale"("store_id", "business_date" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "sale_number_idx" ON "sale"("number");

-- CreateIndex
CREATE INDEX "sale_member_id_refund_of_id_idx" ON "sale"("member_id", "refund_of_id");

-- CreateIndex
CREATE INDEX "sale_line_member_id_sale_id_idx" ON "sale_line"("member_id", "sale_id");

-- CreateIndex
CREATE INDEX "sale_line_business_date_store_id_idx" ON "sale_line"("business_date", "store_id");

-- CreateIndex
CREATE INDEX "sale_tender_member_id_sale_id_idx" ON "sale_tender"("member_id", "sale_id");

-- CreateIndex
CREATE UNIQUE INDEX "employee_code_key" ON "employee"("code");

-- CreateIndex
CREATE UNIQUE INDEX "employee_user_id_key" ON "employee"("user_id");

-- CreateIndex
CREATE INDEX "employee_org_id_idx" ON "employee"("org_id");

-- CreateIndex
CREATE UNIQUE INDEX "tag_name_key" ON "tag"("name");

-- CreateIndex
CREATE INDEX "member_tag_tag_id_member_id_idx" ON "member_tag"("tag_id", "member_id" DESC);

-- AddForeignKey
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "auth_user"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "auth_account" ADD CONSTRAINT "auth_account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "auth_user"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "auth_two_factor" ADD CONSTRAINT "auth_two_factor_userId_fkey" FOREIGN KEY ("userId") REFERENCES "auth_user"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "category" ADD CONSTRAINT "category_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "category"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "category"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "product_barcode" ADD CONSTRAINT "product_barcode_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "product_price" ADD CONSTRAINT "product_price_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "product_price" ADD CONSTRAINT "product_price_tier_id_fkey" FOREIGN KEY ("tier_id") REFERENCES "price_tier"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "stock" ADD CONSTRAINT "stock_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "stock" ADD CONSTRAINT "stock_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_home_store_id_fkey" FOREIGN KEY ("home_store_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_level_id_fkey" FOREIGN KEY ("level_id") REFERENCES "level"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "member_key" ADD CONSTRAINT "member_key_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "member_seal" ADD CONSTRAINT "member_seal_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "member_store" ADD CONSTRAINT "member_store_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "member_store" ADD CONSTRAINT "member_store_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "member_metrics" ADD CONSTRAINT "member_metrics_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "org" ADD CONSTRAINT "org_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sale" ADD CONSTRAINT "sale_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sale" ADD CONSTRAINT "sale_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sale" ADD CONSTRAINT "sale_level_id_fkey" FOREIGN KEY ("level_id") REFERENCES "level"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sale" ADD CONSTRAINT "sale_price_tier_id_fkey" FOREIGN KEY ("price_tier_id") REFERENCES "price_tier"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sale" ADD CONSTRAINT "sale_cashier_id_fkey" FOREIGN KEY ("cashier_id") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sale" ADD CONSTRAINT "sale_member_id_refund_of_id_fkey" FOREIGN KEY ("member_id", "refund_of_id") REFERENCES "sale"("member_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sale_line" ADD CONSTRAINT "sale_line_member_id_sale_id_fkey" FOREIGN KEY ("member_id", "sale_id") REFERENCES "sale"("member_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sale_line" ADD CONSTRAINT "sale_line_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sale_line" ADD CONSTRAINT "sale_line_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sale_tender" ADD CONSTRAINT "sale_tender_member_id_sale_id_fkey" FOREIGN KEY ("member_id", "sale_id") REFERENCES "sale"("member_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "employee" ADD CONSTRAINT "employee_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "employee" ADD CONSTRAINT "employee_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "auth_user"("id") ON DELETE SET NULL ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "member_tag" ADD CONSTRAINT "member_tag_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "member_tag" ADD CONSTRAINT "member_tag_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tag"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
