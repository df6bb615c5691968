-- CreateTable
CREATE TABLE "joined_month" (
    "store_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "source" "member_source" NOT NULL,
    "members" INTEGER NOT NULL,

    CONSTRAINT "joined_month_pkey" PRIMARY KEY ("store_id","month","source")
);

ALTER TABLE "joined_month" ADD CONSTRAINT "joined_month_members_check" CHECK ("members" >= 0);

-- Counts all members anew, for who wrote them past the product: this migration, the demo chain, a benchmark.
CREATE FUNCTION recount_joined_months() RETURNS void LANGUAGE sql AS $$
  DELETE FROM joined_month;
  INSERT INTO joined_month (store_id, month, source, members)
  SELECT home_store_id, date_trunc('month', joined_on)::date, source, count(*)::int FROM member WHERE kind <> 'GUEST' GROUP BY 1, 2, 3;
$$;

SELECT recount_joined_months();
