import { IMPORT_PRESETS } from '@regulars/domain/import-presets';
import { parseMapping } from '@regulars/domain/import-mapping';
import { expect, it } from 'vitest';
import { blankMapping, missingFields, ownFieldsOf, rulesOf, unknownColumns, withOwnColumns, withRule } from './draft.ts';

it('a blank mapping lacks what is required, and passes once that is mapped', () => {
  let mapping = blankMapping('SALES');
  expect(missingFields(mapping)).toEqual(['date', 'product', 'quantity', 'amount']);
  for (const field of missingFields(mapping)) mapping = withRule(mapping, field, { columns: [field] });
  expect(missingFields(mapping)).toEqual([]);
  expect(parseMapping(mapping).target).toBe('SALES');
});

it('a rule can be taken out again', () => {
  const mapping = withRule(blankMapping('STOCK'), 'store', { constant: 'West Lake' });
  expect(withRule(mapping, 'store', null).fields).toEqual({});
});

it('says which columns a file lacks', () => {
  const mapping = withRule(withRule(blankMapping('SALES'), 'date', { columns: ['日期', '时间'] }), 'store', { constant: 'x' });
  expect(unknownColumns(mapping, ['日期', '金额'])).toEqual(['时间']);
});

it('no preset lacks a required field', () => {
  for (const preset of IMPORT_PRESETS) expect(missingFields(preset), preset.name).toEqual([]);
});

it('only rules that matter are asked for', () => {
  expect(rulesOf('REFUNDS')).toEqual([]);
  expect(rulesOf('MEMBERS')).toEqual(['duplicates']);
});

it('a column that is called like a field of the merchant fills it, and one that is out of use can be taken out', () => {
  const own = [
    { code: 'tea', name: '喜欢的茶', type: 'CHOICE' as const, choices: ['绿茶'], required: true },
    { code: 'face', name: '照片', type: 'IMAGE' as const, choices: [], required: false },
  ];
  const mapping = withOwnColumns(blankMapping('MEMBERS'), ['会员号', '喜欢的茶', '照片'], own);
  expect(mapping.fields).toEqual({ 'custom.tea': { columns: ['喜欢的茶'] } });
  expect(ownFieldsOf(mapping, []).map(({ name }) => name)).toEqual(['custom.tea']);
  expect(ownFieldsOf(blankMapping('SALES'), own)).toEqual([]);
});
