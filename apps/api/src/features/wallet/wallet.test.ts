import { BONUS, PRINCIPAL, SPENDING_POINTS } from '@regulars/domain/assets';
import { minor, ZERO } from '@regulars/domain/money';
import { withTx } from '@regulars/db/tx';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { now, openWallet } from '../../../test/wallet-story.ts';
import { closeDb, db } from '../../db.ts';
import { systemViewer } from '../../viewer.ts';
import { archivePackage, type PackageInput, updatePackage } from './packages.ts';
import type { NewTopUp } from './service.ts';

const viewer = systemViewer('test');
const { told, next, pay, offer, rules, spend, balances, entries } = await openWallet();
let memberId: string;
afterAll(() => closeDb());
beforeEach(() => {
  memberId = next();
});
const lotDays = () =>
  db.selectFrom('lot').select(['remaining', 'expires_on']).where('member_id', '=', memberId).orderBy('remaining').execute();

describe('a top-up', () => {
  test('is principal, usable at once, in any store', async () => {
    const { entryId } = await pay(50_000, { method: 'WECHAT_PAY', reference: ' 4200001 ' });
    expect(await balances()).toEqual({ principal: 50_000 });
    expect(await entries()).toMatchObject([
      {
        id: entryId,
        kind: 'TOP_UP',
        store_id: told.org('West Lake'),
        method: 'WECHAT_PAY',
        reference: '4200001',
        business_date: '2026-11-20',
      },
    ]);
    await spend(50_000);
    expect(await balances()).toEqual({ principal: 0, bonus: 0 });
  });

  test('by a package comes with its bonus and points in the same entry, which names it', async () => {
    const packageId = await offer({ points: 200, pointsKindId: SPENDING_POINTS, bonusDays: 90 });
    const { entryId } = await pay(60_000, { packageId });
    expect(await balances()).toEqual({ principal: 60_000, bonus: 5000, points: 200 });
    expect(await entries()).toMatchObject([{ id: entryId, rule_id: packageId, rule_version: 1, why: { package: '500 + 50' } }]);
    expect(await lotDays()).toEqual([
      { remaining: 200, expires_on: '2027-11-20' },
      { remaining: 5000, expires_on: '2027-02-18' },
      { remaining: 60_000, expires_on: null },
    ]);
  });

  test('by percent, with what the package begins with where no amount is told', async () => {
    await pay(0, { packageId: await offer({ bonusAmount: null, bonusPercent: 15 }), amount: null });
    expect(await balances()).toEqual({ principal: 50_000, bonus: 7500 });
  });

  test('goes by the settings: how long it can be spent, how much may be stored', async () => {
    await rules({ bonusDays: 30, principalMonths: 36 });
    await pay(50_000, { packageId: await offer() });
    await rules({ bonusDays: 365, principalMonths: null });
    expect((await lotDays()).map(({ expires_on }) => expires_on)).toEqual(['2026-12-20', '2029-11-20']);
    const error = { code: 'STORED_VALUE_LIMIT', field: 'amount', details: { max: '5000.00', left: '4500.00' } };
    await expect(pay(450_001)).rejects.toMatchObject(error);
    await pay(450_000);
  });

  test.each<[string, () => Promise<Partial<NewTopUp>>, object]>([
    ['nothing', async () => ({ amount: ZERO }), { code: 'NOT_POSITIVE', field: 'amount' }],
    ['no amount', async () => ({ amount: null }), { code: 'REQUIRED', field: 'amount' }],
    [
      'too little for the package',
      async () => ({ amount: minor(49_999), packageId: await offer() }),
      { code: 'PACKAGE_NEEDS', field: 'amount' },
    ],
    [
      'a package of tomorrow',
      async () => ({ packageId: await offer({ startsOn: '2026-11-21' }) }),
      { code: 'PACKAGE_NOT_HERE', field: 'packageId' },
    ],
    ['a package of yesterday', async () => ({ packageId: await offer({ endsOn: '2026-11-19' }) }), { code: 'PACKAGE_NOT_HERE' }],
    [
      'a package of another region',
      async () => ({ packageId: await offer({ orgIds: [told.org('North')] }) }),
      { code: 'PACKAGE_NOT_HERE' },
    ],
    ['a region is no till', async () => ({ storeId: told.org('East') }), { code: 'NOT_FOUND', field: 'storeId' }],
    ['nobody', async () => ({ memberId: told.org('East') }), { code: 'NOT_FOUND', field: 'memberId' }],
  ])('is refused: %s', async (_name, change, error) => {
    await expect(pay(50_000, await change())).rejects.toMatchObject(error);
    expect(await entries()).toEqual([]);
  });
});

describe('packages', () => {
  test('changed, an entry names the new version; archived, nobody pays in by it', async () => {
    const id = await offer({ orgIds: [told.org('East')], startsOn: '2026-11-20', endsOn: '2026-11-20' });
    await withTx(db, (tx) => updatePackage(tx, viewer, id, { name: '500 + 60', payFrom: minor(50_000), bonusAmount: minor(6000) }));
    await pay(50_000, { packageId: id, storeId: told.org('Harbour') });
    expect(await entries()).toMatchObject([{ rule_version: 2, why: { package: '500 + 60' } }]);
    await withTx(db, (tx) => archivePackage(tx, viewer, id, now));
    await expect(pay(50_000, { packageId: id })).rejects.toMatchObject({ code: 'ARCHIVED', field: 'packageId' });
  });

  test.each<[Partial<PackageInput>, object]>([
    [{ bonusPercent: 10 }, { code: 'BAD_INPUT', field: 'bonusPercent' }],
    [{ payFrom: ZERO }, { code: 'NOT_POSITIVE', field: 'payFrom' }],
    [{ bonusAmount: ZERO }, { code: 'NOT_POSITIVE', field: 'bonusAmount' }],
    [
      { bonusAmount: null, bonusPercent: 501 },
      { code: 'TOO_LARGE', field: 'bonusPercent' },
    ],
    [{ points: 5 }, { code: 'REQUIRED', field: 'pointsKindId' }],
    [
      { points: 5, pointsKindId: PRINCIPAL },
      { code: 'NOT_FOUND', field: 'pointsKindId' },
    ],
    [
      { startsOn: '2026-11-20', endsOn: '2026-11-19' },
      { code: 'BAD_RANGE', field: 'endsOn' },
    ],
    [{ orgIds: [BONUS] }, { code: 'NOT_FOUND', field: 'orgIds.0' }],
    [{ name: ' ' }, { code: 'REQUIRED', field: 'name' }],
  ])('%j is refused', async (change, error) => expect(offer(change)).rejects.toMatchObject(error));
});
