import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findPreset, suggestPreset } from '@regulars/domain/import-presets';
import { type Refusal, rowReader } from '@regulars/domain/import-row';
import { type SaleRow, saleRow } from '@regulars/domain/import-sales';
import { describe, expect, it } from 'vitest';
import { openTable } from './file.ts';

/** The public data sets lie beside the checkout; without them these tests have nothing to read. */
const SETS = fileURLToPath(new URL('../../../../../../shared/data/', import.meta.url));
const present = existsSync(SETS);
if (!present) console.warn('skipped: ../shared/data is absent, so the public data sets are not read');

async function readSet(file: string, preset: string) {
  const mapping = findPreset(preset);
  if (!mapping) throw new Error(`no preset ${preset}`);
  const table = await openTable(SETS + file, mapping.header);
  const read = rowReader(mapping, table.header, saleRow(mapping));
  const facts: SaleRow[] = [];
  const refused: { number: number; refusals: Refusal[] }[] = [];
  for await (const piece of table.rows) {
    for (const { number, cells } of piece) {
      const { ok, refusals } = read(cells);
      if (ok) facts.push(ok);
      else refused.push({ number, refusals });
    }
  }
  return { facts, refused, header: table.header };
}

const sum = (facts: SaleRow[], of: (fact: SaleRow) => number) => facts.reduce((total, fact) => total + of(fact), 0);
const distinct = (facts: SaleRow[], of: (fact: SaleRow) => string) => new Set(facts.map(of)).size;
const sale = (fact: SaleRow) => [fact.refund, fact.date, fact.member, fact.store, fact.saleKey].join('|');

describe.skipIf(!present)('the public sets, read with their presets', () => {
  it('supermarket_cn: every row, 8,943 baskets, ¥455,768.70', async () => {
    const { facts, refused, header } = await readSet('supermarket_cn/sales.csv', 'supermarket_cn');
    expect(refused).toEqual([]);
    expect(facts).toHaveLength(42_721);
    expect([distinct(facts, sale), distinct(facts, (fact) => fact.member), distinct(facts, (fact) => fact.product)]).toEqual([
      8943, 2612, 6141,
    ]);
    expect(sum(facts, (fact) => fact.amount)).toBe(4_557_687_000);
    expect(sum(facts, (fact) => fact.quantity)).toBe(51_444_784);
    expect(facts.filter((fact) => fact.promoted)).toHaveLength(6493);
    expect(suggestPreset(header)?.name).toBe('supermarket_cn');
  });

  it('superstore_cn: 10,000 lines, 2,773 order numbers in 4,985 sales, amounts and profit to the tenth of a fen', async () => {
    const { facts, refused, header } = await readSet('superstore_cn/orders.csv', 'superstore_cn');
    expect(refused).toEqual([]);
    expect([facts.length, distinct(facts, (fact) => fact.orderRef), distinct(facts, sale)]).toEqual([10_000, 2773, 4985]);
    expect(sum(facts, (fact) => fact.amount)).toBe(161_175_482_370);
    expect(sum(facts, (fact) => fact.profit ?? 0)).toBe(21_565_595_170);
    expect(new Set(facts.filter((fact) => fact.store === '华东').map((fact) => fact.employee))).toEqual(new Set(['洪光']));
    expect(suggestPreset(header)?.name).toBe('superstore_cn');
  });

  it('pharmacy_cn: 25 rows refused with their reasons, 16 returns, 27 rows of zero, repeats kept', async () => {
    const { facts, refused } = await readSet('pharmacy_cn/pharmacy.csv', 'pharmacy_cn');
    const reasons = refused.flatMap(({ refusals }) =>
      refusals.map(({ column, code, details }) => `${column} ${code} ${String(details['value'] ?? '')}`.trim().slice(0, 24)),
    );
    expect(reasons.filter((reason) => reason === '购药时间 BAD_DATE 2018-02-29')).toHaveLength(23);
    expect(reasons.filter((reason) => reason !== '购药时间 BAD_DATE 2018-02-29').sort()).toEqual(['EMPTY_ROW', '购药时间 REQUIRED']);
    expect(refused.find(({ refusals }) => refusals[0]?.code === 'EMPTY_ROW')?.number).toBe(6576);
    expect([facts.length, facts.filter((fact) => fact.refund).length, facts.filter((fact) => fact.quantity === 0).length]).toEqual([
      6553, 16, 27,
    ]);
    expect([sum(facts, (fact) => fact.quantity), sum(facts, (fact) => fact.amount)]).toEqual([15_623_000, 3_031_510_600]);
    expect(sum(facts, (fact) => fact.amount + fact.discount)).toBe(3_304_302_000);
    expect(facts.length - distinct(facts, (fact) => JSON.stringify(fact))).toBe(4);
  });

  it('cdnow: 69,659 purchases of 23,570 members, $2,500,315.63', async () => {
    const { facts, refused } = await readSet('cdnow/CDNOW_master.txt', 'cdnow');
    expect(refused).toEqual([]);
    expect([facts.length, distinct(facts, (fact) => fact.member), sum(facts, (fact) => fact.quantity)]).toEqual([
      69_659, 23_570, 167_881_000,
    ]);
    expect(sum(facts, (fact) => fact.amount)).toBe(25_003_156_300);
  });
});
