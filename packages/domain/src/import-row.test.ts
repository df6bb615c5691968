import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memberRow, productRow } from './import-lists.ts';
import { type ImportMapping, parseMapping } from './import-mapping.ts';
import type { OwnFields } from './import-own.ts';
import { rowReader } from './import-row.ts';
import { saleRow } from './import-sales.ts';
import { parseMoment, parseTenThousandths, parseThousandths, parseWord } from './import-values.ts';

describe('values', () => {
  it.each([
    ['12', 120_000],
    ['-60.70400000000001', -607_040],
    ['125.43999999999998', 1_254_400],
    ['0.00005', 1],
    ['-0', 0],
    ['.5', 5000],
    ['1,234.5', 12_345_000],
    ['¥12.30', 123_000],
    ['-¥12', -120_000],
    ['12元', 120_000],
    ['1.2e-3', 12],
    ['+7', 70_000],
  ])('%s is %d ten-thousandths', (text, value) => expect(parseTenThousandths(text)).toEqual({ value }));

  it.each(['', 'abc', '1.2.3', '12 kg', '1e99', '99999999999', '--1', 'Infinity'])('%s is no amount', (text) => {
    expect(parseTenThousandths(text)).toEqual({ refusal: 'BAD_MONEY' });
  });

  it('reads back every amount of four decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (value) => {
        expect(parseTenThousandths((value / 10_000).toFixed(4))).toEqual({ value });
      }),
    );
  });

  it('refuses a quantity finer than thousandths, but not float noise', () => {
    expect(parseThousandths('0.0005')).toEqual({ refusal: 'BAD_QUANTITY' });
    expect(parseThousandths('1.0349999999999999')).toEqual({ value: 1035 });
  });

  it.each([
    ['20150101', 'YMD', '2015-01-01', null],
    ['2018-01-01 星期五', 'YMD', '2018-01-01', null],
    ['2018/1/2 9:05', 'YMD', '2018-01-02', 545],
    ['1/2/2018', 'DMY', '2018-02-01', null],
    ['1/2/2018 17:30:10', 'MDY', '2018-01-02', 1050],
    ['2018年1月2日', 'DMY', '2018-01-02', null],
  ] as const)('%s (%s) is %s', (text, order, date, minute) => expect(parseMoment(text, order)).toEqual({ value: { date, minute } }));

  it.each(['2018-02-29 星期四', '2015-13-01', '1/2/2018', 'today', '2018-01-01 25:00'])('%s is no date', (text) => {
    expect(parseMoment(text, 'YMD')).toEqual({ refusal: 'BAD_DATE' });
  });

  it('reads yes and no', () => {
    expect([parseWord('是').value, parseWord('否').value, parseWord('').value, parseWord('maybe').refusal]).toEqual([
      true,
      false,
      false,
      'UNKNOWN_WORD',
    ]);
  });
});

const HEADER = ['day', 'order', 'who', 'sku', 'qty', 'paid', 'due', 'region'];
const mapping = (change: Partial<ImportMapping> = {}): ImportMapping =>
  parseMapping({
    name: 'test',
    target: 'SALES',
    source: 'test',
    fields: {
      date: { columns: ['day'] },
      orderRef: { columns: ['order'] },
      member: { columns: ['who'] },
      product: { columns: ['sku'] },
      quantity: { columns: ['qty'] },
      amount: { columns: ['paid'] },
      listAmount: { columns: ['due'] },
      employee: { columns: ['region'], lookup: { east: 'Li' } },
    },
    ...change,
  });
const read = (cells: string, change?: Partial<ImportMapping>) => {
  const map = mapping(change);
  return rowReader(map, HEADER, saleRow(map))(cells.split(','));
};

