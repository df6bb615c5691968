import { type Api, client, type Client, startApi } from '../../../../test/client.ts';
import { chain, type Told } from '../../../../test/story.ts';
import { db } from '../../../db.ts';
import { globalId } from '../../../global-id.ts';

/** A sale as these tests ask it. */
export interface Bought {
  id: string;
  lines: { id: string }[];
  pointsEarned: { version: number; points: number; outcomes: { name: string; points: number; pending: boolean; text: string }[] } | null;
}

interface Refunded {
  amount: string;
  tenders: { method: string; amount: string }[];
}

const SALE = `id lines { id } pointsEarned { version points outcomes { name points pending text } }`;
export const SAVE = `mutation ($input: EarningRulesInput!) {
  saveEarningRules(input: $input) { id number state rules { ruleId name effectText conditionText linesText } } }`;

/** A store that sells tea and cake, and everybody who has to do with its points. */
export async function openShop() {
  const api: Api = await startApi();
  const told: Told = await chain()
    .employee('MARKETER')
    .region('East')
    .store('West Lake')
    .product('tea')
    .product('cake')
    .employee('STORE_MANAGER')
    .employee('CASHIER')
    .member('Li')
    .member('Wang')
    .member('Chen')
    .member('Zhao')
    .tell();
  const [marketer, cashier, manager] = await Promise.all([
    api.as(told.employee('MARKETER')),
    api.as(told.employee('CASHIER')),
    api.as(told.employee('STORE_MANAGER')),
  ]);
  const { pointsKinds } = await marketer.query<{ pointsKinds: { id: string }[] }>('{ pointsKinds { id } }');
  return new Shop({ api, told, marketer, cashier, manager, kindId: pointsKinds[0]?.id ?? '' });
}

interface People {
  api: Api;
  told: Told;
  marketer: Client;
  cashier: Client;
  manager: Client;
  kindId: string;
}

export class Shop {
  readonly people: People;
  #count = 0;

  constructor(people: People) {
    this.people = people;
  }

  /** Somebody who is not signed in, and reads Chinese. */
  get nobody(): Client {
    return client(this.people.api.url, { 'accept-language': 'zh' });
  }

  key(): string {
    return `points of a shop ${(this.#count += 1)}`;
  }

  id = (kind: 'Product' | 'Member', name: string) =>
    globalId(kind, kind === 'Product' ? this.people.told.product(name) : this.people.told.member(name));
  store = () => globalId('Org', this.people.told.org('West Lake'));

  rule = (name: string, change: object = {}) => ({
    nameEn: name,
    nameZh: `规则${name}`,
    kindId: this.people.kindId,
    effect: { type: 'PER_AMOUNT', points: 1, per: '1.00' },
    byLevel: false,
    stops: false,
    pendingDelivery: false,
    ...change,
  });

  save = (rules: object[]) =>
    this.people.marketer.query<{ saveEarningRules: { number: number; rules: { ruleId: string }[] } }>(SAVE, { input: { rules } });

  async publish(rules: object[]) {
    const saved = await this.save(rules);
    await this.people.marketer.query('mutation { publishEarningRules { number state } }');
    return saved.saveEarningRules;
  }

  /** Whole yuan by product; paid in cash where nothing else is said. */
  async buys(name: string | null, yuan: Record<string, number>, tenders?: object[]): Promise<Bought> {
    const lines = Object.entries(yuan).map(([what, each]) => ({
      productId: this.id('Product', what),
      quantity: '1.000',
      unitPrice: `${each}.00`,
      amount: `${each}.00`,
    }));
    const amount = `${Object.values(yuan).reduce((sum, each) => sum + each, 0)}.00`;
    const memberId = name && this.id('Member', name);
    const input = { storeId: this.store(), ...(memberId && { memberId }), lines, tenders: tenders ?? [{ method: 'CASH', amount }] };
    const { recordSale } = await this.people.cashier.query<{ recordSale: Bought }>(
      `mutation ($key: String!, $input: RecordSaleInput!) { recordSale(idempotencyKey: $key, input: $input) { ${SALE} } }`,
      { key: this.key(), input },
    );
    return recordSale;
  }

  async brings(saleId: string, lines?: object[]): Promise<Refunded> {
    const { refundSale } = await this.people.manager.query<{ refundSale: Refunded }>(
      `mutation ($key: String!, $input: RefundSaleInput!) {
        refundSale(idempotencyKey: $key, input: $input) { amount tenders { method amount } } }`,
      { key: this.key(), input: { saleId, ...(lines && { lines }) } },
    );
    return refundSale;
  }

  /** Of all kinds of points together. */
  async balance(name: string): Promise<number> {
    const { points } = await db
      .selectFrom('account as a')
      .innerJoin('asset as s', 's.id', 'a.asset_id')
      .select((q) => q.fn.coalesce(q.fn.sum<number>('a.balance'), q.lit(0)).as('points'))
      .where('a.member_id', '=', this.people.told.member(name))
      .where('s.kind', '=', 'POINTS')
      .executeTakeFirstOrThrow();
    return Number(points);
  }
}
