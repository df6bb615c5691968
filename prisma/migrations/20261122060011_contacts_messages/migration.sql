-- CreateEnum
CREATE TYPE "contact_kind" AS ENUM ('CALL', 'VISIT', 'MESSAGE', 'COMPLAINT');

-- CreateEnum
CREATE TYPE "contact_direction" AS ENUM ('IN', 'OUT');

-- CreateEnum
CREATE TYPE "contact_outcome" AS ENUM ('REACHED', 'NO_ANSWER', 'LATER', 'DECLINED', 'RESOLVED');

-- CreateEnum
CREATE TYPE "follow_up_state" AS ENUM ('PLANNED', 'DONE', 'CANCELLED');

-- CreateEnum
CREATE TYPE "follow_up_trigger" AS ENUM ('AFTER_PURCHASE', 'AFTER_COMPLAINT', 'WIN_BACK');

-- CreateEnum
CREATE TYPE "assignee_rule" AS ENUM ('SALESPERSON', 'RECRUITER', 'HOME_STORE', 'EMPLOYEE');

-- CreateEnum
CREATE TYPE "message_channel" AS ENUM ('SMS', 'EMAIL', 'WECHAT');

-- CreateEnum
CREATE TYPE "message_purpose" AS ENUM ('CODE', 'SERVICE', 'MARKETING');