describe('sales rows', () => {
  it('reads a line', () => {
    expect(read('20180101,A1, li ,tea,1.5,10.005,12,east').ok).toMatchObject({
      refund: false,
      date: '2018-01-01',
      minute: null,
      saleKey: 'A1',
      orderRef: 'A1',
      lineKey: '',
      member: 'li',
      product: 'tea',
      quantity: 1500,
      amount: 100_050,
      discount: 19_950,
      employee: 'Li',
      cost: null,
    });
  });

  it('reads a negative quantity as a return, where the mapping says so', () => {
    expect(read('20180101,A1,li,tea,-1,-10,-12,east').ok).toMatchObject({
      refund: true,
      quantity: -1000,
      amount: -100_000,
      discount: -20_000,
    });
    expect(read('20180101,A1,li,tea,-1,-10,-12,east', { negativeQuantity: 'REFUSE' }).refusals).toMatchObject([
      { column: 'qty', code: 'NEGATIVE_QUANTITY' },
    ]);
  });

  it('takes or refuses a quantity of zero, as the mapping says', () => {
    expect(read('20180101,A1,li,tea,0,0,0,east').refusals).toMatchObject([{ column: 'qty', code: 'ZERO_QUANTITY' }]);
    expect(read('20180101,A1,li,tea,0,0,0,east', { zeroQuantity: 'KEEP' }).ok).toMatchObject({ quantity: 0, refund: false });
  });

  it('tells every reason of a row, with the column as the file calls it', () => {
    expect(
      read('20180230,A1,li,,x,10,12,west')
        .refusals?.map(({ column, code }) => `${column} ${code}`)
        .sort(),
    ).toEqual(['day BAD_DATE', 'qty BAD_QUANTITY', 'region UNKNOWN_WORD', 'sku REQUIRED']);
  });

  it('refuses an empty row as a whole and an amount with the wrong sign', () => {
    expect(read(',,, ,,,,').refusals).toEqual([{ column: '', code: 'EMPTY_ROW', details: {} }]);
    expect(read('20180101,A1,li,tea,1,-10,12,east').refusals).toMatchObject([{ column: 'paid', code: 'AMOUNT_SIGN' }]);
  });

  it('takes the list amount from a rate', () => {
    const { listAmount: _, ...fields } = mapping().fields;
    const change = { fields: { ...fields, discountRate: { columns: ['due'] } } };
    expect(read('20180101,A1,li,tea,1,60,0.4,east', change).ok).toMatchObject({ amount: 600_000, discount: 400_000 });
    expect(read('20180101,A1,li,tea,1,60,1,east', change).refusals).toMatchObject([{ column: 'due', code: 'BAD_RATE' }]);
  });

  it('names a column that the file lacks', () => {
    expect(() => rowReader(mapping(), ['day'], saleRow(mapping()))).toThrow(
      expect.objectContaining({ code: 'UNKNOWN_COLUMN', field: 'order' }),
    );
  });
});

describe('mappings', () => {
  it.each([
    ['target', { target: 'WEATHER' }],
    ['source', { source: 'a b' }],
    ['fields.colour', { fields: { colour: { columns: ['x'] } } }],
    ['fields.date.columns', { fields: { date: { columns: [] } } }],
    ['create.0', { create: ['ANYTHING'] }],
    ['rounding', { rounding: 'UP' }],
    ['fields.profit', { fields: { ...mapping().fields, cost: { columns: ['a'] }, profit: { columns: ['b'] } } }],
  ])('refuses what is wrong at %s', (field, change) => {
    expect(() => parseMapping({ ...mapping(), ...change })).toThrow(expect.objectContaining({ code: 'BAD_INPUT', field }));
  });

  it('asks for required fields', () => {
    expect(() => parseMapping({ ...mapping(), fields: {} })).toThrow(
      expect.objectContaining({ code: 'UNMAPPED_FIELD', field: 'fields.date' }),
    );
    expect(() => parseMapping({ name: 'm', target: 'MEMBERS', source: 'm', fields: {} })).toThrow(
      expect.objectContaining({ code: 'UNMAPPED_FIELD' }),
    );
  });

  it('survives storage as JSON', () => {
    expect(parseMapping(JSON.parse(JSON.stringify(mapping())))).toEqual(mapping());
  });
});

