import { runScript } from '../lib/run.ts';
import { Caller, type Data } from './caller.ts';
import type { System } from './system.ts';

/** What the load needs to know of the chain; all ids as the API writes them. */
export interface World {
  stores: string[];
  members: string[];
  /** Goods whose stock is counted, at 10.00; `STOCK` of each in each store. */
  products: string[];
  packageId: string;
  passTypeId: string;
  conversionId: string;
  /** 签到: a task that somebody enters. */
  taskId: string;
  /** Assets: stored value paid in, points that can be spent; and the latter as a kind of points. */
  principal: string;
  spending: string;
  spendingKind: string;
}

export const STOCK = 1_000_000;
/** What a pass holds and costs (minor units), and what a task is worth. */
export const PASS_USES = 10;
export const PASS_PRICE = 150_00;
export const TASK_SCORE = 5;
const STORES = 3;
const GOODS = 12;
const PASSWORD = 'nothing-is-lost-2026';

/** Who works: one person at the tills, and a second one who approves. */
export interface People {
  teller: Caller;
  approver: Caller;
}

/** A chain in an empty database, made over the API alone. */
export async function foundChain(system: System, members: number): Promise<{ world: World; people: People }> {
  const email = 'owner@example.com';
  const print = await runScript('apps/api/src/features/staff/owner-cli.ts', { env: system.env }, ['--email', email]);
  const password = /the password (\S+)/.exec(print)?.[1] ?? '';
  const teller = await Caller.signedIn(system.url, email, password);
  const make = makerOf(teller);
  const { viewer } = await teller.query('{ viewer { org { id } } }');
  const head = (viewer as { org: { id: string } }).org.id; // the shape of the query
  const stores: string[] = [];
  for (let n = 1; n <= STORES; n++) stores.push(await make('Org', { kind: 'STORE', parentId: head, code: `S${n}`, name: `Store ${n}` }));
  const account = { email: 'second@example.com', password: PASSWORD };
  await make('Employee', { code: 'SECOND', name: 'Second', orgId: head, role: 'OWNER', account });
  const people = { teller, approver: await Caller.signedIn(system.url, account.email, PASSWORD) };
  const goods = await fillShelves(teller, stores);
  const value = await offer(teller, goods.service);
  const known: string[] = [];
  for (let n = 1; n <= members; n++) known.push(await make('Member', { name: `Member ${n}`, homeStoreId: stores[n % STORES] }));
  return { world: { stores, members: known, products: goods.products, ...value }, people };
}

/** `make('Org', input)` creates one and returns its id. */
const makerOf =
  (caller: Caller) =>
  async (type: string, input: Data, more: Data = {}): Promise<string> => {
    const declared = more['kind'] ? { head: ', $kind: PassKind!', args: ', kind: $kind' } : { head: '', args: '' };
    const inputType = INPUTS[type] ?? `Create${type}Input`;
    const query = `mutation ($input: ${inputType}!${declared.head}) { made: create${type}(input: $input${declared.args}) { id } }`;
    const { made } = await caller.query(query, { input, ...more });
    return (made as { id: string }).id; // the shape of the query
  };

const INPUTS: Record<string, string> = { TopUpPackage: 'TopUpPackageInput', PassType: 'PassTypeInput' };

async function fillShelves(teller: Caller, stores: readonly string[]): Promise<{ products: string[]; service: string }> {
  const make = makerOf(teller);
  const categoryId = await make('Category', { code: 'ALL', name: 'All' });
  const tea = { categoryId, retailPrice: '10.00', cost: '6.00' };
  const products: string[] = [];
  for (let n = 1; n <= GOODS; n++) products.push(await make('Product', { ...tea, sku: `TEA${n}`, name: `Tea ${n}` }));
  const service = await make('Product', { sku: 'BATH', name: 'Bath', categoryId, kind: 'SERVICE', retailPrice: '20.00' });
  for (const storeId of stores) {
    const lines = products.map((productId) => ({ productId, quantity: String(STOCK) }));
    const input = { storeId, kind: 'COUNT', reason: 'the first day', lines };
    const adjust = 'mutation ($key: String!, $input: AdjustStockInput!) { adjustStock(idempotencyKey: $key, input: $input) { id } }';
    await teller.query(adjust, { key: `first-day-${storeId}`, input });
    // The first one sold opens an alert, so that the worker has something to tell.
    const point = 'mutation ($p: ID!, $s: ID!, $q: Quantity) { setReorderPoint(productId: $p, storeId: $s, reorderPoint: $q) { id } }';
    for (const p of products) await teller.query(point, { p, s: storeId, q: String(STOCK - 1) });
  }
  return { products, service };
}

/** What members can be given and sold: a package, a pass, a conversion, a task of each kind. */
async function offer(teller: Caller, productId: string) {
  const make = makerOf(teller);
  const { assets } = (await teller.query('{ assets { id code } }')) as { assets: { id: string; code: string }[] }; // the shape of the query
  const asset = (code: string) => assets.find((one) => one.code === code)?.id ?? '';
  const kind = (code: string) => globalId('PointsKind', uuidIn(asset(code)));
  const [fromId, toId] = [kind('SPENDING'), kind('CONTRIBUTION')];
  const task = { kindId: fromId, score: TASK_SCORE, descriptionEn: 'A task', descriptionZh: '任务' };
  const pass = { code: 'BATHS', name: 'Ten baths', productId, uses: PASS_USES, price: (PASS_PRICE / 100).toFixed(2) };
  await make('PointsTask', { ...task, action: 'PROFILE_COMPLETED', perMember: 1 });
  return {
    packageId: await make('TopUpPackage', { name: '100 + 10', payFrom: '100.00', bonusAmount: '10.00', points: 100, pointsKindId: fromId }),
    passTypeId: await make('PassType', pass, { kind: 'COUNT' }),
    conversionId: await make('PointsConversion', { fromId, toId, give: 10, get: 1, minimum: 10, step: 10 }),
    taskId: await make('PointsTask', { ...task, action: 'CHECK_IN' }),
    principal: asset('PRINCIPAL'),
    spending: asset('SPENDING'),
    spendingKind: fromId,
  };
}

const globalId = (type: string, uuid: string): string => Buffer.from(`${type}:${uuid}`).toString('base64');

/** The UUID in the id of a thing; of one with a composite key, the last. */
export function uuidIn(id: string): string {
  return /([0-9a-f-]{36})[^0-9a-f]*$/.exec(Buffer.from(id, 'base64').toString())?.[1] ?? '';
}
