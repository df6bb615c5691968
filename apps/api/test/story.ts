import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { minor, ZERO } from '@regulars/domain/money';
import type { Role } from '@regulars/domain/permissions';
import { thousandths } from '@regulars/domain/quantity';
import { loadChain } from '../src/chain.ts';
import { db } from '../src/db.ts';
import { forgetCommissionRules } from '../src/features/commissions/book.ts';
import { moveStock } from '../src/features/inventory/service.ts';
import { createMember } from '../src/features/members/service.ts';
import { updateChain } from '../src/features/orgs/chain.ts';
import { createOrg } from '../src/features/orgs/service.ts';
import { forgetOrgTree } from '../src/features/orgs/tree.ts';
import { forgetEarningRules } from '../src/features/points/book.ts';
import { recordSale } from '../src/features/sales/service.ts';
import { createEmployee } from '../src/features/staff/service.ts';
import { systemViewer } from '../src/viewer.ts';

const teller = systemViewer('story');
type Kind = 'org' | 'employee' | 'product' | 'member';

/** What was told: ids by the names of the story. */
export class Told {
  readonly #ids = new Map<string, string>();

  keep(kind: Kind, name: string, id: string): void {
    this.#ids.set(`${kind} ${name}`, id);
  }

  #id(kind: Kind, name: string): string {
    const id = this.#ids.get(`${kind} ${name}`);
    if (!id) throw new Error(`The story has no ${kind} "${name}"`);
    return id;
  }

  org = (name: string): string => this.#id('org', name);
  /** By name; a nameless employee is called by the role. */
  employee = (name: string): string => this.#id('employee', name);
  product = (name: string): string => this.#id('product', name);
  member = (name: string): string => this.#id('member', name);
}

/** Where the story is: what the next sentence refers to. */
interface Scene {
  tx: Tx;
  told: Told;
  head: string;
  region: string;
  store: string;
  member: string | null;
}

/** In minor units for one piece; `stock` in pieces, at the store named last. */
interface Goods {
  price?: number;
  cost?: number | null;
  stock?: number;
  tracked?: boolean;
}

type Sentence = (scene: Scene) => Promise<void>;

/**
 * A chain told in sentences, made by the real services:
 * `await chain().region('East').store('West Lake').employee('CASHIER').tell()`.
 * A sentence about a store or its staff speaks of what was named last.
 */
class Story {
  readonly #sentences: Sentence[] = [];
  #count = 0;

  #say(sentence: Sentence): this {
    this.#sentences.push(sentence);
    return this;
  }

  #code = (prefix: string): string => `${prefix}${String(++this.#count).padStart(3, '0')}`;

  region(name: string): this {
    const code = this.#code('R');
    return this.#say(async (scene) => {
      scene.region = await createOrg(scene.tx, teller, { kind: 'REGION', parentId: scene.head, code, name });
      scene.store = scene.region;
      scene.told.keep('org', name, scene.region);
    });
  }

  /** In the region named last, or directly below the head office. */
  store(name: string): this {
    const code = this.#code('S');
    return this.#say(async (scene) => {
      scene.store = await createOrg(scene.tx, teller, { kind: 'STORE', parentId: scene.region, code, name });
      scene.told.keep('org', name, scene.store);
    });
  }

  /** Works in the org named last and can sign in (api.as); the password is not set. */
  employee(role: Role, name: string = role): this {
    const code = this.#code('E');
    return this.#say(async ({ tx, told, store }) => {
      const id = await createEmployee(tx, teller, { code, name, role, orgId: store });
      const now = new Date();
      const user = { id: newId(now), name, email: `${code.toLowerCase()}@example.test`, createdAt: now, updatedAt: now };
      await tx.insertInto('auth_user').values(user).execute();
      await tx.updateTable('employee').set({ user_id: user.id }).where('id', '=', id).execute();
      told.keep('employee', name, id);
    });
  }

  /** Goods of the category Tea, on the shelf of the store named last: 100 pieces at 12.00, which cost 7.00. */
  product(name: string, { price = 1200, cost = 700, stock = 100, tracked = true }: Goods = {}): this {
    const sku = this.#code('P');
    return this.#say(async ({ tx, told, store }) => {
      const now = new Date();
      await tx
        .insertInto('category')
        .values({ id: newId(now), code: 'TEA', name: 'Tea' })
        .onConflict((known) => known.column('code').doNothing())
        .execute();
      const { id: category_id } = await tx.selectFrom('category').select('id').where('code', '=', 'TEA').executeTakeFirstOrThrow();
      const id = newId(now);
      await tx.insertInto('product').values({ id, sku, name, category_id, retail_price: price, cost, tracks_stock: tracked }).execute();
      if (stock > 0)
        await moveStock(tx, teller, {
          storeId: store,
          at: now,
          kind: 'RECEIPT',
          moves: [{ productId: id, quantity: thousandths(stock * 1000) }],
        });
      told.keep('product', name, id);
    });
  }

  /** Registers at the store named last. */
  member(name: string): this {
    return this.#say(async (scene) => {
      const now = new Date();
      await baseLevel(scene.tx);
      scene.member = await createMember(scene.tx, teller, { name, homeStoreId: scene.store }, now);
      scene.told.keep('member', name, scene.member);
    });
  }

  /** The member named last buys at the store named last, at the retail price, in cash; before any member it is a walk-in. */
  buys(product: string, pieces = 1, soldAt?: Date): this {
    return this.#say(async ({ tx, told, store: storeId, member: memberId }) => {
      await baseLevel(tx);
      const productId = told.product(product);
      const { retail_price } = await tx.selectFrom('product').select('retail_price').where('id', '=', productId).executeTakeFirstOrThrow();
      const [unitPrice, amount] = [minor(retail_price), minor(retail_price * pieces)];
      const line = { productId, quantity: thousandths(pieces * 1000), unitPrice, amount, discount: ZERO };
      const now = new Date();
      await recordSale(tx, teller, { storeId, memberId, soldAt: soldAt ?? now, now, lines: [line], tenders: [{ method: 'CASH', amount }] });
    });
  }

  /** Makes all of it in one transaction; true from then on. */
  async tell(): Promise<Told> {
    const told = await withTx(db, async (tx) => {
      await updateChain(tx, teller, { name: 'Regulars Tea' });
      const head = await createOrg(tx, teller, { kind: 'HEAD_OFFICE', parentId: null, code: 'HQ', name: 'Head office' });
      const scene: Scene = { tx, told: new Told(), head, region: head, store: head, member: null };
      scene.told.keep('org', 'Head office', head);
      for (const sentence of this.#sentences) await sentence(scene);
      return scene.told;
    });
    forgetOrgTree();
    forgetEarningRules();
    forgetCommissionRules();
    await loadChain();
    return told;
  }
}

/** Where members start; a guest too has one. */
async function baseLevel(tx: Tx): Promise<void> {
  await tx
    .insertInto('level')
    .values({ id: newId(new Date()), code: 'BASE', name: 'Base', rank: 1 })
    .onConflict((known) => known.column('code').doNothing())
    .execute();
}

/** Once upon a time there was a chain with a head office. */
export function chain(): Story {
  return new Story();
}
