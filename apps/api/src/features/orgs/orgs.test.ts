import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';

let api: Api;
let told: Told;
let owner: Client;

beforeAll(async () => {
  told = await chain()
    .employee('OWNER')
    .region('East').store('West Lake').employee('CASHIER').store('Harbour')
    .region('North').employee('REGION_MANAGER').store('Bell Tower')
    .tell();
  api = await startApi();
  owner = await api.as(told.employee('OWNER'));
});
afterAll(() => api.stop());

test('the branch as a flat list', async () => {
  const { orgs } = await owner.query<{ orgs: { name: string; parent: { name: string } | null }[] }>('{ orgs { name parent { name } } }');
  expect(orgs.map((org) => `${org.parent?.name ?? '-'} > ${org.name}`).sort()).toEqual([
    '- > Head office', 'East > Harbour', 'East > West Lake', 'Head office > East', 'Head office > North', 'North > Bell Tower',
  ]);
});
