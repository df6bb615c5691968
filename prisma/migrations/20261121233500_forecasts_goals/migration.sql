-- CreateTable
CREATE TABLE "forecast_week" (
    "org_id" UUID NOT NULL,
    "made_on" DATE NOT NULL,
    "week" DATE NOT NULL,
    "seasonal" BOOLEAN NOT NULL,
    "expected" BIGINT NOT NULL,
    "low" BIGINT,
    "high" BIGINT,

    CONSTRAINT "forecast_week_pkey" PRIMARY KEY ("org_id","made_on","week")
);

-- CreateTable
CREATE TABLE "staff_goal" (
    "employee_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "revenue" BIGINT,
    "orders" INTEGER,
    "new_members" INTEGER,

    CONSTRAINT "staff_goal_pkey" PRIMARY KEY ("employee_id","month")
);

-- AddForeignKey
ALTER TABLE "forecast_week" ADD CONSTRAINT "forecast_week_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "org"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "staff_goal" ADD CONSTRAINT "staff_goal_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- A Monday each; nothing is told of the past, and what is expected lies within its interval.
ALTER TABLE "forecast_week" ADD CHECK (extract(isodow from "made_on") = 1 AND extract(isodow from "week") = 1 AND "made_on" <= "week");
ALTER TABLE "forecast_week" ADD CHECK ("expected" >= 0 AND "low" <= "expected" AND "expected" <= "high");

-- The first day of a month; whoever sets nothing has no row.
ALTER TABLE "staff_goal" ADD CHECK (extract(day from "month") = 1);
ALTER TABLE "staff_goal" ADD CHECK ("revenue" > 0 AND "orders" > 0 AND "new_members" > 0);
ALTER TABLE "staff_goal" ADD CHECK (num_nonnulls("revenue", "orders", "new_members") > 0);
