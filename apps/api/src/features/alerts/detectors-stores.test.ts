import { newId } from '@regulars/db/ids';
import { addDays } from '@regulars/domain/time';
import { afterAll, describe, expect, test } from 'vitest';
import { daysAgo, now, openStores, today } from '../../../test/alert-story.ts';
import { closeDb, db } from '../../db.ts';
import { makeForecasts } from '../forecast/service.ts';

const { told, look, only } = await openStores();
afterAll(() => closeDb());

describe('stores', () => {
  const monday = addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));

  /** Ten weeks with so much a week and then one with `last`, sold in the middle of the week. */
  async function weeks(store: string, last: number, count = 11): Promise<void> {
    const rows = Array.from({ length: count }, (_, ago) => ({
      member_id: told.member('Zhao'),
      id: newId(daysAgo(0)),
      store_id: told.org(store),
      business_date: addDays(monday, -7 * (ago + 1) + 3),
      number: 'w',
      channel: 'STORE' as const,
      amount: ago === 0 ? last : 100_000 + ago,
      quantity: 1000,
      line_count: 1,
      origin: 'IMPORT' as const,
      recorded_at: now,
    }));
    await db.insertInto('sale').values(rows).execute();
  }

  test('sales below the forecast', async () => {
    await weeks('Harbour', 20_000);
    await weeks('West Lake', 90_000); // within the threshold
    await look('SALES_DROP');
    expect(await db.selectFrom('alert').select('key').where('kind', '=', 'SALES_DROP').execute()).toEqual([]); // nothing was told
    await makeForecasts(db, today);
    await look('SALES_DROP');
    expect(await only('SALES_DROP')).toMatchObject({ key: told.org('Harbour'), severity: 'CRITICAL', subject: { actual: 20_000 } });
    const { expected } = await db
      .selectFrom('forecast_week')
      .select('expected')
      .where('org_id', '=', told.org('Harbour'))
      .orderBy('week')
      .where('made_on', '=', addDays(monday, -7))
      .executeTakeFirstOrThrow();
    expect(await only('SALES_DROP')).toMatchObject({ subject: { expected } }); // the very figure of the forecast page
    await weeks('Harbour', 70_000, 1); // late facts
    await look('SALES_DROP');
    expect(await only('SALES_DROP')).toMatchObject({ state: 'CLOSED' });
  });

  test('fewer new members than to be expected', async () => {
    const like = await db.selectFrom('member').selectAll().where('id', '=', told.member('Zhao')).executeTakeFirstOrThrow();
    const join = (days: number, count: number) =>
      db
        .insertInto('member')
        .values(
          Array.from({ length: count }, (_, at) => ({
            ...like,
            id: newId(now),
            number: `N${days}-${at}`,
            home_store_id: told.org('Harbour'),
            joined_on: addDays(today, -days),
          })),
        )
        .execute();
    for (let week = 2; week <= 11; week++) await join(week * 7, 10);
    await look('NEW_MEMBER_DROP');
    expect(await only('NEW_MEMBER_DROP')).toMatchObject({
      key: told.org('Harbour'),
      severity: 'CRITICAL',
      subject: { actual: 0, expected: 10 },
    });
    await join(7, 9);
    await look('NEW_MEMBER_DROP');
    expect(await only('NEW_MEMBER_DROP')).toMatchObject({ state: 'CLOSED' });
  });

  test('an import with refused rows, for two weeks', async () => {
    const [file_id, id] = [newId(now), newId(now)];
    const org_id = told.org('Head office');
    await db.insertInto('import_file').values({ id: file_id, name: 'sales.csv', size: 1, org_id, created_at: now }).execute();
    await db
      .insertInto('import_job')
      .values({
        id,
        file_id,
        mapping: '{}',
        target: 'SALES',
        org_id,
        state: 'DONE',
        rows_read: 10,
        rows_refused: 3,
        created_at: now,
        finished_at: now,
      })
      .execute();
    await look('IMPORT_REFUSED');
    expect(await only('IMPORT_REFUSED')).toMatchObject({
      key: id,
      state: 'OPEN',
      subject: { importId: id, file: 'sales.csv', read: 10, refused: 3 },
    });
    await look('IMPORT_REFUSED', new Date(now.getTime() + 15 * 86_400_000));
    expect(await only('IMPORT_REFUSED')).toMatchObject({ state: 'CLOSED' });
  });
});