-- CreateEnum
CREATE TYPE "message_state" AS ENUM ('QUEUED', 'SENT', 'FAILED', 'SUPPRESSED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "message_occasion" AS ENUM ('MANUAL', 'BIRTHDAY', 'POINTS_EXPIRING');

-- CreateEnum
CREATE TYPE "message_adapter" AS ENUM ('OUTBOX', 'SMTP', 'HTTP');

-- CreateTable
CREATE TABLE "contact" (
    "member_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "contact_kind" NOT NULL,
    "direction" "contact_direction" NOT NULL,
    "outcome" "contact_outcome",
    "text" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "store_id" UUID NOT NULL,
    "employee_id" UUID,
    "sale_id" UUID,
    "follow_up_id" UUID,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("member_id","id")
);

-- CreateTable
CREATE TABLE "follow_up" (
    "member_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "assignee_id" UUID,
    "due_on" DATE NOT NULL,
    "text" TEXT NOT NULL,
    "state" "follow_up_state" NOT NULL DEFAULT 'PLANNED',
    "result" TEXT,
    "plan_id" UUID,
    "cause" TEXT,
    "sale_id" UUID,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_by" UUID,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "follow_up_pkey" PRIMARY KEY ("member_id","id")
);

-- CreateTable
CREATE TABLE "follow_up_plan" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "trigger" "follow_up_trigger" NOT NULL,
    "days" SMALLINT NOT NULL,
    "assignee" "assignee_rule" NOT NULL,
    "employee_id" UUID,
    "text" TEXT NOT NULL,
    "min_amount" BIGINT,
    "per_day" SMALLINT,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "follow_up_plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call_key" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "hint" TEXT NOT NULL,
    "org_id" UUID NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "minute" TIMESTAMPTZ(3),
    "used" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "call_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call_extension" (
    "extension" TEXT NOT NULL,
    "employee_id" UUID NOT NULL,

    CONSTRAINT "call_extension_pkey" PRIMARY KEY ("extension")
);

-- CreateTable
CREATE TABLE "incoming_call" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "key_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "phone" TEXT NOT NULL,
    "external_id" TEXT,
    "extension" TEXT,
    "employee_id" UUID,
    "member_id" UUID,
    "contact_id" UUID,

    CONSTRAINT "incoming_call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message_template" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "purpose" "message_purpose" NOT NULL,
    "channel" "message_channel" NOT NULL,
    "occasion" "message_occasion" NOT NULL DEFAULT 'MANUAL',
    "days_ahead" SMALLINT,
    "subject_en" TEXT,
    "subject_zh" TEXT,
    "body_en" TEXT NOT NULL,
    "body_zh" TEXT NOT NULL,
    "gateway_id" TEXT,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "built_in" BOOLEAN NOT NULL DEFAULT false,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "message_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL,
    "member_id" UUID,
    "org_id" UUID,
    "template_id" UUID NOT NULL,
    "channel" "message_channel" NOT NULL,
    "purpose" "message_purpose" NOT NULL,
    "locale" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "subject" TEXT,
    "body" TEXT NOT NULL,
    "state" "message_state" NOT NULL DEFAULT 'QUEUED',
    "reason" TEXT,
    "cause" TEXT,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "adapter" "message_adapter",
    "gateway_ref" TEXT,
    "ended_at" TIMESTAMPTZ(3),
    "employee_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message_attempt" (
    "message_id" UUID NOT NULL,
    "number" SMALLINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "adapter" "message_adapter" NOT NULL,
    "ok" BOOLEAN NOT NULL,
    "detail" TEXT,
    "took" INTEGER NOT NULL,

    CONSTRAINT "message_attempt_pkey" PRIMARY KEY ("message_id","number")
);

-- CreateTable
CREATE TABLE "member_consent" (
    "member_id" UUID NOT NULL,
    "channel" "message_channel" NOT NULL,
    "granted" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "source" "member_source" NOT NULL,
    "employee_id" UUID,

    CONSTRAINT "member_consent_pkey" PRIMARY KEY ("member_id","channel")
);

-- CreateTable
CREATE TABLE "message_quota" (
    "member_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3)[],

    CONSTRAINT "message_quota_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "message_setting" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "quiet_from" SMALLINT NOT NULL DEFAULT 1260,
    "quiet_until" SMALLINT NOT NULL DEFAULT 540,
    "cap_count" SMALLINT NOT NULL DEFAULT 2,
    "cap_days" SMALLINT NOT NULL DEFAULT 7,
    "held_back" TEXT[],
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "message_setting_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "contact_store_id_id_idx" ON "contact"("store_id", "id" DESC);

-- CreateIndex
CREATE INDEX "follow_up_store_id_state_due_on_idx" ON "follow_up"("store_id", "state", "due_on");

-- CreateIndex
CREATE INDEX "follow_up_assignee_id_state_due_on_idx" ON "follow_up"("assignee_id", "state", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "follow_up_member_id_plan_id_cause_key" ON "follow_up"("member_id", "plan_id", "cause");

-- CreateIndex
CREATE UNIQUE INDEX "call_key_hash_key" ON "call_key"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "call_extension_employee_id_key" ON "call_extension"("employee_id");

-- CreateIndex
CREATE INDEX "incoming_call_org_id_id_idx" ON "incoming_call"("org_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "incoming_call_key_id_external_id_key" ON "incoming_call"("key_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "message_template_code_key" ON "message_template"("code");

-- CreateIndex
CREATE UNIQUE INDEX "message_cause_key" ON "message"("cause");

-- CreateIndex
CREATE INDEX "message_due_at_idx" ON "message"("due_at") WHERE (state = 'QUEUED');

-- CreateIndex
CREATE INDEX "message_org_id_id_idx" ON "message"("org_id", "id" DESC);

-- CreateIndex
CREATE INDEX "message_member_id_id_idx" ON "message"("member_id", "id" DESC);

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_member_id_sale_id_fkey" FOREIGN KEY ("member_id", "sale_id") REFERENCES "sale"("member_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_member_id_follow_up_id_fkey" FOREIGN KEY ("member_id", "follow_up_id") REFERENCES "follow_up"("member_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_ended_by_fkey" FOREIGN KEY ("ended_by") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "follow_up_plan"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_member_id_sale_id_fkey" FOREIGN KEY ("member_id", "sale_id") REFERENCES "sale"("member_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "follow_up_plan" ADD CONSTRAINT "follow_up_plan_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "call_key" ADD CONSTRAINT "call_key_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "call_key" ADD CONSTRAINT "call_key_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "call_extension" ADD CONSTRAINT "call_extension_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "incoming_call" ADD CONSTRAINT "incoming_call_key_id_fkey" FOREIGN KEY ("key_id") REFERENCES "call_key"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "incoming_call" ADD CONSTRAINT "incoming_call_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "incoming_call" ADD CONSTRAINT "incoming_call_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "message_template"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "org"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "message_attempt" ADD CONSTRAINT "message_attempt_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "member_consent" ADD CONSTRAINT "member_consent_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "member_consent" ADD CONSTRAINT "member_consent_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- What must never be, whoever writes.
alter table message_template add check (code ~ '^[a-z0-9_]+$' and name <> '' and body_en <> '' and body_zh <> '');
alter table message_template add check (channel <> 'EMAIL' or (subject_en <> '' and subject_zh <> ''));
alter table message_template add check (days_ahead between 0 and 60);
alter table message_template add check (not (built_in and archived_at is not null));
-- what was never tried says why
alter table message add check (state not in ('FAILED', 'SUPPRESSED') or reason is not null);
alter table message add check ((state = 'QUEUED') = (ended_at is null));
alter table message add check (state <> 'SENT' or adapter is not null);
alter table message_setting add check (id = 1);
alter table message_setting add check (quiet_from between 0 and 1439 and quiet_until between 0 and 1439);
alter table message_setting add check (cap_count between 0 and 100 and cap_days between 1 and 365);
alter table contact add check (kind <> 'COMPLAINT' or direction = 'IN');
alter table follow_up add check (text <> '');
alter table follow_up add check ((state = 'PLANNED') = (ended_at is null));
-- who cancels says why
alter table follow_up add check (state <> 'CANCELLED' or coalesce(result, '') <> '');
alter table follow_up_plan add check (name <> '' and text <> '' and days between 0 and 3650);
alter table follow_up_plan add check ((assignee = 'EMPLOYEE') = (employee_id is not null));
alter table follow_up_plan add check (min_amount is null or (trigger = 'AFTER_PURCHASE' and min_amount > 0));
alter table follow_up_plan add check ((trigger = 'WIN_BACK') = (per_day is not null) and per_day between 1 and 1000);
alter table call_key add check (name <> '' and length(hash) = 32);
alter table call_extension add check (extension ~ '^[0-9A-Za-z*#_.-]{1,20}$');
alter table incoming_call add check (phone ~ '^\+[1-9][0-9]{6,14}$');

alter table message_setting add check (held_back <@ array['SMS', 'EMAIL', 'WECHAT']);

insert into message_setting (id, held_back) values (1, '{}');

-- What the product itself writes. Codes are asked for; the other two go by themselves once somebody has switched them on.
insert into message_template (id, code, name, purpose, channel, occasion, days_ahead, subject_en, subject_zh, body_en, body_zh, enabled, built_in) values
  ('00000000-0000-7000-8000-000000000101', 'registration_code', '注册验证码 · Registration code', 'CODE', 'SMS', 'MANUAL', null,
    'Your code for {chain}', '{chain} 验证码',
    '{code} is your code for {chain}. It holds for {minutes} minutes. Give it to nobody.',
    '【{chain}】您的验证码为 {code}，{minutes} 分钟内有效，请勿告诉他人。', true, true),
  ('00000000-0000-7000-8000-000000000102', 'birthday', '生日祝福 · Birthday', 'MARKETING', 'SMS', 'BIRTHDAY', 0,
    'Happy birthday, {name}', '{name}，生日快乐',
    'Happy birthday, {name}. {store} has a small gift waiting for you on {day}.',
    '【{chain}】{name}，祝您 {day} 生日快乐，{store}为您准备了一份心意。', false, true),
  ('00000000-0000-7000-8000-000000000103', 'points_expiring', '积分到期提醒 · Points about to expire', 'SERVICE', 'SMS', 'POINTS_EXPIRING', 14,
    'Your points at {chain}', '{chain} 积分到期提醒',
    '{name}, {points} of your points at {chain} can be spent until {day} only.',
    '【{chain}】{name}，您有 {points} 积分将于 {day} 到期，欢迎到店使用。', false, true);
