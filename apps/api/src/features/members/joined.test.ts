import { withTx } from '@regulars/db/tx';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { chain } from '../../../test/story.ts';
import { closeDb, db } from '../../db.ts';
import { systemViewer } from '../../viewer.ts';
import { createMember, updateMember } from './service.ts';

afterAll(() => closeDb());

const viewer = systemViewer('test');
const kept = () => db.selectFrom('joined_month').selectAll().where('members', '>', 0).orderBy('store_id').orderBy('month').execute();

test('new members by month are those of the members, whoever joins and wherever they move', async () => {
  const told = await chain().region('East').store('Lake').member('Li').member('Wang').store('Gate').tell();
  const [lake, gate] = [told.org('Lake'), told.org('Gate')];
  const join = (homeStoreId: string, name: string) =>
    withTx(db, (tx) => createMember(tx, viewer, { name, homeStoreId }, new Date('2026-03-05T04:00:00Z')));
  await Promise.all(Array.from({ length: 6 }, (_, n) => join(n % 2 ? gate : lake, `${n}`)));
  await withTx(db, (tx) => updateMember(tx, viewer, told.member('Li'), 1, { homeStoreId: gate }, new Date()));
  const found = await kept();
  expect(found).toContainEqual(expect.objectContaining({ store_id: lake, month: '2026-03-01', members: 3 }));
  await sql`select recount_joined_months()`.execute(db);
  expect(found).toEqual(await kept());
});
