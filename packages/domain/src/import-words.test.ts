import { describe, expect, it } from 'vitest';
import { CHANNELS, IMPORT_FIELDS, TENDERS } from './import-fields.ts';
import { type FieldRule, parseMapping } from './import-mapping.ts';
import { rowReader } from './import-row.ts';
import { saleRow } from './import-sales.ts';

const column = (name: string): FieldRule => ({ columns: [name] });
const mapping = (fields: Record<string, FieldRule>) =>
  parseMapping({
    name: 'test',
    target: 'SALES',
    source: 'test',
    fields: { date: column('day'), product: column('sku'), quantity: column('qty'), amount: column('paid'), ...fields },
  });
const read = (fields: Record<string, FieldRule>, how: string) =>
  rowReader(mapping(fields), ['day', 'sku', 'qty', 'paid', 'how'], saleRow(mapping(fields)))(['2024-05-01', 'tea', '1', '10', how]);

describe('channel and tender of a sale', () => {
  it('every meaning stands for itself, and every word has one', () => {
    expect(new Set(Object.values(IMPORT_FIELDS.SALES.channel.words))).toEqual(new Set(CHANNELS));
    expect(new Set(Object.values(IMPORT_FIELDS.SALES.tender.words))).toEqual(new Set(TENDERS));
    for (const tender of TENDERS) expect(read({ tender: column('how') }, tender).ok?.tender).toBe(tender);
    for (const channel of CHANNELS) expect(read({ channel: column('how') }, channel).ok?.channel).toBe(channel);
  });

  it.each<[string, Record<string, FieldRule>, string, string, string]>([
    ['are a sale in a store, paid somehow, where the file says nothing', {}, '', 'STORE', 'OTHER'],
    ['may be fixed', { channel: { constant: 'APP' }, tender: { constant: '微信支付' } }, '', 'APP', 'WECHAT_PAY'],
    ['are understood as people write them', { tender: column('how') }, ' 支付宝 ', 'STORE', 'ALIPAY'],
    ['may stand blank', { tender: column('how') }, '', 'STORE', 'OTHER'],
    ['keep their usual words beside a table', { tender: { columns: ['how'], lookup: { 贝壳: 'OTHER' } } }, '微信', 'STORE', 'WECHAT_PAY'],
    ['are translated by a table', { channel: { columns: ['how'], lookup: { T: 'WEBSITE' } } }, 'T', 'WEBSITE', 'OTHER'],
  ])('%s', (_name, fields, how, channel, tender) => expect(read(fields, how).ok).toMatchObject({ channel, tender }));

  it('refuse a row with a word that nobody knows', () => {
    expect(read({ tender: column('how') }, '贝壳').refusals).toMatchObject([
      { column: 'how', code: 'UNKNOWN_WORD', details: { value: '贝壳' } },
    ]);
    expect(read({ tender: { columns: ['how'], lookup: { T: 'CASH' } } }, 'U').refusals).toMatchObject([{ code: 'UNKNOWN_WORD' }]);
  });

  it.each<[FieldRule, string]>([
    [{ constant: 'SHELLS' }, 'fields.tender.constant'],
    [{ columns: ['how'], lookup: { T: 'SHELLS' } }, 'fields.tender.lookup.T'],
  ])('are refused in a mapping that means nothing: %o', (rule, field) =>
    expect(() => mapping({ tender: rule })).toThrow(expect.objectContaining({ code: 'BAD_INPUT', field })),
  );
});