describe('members and products', () => {
  const members = parseMapping({
    name: 'm',
    target: 'MEMBERS',
    source: 'm',
    fields: {
      member: { columns: ['id'] },
      phone: { columns: ['tel'] },
      gender: { columns: ['sex'] },
      tags: { columns: ['tags'] },
      birthday: { columns: ['born'] },
    },
  });
  const readMember = rowReader(members, ['id', 'tel', 'sex', 'tags', 'born'], (row) => memberRow(row, new Map()));

  it('reads a member', () => {
    expect(readMember(['7', '138 1234 5678', '女', 'vip，tea', '1990/2/3']).ok).toMatchObject({
      external: '7',
      phone: '+8613812345678',
      gender: 'FEMALE',
      tags: ['vip', 'tea'],
      birthday: '1990-02-03',
      joinedOn: null,
    });
  });

  it('refuses a bad phone, and a member without any key', () => {
    expect(readMember(['7', '123', '', '', '']).refusals).toMatchObject([{ column: 'tel', code: 'BAD_PHONE' }]);
    expect(readMember(['', '', '女', '', '']).refusals).toMatchObject([{ column: 'tel', code: 'REQUIRED' }]);
  });

  it('reads the fields of the merchant by their types, and refuses what they would not take', () => {
    const own: OwnFields = new Map([
      ['custom.tea', { type: 'CHOICE', choices: ['绿茶', 'Oolong'], required: false }],
      ['custom.cups', { type: 'NUMBER', choices: [], required: false }],
      ['custom.since', { type: 'DATE', choices: [], required: false }],
      ['custom.shop', { type: 'TEXT', choices: [], required: false }],
    ]);
    const map = parseMapping({
      name: 'm',
      target: 'MEMBERS',
      source: 'm',
      fields: {
        member: { columns: ['id'] },
        'custom.tea': { columns: ['tea'], lookup: { G: '绿茶' } },
        'custom.cups': { columns: ['cups'] },
        'custom.since': { columns: ['since'], dateOrder: 'DMY' },
        'custom.shop': { constant: 'West' },
      },
    });
    const one = rowReader(map, ['id', 'tea', 'cups', 'since'], (row) => memberRow(row, own), own);
    expect([...(one(['7', 'G', '2.5', '1/2/2020']).ok?.own ?? [])]).toEqual([
      ['custom.tea', { text: '绿茶', number: null, date: null }],
      ['custom.cups', { text: null, number: 2500, date: null }],
      ['custom.since', { text: null, number: null, date: '2020-02-01' }],
      ['custom.shop', { text: 'West', number: null, date: null }],
    ]);
    expect(one(['7', 'oolong', '', '']).ok?.own.get('custom.tea')).toMatchObject({ text: 'Oolong' });
    expect(one(['7', '白茶', 'many', '30/2/2020']).refusals).toMatchObject([
      { column: 'tea', code: 'UNKNOWN_CHOICE', details: { value: '白茶', known: ['绿茶', 'Oolong'] } },
      { column: 'cups', code: 'BAD_QUANTITY' },
      { column: 'since', code: 'BAD_DATE' },
    ]);
    expect(() => parseMapping({ ...map, target: 'PRODUCTS' })).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
  });

  it('reads a product with its categories from the root, up to the first blank', () => {
    const map = parseMapping({
      name: 'p',
      target: 'PRODUCTS',
      source: 'p',
      fields: {
        product: { columns: ['sku'] },
        productName: { columns: ['name'] },
        price: { columns: ['price'] },
        category1: { columns: ['c1'] },
        categoryName1: { columns: ['n1'] },
        category2: { columns: ['c2'] },
      },
    });
    const readProduct = rowReader(map, ['sku', 'name', 'price', 'c1', 'n1', 'c2'], productRow);
    expect(readProduct(['T1', 'Tea', '9.9', '1', 'Drinks', '']).ok).toMatchObject({
      price: 99_000,
      category: [{ code: '1', name: 'Drinks' }],
    });
    expect(readProduct(['T1', 'Tea', '-1', '', '', '']).refusals).toMatchObject([{ column: 'price', code: 'AMOUNT_SIGN' }]);
  });
});
