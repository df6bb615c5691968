import { newId } from '@regulars/db/ids';
import { sql } from 'kysely';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { emptyChain, emptyTables, facts, importFile, preset, refusals } from '../../../test/import-story.ts';
import { closeDb, db } from '../../db.ts';

beforeEach(async () => {
  await emptyTables();
  await emptyChain();
  await sql`insert into org (id, parent_id, kind, code, name) select gen_random_uuid(), id, 'STORE', 'S1', 'West Lake' from org`.execute(
    db,
  );
  const type = { created_at: new Date(), pattern: '88{8}', valid_months: 12 };
  await db
    .insertInto('card_type')
    .values([
      { ...type, id: newId(new Date()), code: 'GOLD', name: '金卡' },
      { ...type, id: newId(new Date()), code: 'FAMILY', name: '附属卡', kind: 'SUPPLEMENTARY' },
    ])
    .execute();
});
afterAll(closeDb);

const members =
  '会员号,姓名,手机号,卡号,邮箱,性别,生日,门店,等级,标签,入会日期,地址,备注\n1,李雷,13812345678,G-OLD,,,,,,,,,\n2,韩梅梅,13912345678,,,,,,,,,,';
const cards = (...rows: string[]) => ['卡号,卡类型,会员号,手机号,发卡门店,状态,发卡日期,到期日', ...rows].join('\n');

test('cards of an earlier system: once, with state and days; the refused ones with the reason', async () => {
  await importFile(members, preset('members_zh'));
  const file = cards(
    'g-old,金卡,1,,S1,挂失,2025-01-02,2027-01-02',
    'G2,GOLD,,13912345678,,,2026-03-01,',
    'G2,GOLD,1,,,,,',
    'G3,铂金卡,1,,,,,',
    'G4,附属卡,1,,,,,',
    'G5,金卡,9,,,,,',
    'G6,金卡,1,,,丢了,,',
    'G-OLD,金卡,2,,,,,',
  );
  const job = await importFile(file, preset('cards_zh'));
  expect(job).toMatchObject({ state: 'DONE', rows_written: 2, rows_refused: 6 });
  expect((await refusals(job.id)).map(({ row, column, code }) => `${row} ${column} ${code}`).toSorted()).toEqual([
    '4 卡号 DUPLICATE_IN_FILE',
    '5 卡类型 UNKNOWN_CARD_TYPE',
    '6 卡类型 CARD_NEEDS_LINK',
    '7 会员号 UNKNOWN_MEMBER',
    '8 状态 UNKNOWN_WORD',
    '9 卡号 DUPLICATE_IN_FILE',
  ]);
  const rows = `select c.number, c.state::text, c.issued_on::text as issued, c.expires_on::text as expires, m.number as member, e.act::text as act
    from card c join member m on m.id = c.member_id join card_event e on e.card_id = c.id
    join member_key k on k.kind = 'CARD' and k.value = c.number and k.member_id = c.member_id order by 1`;
  const written = [
    { number: 'G-OLD', state: 'LOST', issued: '2025-01-02', expires: '2027-01-02', member: '1', act: 'ISSUE' },
    { number: 'G2', state: 'ACTIVE', issued: '2026-03-01', expires: '2027-03-01', member: '2', act: 'ISSUE' },
  ];
  expect(await facts(rows)).toEqual(written);
  expect(await importFile(cards('G-OLD,金卡,1,,,,,', 'G2,GOLD,1,,,,,'), preset('cards_zh'))).toMatchObject({
    rows_written: 0,
    rows_known: 1,
    rows_refused: 1,
  });
  expect(await facts(rows)).toEqual(written);
});
