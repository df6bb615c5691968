import { Readable } from 'node:stream';
import { withTx } from '@regulars/db/tx';
import { timeOf } from '@regulars/domain/uuid7';
import ExcelJS from 'exceljs';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyChain, emptyTables, facts, importFile, mapping, outcome, queueImport, refusals, table } from '../../../test/import-story.ts';
import { closeDb, db } from '../../db.ts';
import { systemViewer } from '../../viewer.ts';
import { runPending } from './run.ts';
import { cancelImport } from './service.ts';

beforeEach(emptyTables);
afterAll(closeDb);

const lines = () =>
  facts<{ day: string; number: string; kind: string; sku: string; quantity: number; amount: number; sale: string }>(`
  select s.business_date::text as day, s.number, s.kind, p.sku, l.quantity, l.amount, s.id as sale from sale s join sale_line l on l.member_id = s.member_id and l.sale_id = s.id
  join product p on p.id = l.product_id order by s.business_date, s.number, l.line_no, l.id`);

describe('sales of the past', () => {
  beforeEach(async () => {
    await emptyChain();
  });

  it('become facts with their member, product, store, tender and metrics', async () => {
    const job = await importFile(
      table('2024-05-01,A1,li,tea,2,20.00', '2024-05-01,A1,li,cup,1,5.5', '2024-06-11,A2,li,tea,1,10'),
      mapping(),
    );
    expect(job).toMatchObject({
      state: 'DONE',
      rows_read: 3,
      rows_written: 3,
      sales_written: 2,
      members_created: 1,
      products_created: 2,
      rows_refused: 0,
    });
    expect((await lines()).map(({ sale: _, ...line }) => line)).toEqual([
      { day: '2024-05-01', number: 'A1', kind: 'SALE', sku: 'tea', quantity: 2000, amount: 2000 },
      { day: '2024-05-01', number: 'A1', kind: 'SALE', sku: 'cup', quantity: 1000, amount: 550 },
      { day: '2024-06-11', number: 'A2', kind: 'SALE', sku: 'tea', quantity: 1000, amount: 1000 },
    ]);
    expect(
      await facts('select orders, amount, first_purchase::text as first, last_purchase::text as last, gap_sum from member_metrics'),
    ).toEqual([{ orders: 2, amount: 3550, first: '2024-05-01', last: '2024-06-11', gap_sum: 41 }]);
    expect(await facts('select sum(t.amount)::int as paid from sale_tender t')).toEqual([{ paid: 3550 }]);
    expect(
      await facts(
        'select m.number, m.name, m.joined_on::text as joined, m.source, o.code from member m join org o on o.id = m.home_store_id',
      ),
    ).toEqual([{ number: 'li', name: 'li', joined: '2024-05-01', source: 'IMPORT', code: 'Shop' }]);
    expect(
      await facts(`select kind, count(*) from event where kind not in ('import.advanced', 'staff.changed', 'org.created') group by kind`),
    ).toEqual([{ kind: 'import.finished', count: 1 }]);
  });

  it('keeps rows that merely look alike, once each however often the file is imported', async () => {
    const file = table('2024-05-01,A1,li,tea,1,10', '2024-05-01,A1,li,tea,1,10', '2024-05-01,A1,li,tea,1,10');
    expect(await importFile(file, mapping())).toMatchObject({ rows_written: 3, sales_written: 1 });
    expect(await importFile(file, mapping())).toMatchObject({ rows_written: 0, rows_known: 3, sales_written: 0 });
    const ids = await facts<{ id: string }>('select id from sale_line');
    expect(new Set(ids.map(({ id }) => id)).size).toBe(3);
    for (const { id } of ids)
      expect([timeOf(id), id], 'version 7 of noon of the day').toEqual([
        Date.UTC(2024, 4, 1, 12),
        expect.stringMatching(/^.{14}7.{3}-[89ab]/),
      ]);
  });

  it('adds new lines of a known sale beside it, for facts are never edited', async () => {
    await importFile(table('2024-05-01,A1,li,tea,1,10'), mapping());
    expect(await importFile(table('2024-05-01,A1,li,tea,1,10', '2024-05-01,A1,li,cup,1,5'), mapping())).toMatchObject({
      rows_written: 1,
      rows_known: 1,
      sales_written: 1,
    });
    const all = await lines();
    expect(all.map(({ number, sku }) => `${number} ${sku}`).sort()).toEqual(['A1 cup', 'A1 tea']);
    expect(new Set(all.map(({ sale }) => sale)).size).toBe(2);
  });

  it('rounds line by line, or carries the remainder so that days add up, and shows the difference', async () => {
    const rows = Array.from({ length: 9 }, (_, at) => `2024-05-0${1 + Math.floor(at / 3)},${at},li,tea,1,0.335`);
    const byLine = await importFile(table(...rows), mapping());
    expect([byLine.amount_file, byLine.amount_rounded]).toEqual([30_150, 30_600]);
    await sql.raw('reset role; truncate sale cascade').execute(db);
    const carried = await importFile(table(...rows), mapping({ rounding: 'CARRY' }));
    expect([carried.amount_file, carried.amount_rounded]).toEqual([30_150, 30_200]);
    const days = await facts<{ amount: number }>(
      'select sum(amount)::int as amount from sale group by business_date order by business_date',
    );
    expect(days.map(({ amount }) => amount)).toEqual([101, 100, 101]);
  });

  it('carries on where it was interrupted, the remainder included', async () => {
    const rows = Array.from(
      { length: 9_000 },
      (_, at) => `2024-05-${String(1 + (at % 28)).padStart(2, '0')},${at},m${at % 50},tea,1,0.333`,
    );
    const id = await queueImport(table(...rows), mapping({ rounding: 'CARRY' }));
    const stop = new AbortController();
    const watch = setInterval(async () => {
      const job = await outcome(id);
      if (job.rows_written > 0) stop.abort();
    }, 5);
    await runPending(stop.signal);
    clearInterval(watch);
    const halfway = await outcome(id);
    expect(halfway).toMatchObject({ state: 'RUNNING' });
    expect(halfway.rows_written).toBeGreaterThan(0);
    expect(halfway.rows_written).toBeLessThan(9_000);
    await runPending();
    expect(await outcome(id)).toMatchObject({
      state: 'DONE',
      rows_written: 9_000,
      rows_known: 0,
      sales_written: 9_000,
      members_created: 50,
    });
    expect(await facts('select count(*), sum(amount)::int as amount from sale_line')).toEqual([{ count: 9_000, amount: 299_700 }]);
    expect(await facts('select sum(amount)::int as amount, sum(orders)::int as orders from member_metrics')).toEqual([
      { amount: 299_700, orders: 9_000 },
    ]);
  }, 60_000);

  it('stops when asked, keeps what was written, and goes on when the file is started again', async () => {
    const rows = Array.from({ length: 9_000 }, (_, at) => `2024-05-${String(1 + (at % 28)).padStart(2, '0')},${at},m${at % 50},tea,1,1`);
    const id = await queueImport(table(...rows), mapping());
    const watch = setInterval(async () => {
      if ((await outcome(id)).rows_written > 0) await withTx(db, (tx) => cancelImport(tx, systemViewer('test'), id)).catch(() => {});
    }, 5);
    await runPending();
    clearInterval(watch);
    const cancelled = await outcome(id);
    expect(cancelled.state).toBe('CANCELLED');
    expect(await facts('select count(*) from sale_line')).toEqual([{ count: cancelled.rows_written }]);
    const second = await importFile(table(...rows), mapping());
    expect(second).toMatchObject({ state: 'DONE', rows_written: 9_000 - cancelled.rows_written, rows_known: cancelled.rows_written });
  }, 60_000);

  it('counts in a dry run what an import would do, and writes nothing', async () => {
    await importFile(table('2024-05-01,A1,li,tea,1,10'), mapping());
    const file = table('2024-05-01,A1,li,tea,1,10', '2024-05-02,A2,han,cup,1,5.005', '2024-05-02,,han,cup,1,5', 'never,A3,han,cup,1,5');
    const ahead = await importFile(file, mapping(), { dryRun: true });
    expect(
      await facts(
        'select (select count(*) from sale) as sales, (select count(*) from product) as products, (select count(*) from member) as members',
      ),
    ).toEqual([{ sales: 1, products: 1, members: 1 }]);
    const done = await importFile(file, mapping());
    const counts = ({
      rows_written,
      rows_known,
      rows_refused,
      sales_written,
      members_created,
      products_created,
      amount_file,
      amount_rounded,
    }: typeof done) => ({
      rows_written,
      rows_known,
      rows_refused,
      sales_written,
      members_created,
      products_created,
      amount_file,
      amount_rounded,
    });
    expect(counts(ahead)).toEqual(counts(done));
    expect(counts(done)).toMatchObject({ rows_written: 2, rows_known: 1, rows_refused: 1, members_created: 1, products_created: 1 });
  });

  it('refuses rows that name what is unknown, with the column and the value, and takes the others', async () => {
    await importFile(table('2024-05-01,A1,li,tea,1,10'), mapping());
    const job = await importFile(table('2024-05-02,A2,han,cup,1,5', '2024-05-02,A3,li,tea,1,9'), mapping({ create: [] }));
    expect(job).toMatchObject({ state: 'DONE', rows_written: 1, rows_refused: 1 });
    expect(await refusals(job.id)).toMatchObject([
      { row: 2, column: 'sku', code: 'UNKNOWN_PRODUCT', details: { value: 'cup' } },
      { row: 2, column: 'who', code: 'UNKNOWN_MEMBER' },
    ]);
  });

  it('refuses the second row of an id that the file itself gives', async () => {
    const keyed = mapping({ fields: { ...mapping().fields, lineKey: { columns: ['order'] } } });
    const job = await importFile(table('2024-05-01,A1,li,tea,1,10', '2024-05-01,A1,li,tea,1,10'), keyed);
    expect(job).toMatchObject({ rows_written: 1, rows_refused: 1 });
    expect(await refusals(job.id)).toMatchObject([{ row: 3, code: 'DUPLICATE_IN_FILE' }]);
  });

  it('gives sales without a member to a guest, who has no metrics', async () => {
    expect(await importFile(table('2024-05-01,A1,,tea,1,10', '2024-05-02,A2,,tea,1,10'), mapping())).toMatchObject({
      rows_written: 2,
      members_created: 0,
    });
    expect(
      await facts('select kind, (select count(*) from member_metrics) as metrics, (select bool_and(guest) from sale) as guest from member'),
    ).toEqual([{ kind: 'GUEST', metrics: 0, guest: true }]);
  });

  it('finds members by phone, makes the unknown ones with it, and refuses what is no phone', async () => {
    const byPhone = mapping({ memberBy: 'PHONE' });
    const job = await importFile(
      table('2024-05-01,A1,138 1234 5678,tea,1,10', '2024-05-02,A2,+8613812345678,tea,1,10', '2024-05-02,A3,12,tea,1,10'),
      byPhone,
    );
    expect(job).toMatchObject({ rows_written: 2, members_created: 1, rows_refused: 1 });
    expect(await refusals(job.id)).toMatchObject([{ row: 4, column: 'who', code: 'BAD_PHONE' }]);
    expect(await facts('select phone, number from member')).toEqual([
      { phone: '+8613812345678', number: expect.stringMatching(/^\d{10}$/) },
    ]);
  });

  it('makes a negative row a return of its own day', async () => {
    await importFile(table('2024-05-01,A1,li,tea,2,20', '2024-05-03,A1,li,tea,-1,-10'), mapping());
    expect((await lines()).map(({ day, kind, amount }) => `${day} ${kind} ${amount}`)).toEqual([
      '2024-05-01 SALE 2000',
      '2024-05-03 REFUND -1000',
    ]);
    expect(await facts('select orders, refunds, amount from member_metrics')).toEqual([{ orders: 1, refunds: 1, amount: 1000 }]);
  });

  it('marks closed days dirty with the facts', async () => {
    await sql`update fold_state set closing_through = '2024-05-01'`.execute(db);
    await importFile(table('2024-05-01,A1,li,tea,1,10', '2024-05-02,A2,li,tea,1,10'), mapping());
    expect(await facts('select day::text from dirty_day')).toEqual([{ day: '2024-05-01' }]);
  });

  it.each([
    ['no rows', '', 'EMPTY_FILE'],
    ['a missing column', 'day,order,who,sku,qty\n', 'UNKNOWN_COLUMN'],
  ])('fails with a code for %s', async (_, file, code) => {
    const started = importFile(file, mapping());
    if (file === '') await expect(started).rejects.toMatchObject({ code });
    else expect(await started).toMatchObject({ state: 'FAILED', error: code });
  });

  it('refuses a sale key that groups too many rows', async () => {
    const rows = Array.from({ length: 10_001 }, (_, at) => `2024-05-01,A1,li,tea,1,${at}`);
    expect(await importFile(table(...rows), mapping())).toMatchObject({ state: 'FAILED', error: 'SALE_TOO_LONG', rows_written: 0 });
  });

  it('reads a workbook, and knows its rows again in a CSV', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('sheet').addRows([
      ['day', 'order', 'who', 'sku', 'qty', 'paid'],
      [new Date('2024-05-01T00:00:00Z'), 'A1', 'li', 'tea', 1.5, 9.99],
    ]);
    workbook.worksheets[0]?.getColumn(1).eachCell((cell) => (cell.numFmt = 'yyyy-mm-dd'));
    const content = Readable.from([new Uint8Array(await workbook.xlsx.writeBuffer())]);
    expect(await importFile(content, mapping())).toMatchObject({ state: 'DONE', rows_written: 1 });
    expect(await lines()).toMatchObject([{ day: '2024-05-01', quantity: 1500, amount: 999 }]);
    expect(await importFile(table('2024/5/1,A1,li,tea,1.50,9.990'), mapping()), 'the same sale in another format').toMatchObject({
      rows_written: 0,
      rows_known: 1,
    });
  });
});
