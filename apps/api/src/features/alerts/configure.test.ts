import { afterAll, describe, expect, test } from 'vitest';
import { startApi } from '../../../test/client.ts';
import { chain } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';

const api = await startApi();
afterAll(() => api.stop());
const told = await chain()
  .region('East')
  .employee('REGION_MANAGER')
  .store('West Lake')
  .employee('CASHIER')
  .region('North')
  .store('Drum Tower')
  .tell();
const manager = await api.as(told.employee('REGION_MANAGER'));
const chinese = await api.as(told.employee('REGION_MANAGER'), { 'accept-language': 'zh-CN' });
const cashier = await api.as(told.employee('CASHIER'));

describe('settings', () => {
  const CONFIGURE = `mutation ($input: ConfigureAlertsInput!) { configureAlerts(input: $input) { kind enabled enabledFrom { name } thresholds { name value level { code } from { name } } } }`;
  const SETTINGS = `query ($orgId: ID!) { alertSettings(orgId: $orgId) { kind title enabled thresholds { name title unit value min max level { code } from { name } } } }`;
  interface Settings {
    alertSettings: {
      kind: string;
      title: string;
      thresholds: { name: string; value: number; level: unknown; from: { name: string } | null }[];
    }[];
  }

  test('hold for all below that say nothing else, and say where they come from', async () => {
    const owner = await api.as(told.employee('REGION_MANAGER'));
    const orgId = globalId('Org', told.org('East'));
    const input = { orgId, kind: 'CHURN', thresholds: [{ name: 'days', value: 30 }] };
    expect(await owner.query(CONFIGURE, { input })).toMatchObject({ configureAlerts: { kind: 'CHURN', enabled: true, enabledFrom: null } });
    const churn = async () =>
      (await chinese.query<Settings>(SETTINGS, { orgId: globalId('Org', told.org('West Lake')) })).alertSettings.find(
        ({ kind }) => kind === 'CHURN',
      );
    expect(await churn()).toMatchObject({ title: '会员流失预警' });
    expect((await churn())?.thresholds).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'days', value: 30, level: null, from: { name: 'East' } }),
        expect.objectContaining({ name: 'until', value: 365, from: null }),
      ]),
    );
    const job = await db.selectFrom('audit').select('after').where('action', '=', 'alert.configure').executeTakeFirstOrThrow();
    expect(job.after).toMatchObject({ days: 30 });
    await owner.query(CONFIGURE, { input: { ...input, thresholds: [{ name: 'days', value: null }] } });
    expect((await churn())?.thresholds).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'days', value: 90, from: null })]));
  });

  test.each([
    { input: { thresholds: [{ name: 'nights', value: 1 }] }, code: 'BAD_INPUT', field: 'thresholds.0' },
    { input: { thresholds: [{ name: 'days', value: 0 }] }, code: 'TOO_SMALL', field: 'thresholds.0' },
    { input: { thresholds: [{ name: 'days', value: 1e9 }] }, code: 'TOO_LARGE', field: 'thresholds.0' },
    { input: { orgId: () => globalId('Org', told.org('North')) }, code: 'OUT_OF_BRANCH', field: 'orgId' },
  ])('refuses with $code of $field', async ({ input, code, field }) => {
    const orgId = input.orgId ? input.orgId() : globalId('Org', told.org('East'));
    const { errors } = await manager.ask(CONFIGURE, { input: { kind: 'CHURN', ...input, orgId } });
    expect(errors).toMatchObject([{ code, field }]);
  });

  test('are not for cashiers', async () =>
    expect(await cashier.refused(SETTINGS, { orgId: globalId('Org', told.org('West Lake')) })).toEqual(['FORBIDDEN']));
});
