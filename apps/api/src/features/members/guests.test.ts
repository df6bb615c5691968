import { withTx } from '@regulars/db/tx';
import { beforeAll, expect, test } from 'vitest';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { guestOf } from './guests.ts';

let told: Told;
beforeAll(async () => {
  told = await chain().region('East').store('West Lake').member('李小明').store('Harbour').tell();
});

const guest = (store: string, till: string | null) => withTx(db, (tx) => guestOf(tx, told.org(store), till, new Date()));

test('each till has one guest, whoever asks first', async () => {
  const first = await Promise.all(Array.from({ length: 10 }, () => guest('West Lake', 'T1')));
  expect(new Set(first).size).toBe(1);
  const others = await Promise.all([guest('West Lake', 'T2'), guest('Harbour', 'T1'), guest('West Lake', null)]);
  expect(new Set([...first, ...others]).size).toBe(4);
  expect(await guest('West Lake', null)).toBe(others[2]);
  expect(await db.selectFrom('member').select('id').where('kind', '=', 'GUEST').execute()).toHaveLength(4);
});
