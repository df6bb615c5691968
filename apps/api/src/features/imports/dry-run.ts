import type { Db } from '@regulars/db/kysely';
import type { Creatable } from '@regulars/domain/import-mapping';
import { type RawBuilder, sql } from 'kysely';
import { derivedIn } from './batch-lines.ts';
import type { Job } from './job.ts';
import type { Resolved } from './names.ts';

interface Ahead {
  refused: number;
  known: number;
  fresh: number;
  sales: number;
  members: number;
  amount: number | null;
  rounded: number | null;
}

/** What an import of the staged sales would do, counted and not done. */
export async function countAhead(db: Db, job: Job, resolved: Resolved): Promise<void> {
  const may = (what: Creatable) => job.mapping.create.includes(what);
  const lineId = sql`case when nth > 1 then ${derivedIn(sql`line_id`, sql`nth`)} else line_id end`;
  const { rows } = await sql<Ahead>`
    with named as (
      select s.sale_id, s.line_id, s.loose, s.keyed, s.member, s.amount,
        row_number() over (partition by s.sale_id, s.line_id order by s."row") as nth,
        (select k.member_id from member_key k where k.kind = ${job.mapping.memberBy}::member_key_kind and k.value = s.member) as member_id,
        (o.code is null and ${orCreated('STORES', sql`o.id is not null`)}) and ${orCreated('PRODUCTS', sql`p.id is not null`)}
          and (s.employee = 0 or ${orCreated('EMPLOYEES', sql`e.id is not null`)}) as taken
      from pg_temp.import_stage s
      left join pg_temp.import_store o on o.no = s.store
      left join pg_temp.import_product p on p.no = s.product
      left join pg_temp.import_employee e on e.no = s.employee
    ), judged as (
      select *, taken and not (keyed and nth > 1) and (member = '' or member_id is not null or ${may('MEMBERS')}) as fine from named
    ), looked as (
      select *, fine and member_id is not null and (select true from sale_line f where f.member_id = j.member_id and f.id = ${lineId}) is true as known
      from judged j
    )
    select count(*) filter (where not fine) as refused, count(*) filter (where known) as known, count(*) filter (where fine and not known) as fresh,
      count(distinct sale_id) filter (where fine and not known and not loose) + count(*) filter (where fine and not known and loose) as sales,
      count(distinct member) filter (where fine and member <> '' and member_id is null) as members,
      (sum(amount) filter (where fine))::bigint as amount, (sum(round(amount / ${job.unit}::numeric) * ${job.unit}) filter (where fine))::bigint as rounded
    from looked`.execute(db);
  const [ahead] = rows;
  if (!ahead) return;
  const carried = Math.round((ahead.amount ?? 0) / job.unit) * job.unit;
  await sql`update import_job set rows_refused = rows_refused + ${ahead.refused}, rows_written = ${ahead.fresh}, rows_known = ${ahead.known},
      sales_written = ${ahead.sales}, members_created = ${ahead.members}, products_created = ${may('PRODUCTS') ? resolved.unknown.products : 0},
      amount_file = ${ahead.amount ?? 0}, amount_rounded = ${job.mapping.rounding === 'CARRY' ? carried : (ahead.rounded ?? 0)}
    where id = ${job.id}`.execute(db);

  function orCreated(what: Creatable, known: RawBuilder<unknown>): RawBuilder<unknown> {
    return may(what) ? sql`true` : known;
  }
}
