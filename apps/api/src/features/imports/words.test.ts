import { afterAll, beforeEach, expect, it } from 'vitest';
import { emptyChain, emptyTables, facts, importFile, mapping, refusals } from '../../../test/import-story.ts';
import { closeDb } from '../../db.ts';

beforeEach(async () => {
  await emptyTables();
  await emptyChain();
});
afterAll(closeDb);

const table = (...rows: string[]) => ['day,order,who,sku,qty,paid,how,where', ...rows].join('\n');
const told = mapping();
const paid = {
  ...told,
  fields: { ...told.fields, tender: { columns: ['how'] }, channel: { columns: ['where'], lookup: { 线上: 'APP', 店: 'STORE' } } },
};
const tenders = () =>
  facts(`select s.kind, s.number, s.channel, t.method, t.amount from sale s join sale_tender t on t.member_id = s.member_id and t.sale_id = s.id
    order by s.business_date, s.number, s.kind, t.method`);

const FILE = table(
  '2024-05-01,A1,li,tea,1,10,微信,线上',
  '2024-05-01,A1,li,cup,1,5,微信支付,线上',
  '2024-05-02,A2,li,tea,1,10,现金,店',
  '2024-05-02,A2,li,cup,1,5,ALIPAY,店',
  '2024-05-03,A3,li,tea,1,10,,',
  '2024-05-04,A4,li,tea,1,10,贝壳,店',
);

it('a sale keeps its channel and has a payment for each way in which its lines were paid', async () => {
  const job = await importFile(FILE, paid);
  expect(job).toMatchObject({ state: 'DONE', rows_written: 5, rows_refused: 1 });
  expect(await refusals(job.id)).toMatchObject([{ row: 7, column: 'how', code: 'UNKNOWN_WORD', details: { value: '贝壳' } }]);
  expect(await tenders()).toEqual([
    { kind: 'SALE', number: 'A1', channel: 'APP', method: 'WECHAT_PAY', amount: 1500 },
    { kind: 'SALE', number: 'A2', channel: 'STORE', method: 'CASH', amount: 1000 },
    { kind: 'SALE', number: 'A2', channel: 'STORE', method: 'ALIPAY', amount: 500 },
    { kind: 'SALE', number: 'A3', channel: 'STORE', method: 'OTHER', amount: 1000 },
  ]);
  expect(await facts('select 1 from sale s where amount <> (select sum(amount) from sale_tender t where t.sale_id = s.id)')).toEqual([]);
});

it('the same file with a mapping that tells more adds nothing', async () => {
  await importFile(FILE, told);
  expect(await tenders()).toMatchObject([{ method: 'OTHER', amount: 1500 }, { method: 'OTHER' }, { method: 'OTHER' }, { method: 'OTHER' }]);
  expect(await importFile(FILE, paid)).toMatchObject({ rows_written: 0, rows_known: 5 });
});

it('what comes back is paid back as it was paid, where that was one way', async () => {
  await importFile(FILE, { ...paid, source: 'till' });
  const returns = { ...mapping({ fields: { ...told.fields } }), target: 'REFUNDS' as const, fields: { orderRef: { columns: ['order'] } } };
  await importFile('order\nA1\nA2\n', returns, { refundDate: '2024-06-01' });
  expect((await tenders()).slice(4)).toEqual([
    { kind: 'REFUND', number: 'A1', channel: 'APP', method: 'WECHAT_PAY', amount: -1500 },
    { kind: 'REFUND', number: 'A2', channel: 'STORE', method: 'OTHER', amount: -1500 },
  ]);
});
