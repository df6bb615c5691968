-- The event stream: see prisma/schema/platform.prisma.

-- CreateTable
CREATE TABLE "event_pending" (
    "n" BIGSERIAL NOT NULL,
    "event_id" UUID NOT NULL,

    CONSTRAINT "event_pending_pkey" PRIMARY KEY ("n")
);

-- CreateTable
CREATE TABLE "stream_state" (
    "id" INTEGER NOT NULL,
    "epoch" TEXT NOT NULL,
    "last_seq" BIGINT NOT NULL,
    "kept_after" BIGINT NOT NULL,

    CONSTRAINT "stream_state_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stream_entry" (
    "seq" BIGINT NOT NULL,
    "event_id" UUID NOT NULL,
    "numbered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stream_entry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "stream_reader" (
    "name" TEXT NOT NULL,
    "epoch" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,

    CONSTRAINT "stream_reader_pkey" PRIMARY KEY ("name")
);

alter table stream_state add check (id = 1 and kept_after <= last_seq);

insert into stream_state (id, epoch, last_seq, kept_after) values (1, left(md5(gen_random_uuid()::text), 8), 0, 0);

-- emptied all the time: its dead rows must go before they are many
alter table event_pending set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0);
