import type { TenderMethod } from '@regulars/db/generated/kysely-enums';
import { withTx } from '@regulars/db/tx';
import { BONUS, PRINCIPAL, SPENDING_POINTS } from '@regulars/domain/assets';
import { minor, ZERO } from '@regulars/domain/money';
import { thousandths } from '@regulars/domain/quantity';
import { db } from '../src/db.ts';
import type { SaleKey } from '../src/features/sales/facts.ts';
import { refundSale } from '../src/features/sales/refund.ts';
import { recordSale } from '../src/features/sales/service.ts';
import { createPackage, type PackageInput } from '../src/features/wallet/packages.ts';
import { type NewTopUp, topUp } from '../src/features/wallet/service.ts';
import { updateRules, type WalletChange } from '../src/features/wallet/settings.ts';
import { systemViewer } from '../src/viewer.ts';
import { chain } from './story.ts';

const viewer = systemViewer('test');
export const now = new Date('2026-11-20T04:00:00Z');

export interface Paid {
  method: TenderMethod;
  amount: number;
}
interface Sold {
  store?: string;
  guest?: boolean;
  at?: Date;
}

const NAMES: Record<string, string> = { [PRINCIPAL]: 'principal', [BONUS]: 'bonus', [SPENDING_POINTS]: 'points' };
const tender = ({ method, amount }: Paid) => ({ method, amount: minor(amount) });

/** Two stores, many members of the first, and the words to pay in, sell and take back, of the member whom `next` names. Money in minor units. */
export async function openWallet() {
  let story = chain().employee('OWNER').region('East').store('West Lake').employee('CASHIER').employee('STORE_MANAGER');
  for (let n = 1; n <= 40; n++) story = story.member(`Li ${n}`);
  story = story.product('Tasting', { tracked: false, stock: 0 });
  story = story.region('North').store('Harbour').employee('STORE_MANAGER', 'other manager');
  const told = await story.tell();
  let count = 0;
  let memberId = '';
  const next = () => (memberId = told.member(`Li ${++count}`));

  const pay = (amount: number, change: Partial<NewTopUp> = {}) => {
    const input = { storeId: told.org('West Lake'), memberId, amount: minor(amount), method: 'CASH' as const, now, ...change };
    return withTx(db, (tx) => topUp(tx, viewer, input));
  };
  const offer = (change: Partial<PackageInput> = {}) => {
    const input = { name: '500 + 50', payFrom: minor(50_000), bonusAmount: minor(5000), ...change };
    return withTx(db, (tx) => createPackage(tx, viewer, input, now));
  };
  const rules = (change: WalletChange) => withTx(db, (tx) => updateRules(tx, viewer, change, now));
  const sell = (paid: Paid[], { store = 'Harbour', guest = false, at = now }: Sold = {}) => {
    const tenders = paid.map(tender);
    const amount = minor(tenders.reduce((sum, one) => sum + one.amount, 0));
    const lines = [{ productId: told.product('Tasting'), quantity: thousandths(1000), unitPrice: amount, amount, discount: ZERO }];
    const sale = { storeId: told.org(store), memberId: guest ? null : memberId, now: at, lines, tenders };
    return withTx(db, (tx) => recordSale(tx, viewer, sale));
  };
  const spend = (amount: number) => sell([{ method: 'STORED_VALUE', amount }]);
  const takeBack = (sale: SaleKey, paid?: Paid[]) =>
    withTx(db, (tx) => refundSale(tx, viewer, { ...sale, now, tenders: paid?.map(tender) ?? null }));
  const balancesOf = async (id: string) => {
    const rows = await db.selectFrom('account').select(['asset_id', 'balance']).where('member_id', '=', id).execute();
    return Object.fromEntries(rows.map(({ asset_id, balance }) => [NAMES[asset_id], balance]));
  };
  const balances = () => balancesOf(memberId);
  const entries = () => db.selectFrom('journal_entry').selectAll().where('member_id', '=', memberId).orderBy('id').execute();
  return { told, next, pay, offer, rules, sell, spend, takeBack, balances, balancesOf, entries };
}
