-- CreateTable
CREATE TABLE "pass_type" (
    "asset_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "uses" INTEGER,
    "valid_days" INTEGER,
    "per_day" SMALLINT,
    "price" BIGINT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "pass_type_pkey" PRIMARY KEY ("asset_id")
);

-- CreateTable
CREATE TABLE "pass_type_org" (
    "asset_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,

    CONSTRAINT "pass_type_org_pkey" PRIMARY KEY ("asset_id","org_id")
);

-- AddForeignKey
ALTER TABLE "pass_type" ADD CONSTRAINT "pass_type_asset_id_fkey" FOREIGN KEY ("asset_id") REFERENCES "asset"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pass_type" ADD CONSTRAINT "pass_type_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pass_type_org" ADD CONSTRAINT "pass_type_org_asset_id_fkey" FOREIGN KEY ("asset_id") REFERENCES "pass_type"("asset_id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pass_type_org" ADD CONSTRAINT "pass_type_org_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "pass_type" ADD CONSTRAINT "pass_type_positive" CHECK (uses > 0 AND valid_days > 0 AND per_day > 0 AND price >= 0 AND version > 0);
ALTER TABLE "pass_type" ADD CONSTRAINT "pass_type_ends" CHECK (uses IS NOT NULL OR valid_days IS NOT NULL);
