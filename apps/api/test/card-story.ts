import { withTx } from '@regulars/db/tx';
import type { CardKind } from '@regulars/domain/cards';
import { minor, ZERO } from '@regulars/domain/money';
import { thousandths } from '@regulars/domain/quantity';
import { db } from '../src/db.ts';
import { issueCard, type NewCard } from '../src/features/cards/issue.ts';
import type { CardKey } from '../src/features/cards/load.ts';
import { type CardTypeInput, createCardType } from '../src/features/cards/types.ts';
import { createMember } from '../src/features/members/service.ts';
import { recordSale } from '../src/features/sales/service.ts';
import { topUp } from '../src/features/wallet/service.ts';
import { globalId } from '../src/global-id.ts';
import { systemViewer } from '../src/viewer.ts';
import { startApi } from './client.ts';
import { chain } from './story.ts';

const viewer = systemViewer('test');

const PLAIN: CardTypeInput = {
  code: 'PLAIN',
  name: 'Plain',
  colour: '#112233',
  storedValue: true,
  points: true,
  discount: false,
  count: false,
  timed: false,
  credit: false,
  organisations: false,
  pattern: '88{8}',
  validMonths: 24,
  activeAtOnce: true,
  pinAbove: null,
  issueFee: ZERO,
  renewFee: ZERO,
  replaceFee: ZERO,
};

/** Two stores with people and members, a company, and the words to make card types, to give out cards, to pay in and to pay by card. */
export async function openCards() {
  const api = await startApi();
  const told = await chain()
    .employee('OWNER')
    .region('East')
    .store('West Lake')
    .employee('CASHIER')
    .employee('STORE_MANAGER')
    .employee('STORE_MANAGER', 'Deputy')
    .member('Li')
    .member('Wang')
    .product('Tasting', { tracked: false, stock: 0 })
    .region('North')
    .store('Harbour')
    .employee('CASHIER', 'other cashier')
    .member('Zhao')
    .tell();
  const names = ['CASHIER', 'STORE_MANAGER', 'Deputy', 'OWNER', 'other cashier'] as const;
  const [cashier, manager, deputy, owner, other] = await Promise.all(names.map((name) => api.as(told.employee(name))));
  if (!cashier || !manager || !deputy || !owner || !other) throw new Error('nobody is signed in');
  let count = 0;
  const key = () => `card-key-${++count}`;
  const storeId = told.org('West Lake');

  /** Another member of West Lake. */
  const someone = (name = `Member ${++count}`, kind: 'PERSON' | 'ORGANISATION' = 'PERSON') =>
    withTx(db, (tx) => createMember(tx, viewer, { name, kind, homeStoreId: storeId }, new Date()));
  const type = (change: Partial<CardTypeInput> = {}, kind: CardKind = 'INDIVIDUAL') => {
    const code = `T${++count}`;
    const input = { ...PLAIN, code, name: code, pattern: `88${String(count).padStart(3, '0')}{6}`, ...change };
    return withTx(db, (tx) => createCardType(tx, viewer, kind, input, new Date()));
  };
  const issue = (memberId: string, typeId: string, change: Partial<NewCard> = {}) =>
    withTx(db, (tx) => issueCard(tx, viewer, { storeId, memberId, typeId, now: new Date(), ...change }));
  const row = ({ memberId, cardId }: CardKey) =>
    db.selectFrom('card').selectAll().where('member_id', '=', memberId).where('id', '=', cardId).executeTakeFirstOrThrow();
  const payIn = (memberId: string, amount: number) =>
    withTx(db, (tx) => topUp(tx, viewer, { storeId, memberId, amount: minor(amount), method: 'CASH', now: new Date() }));
  /** A sale that a card pays. */
  const pay = (memberId: string, card: string | null, amount: number, { at = new Date(), pinProved = false } = {}) => {
    const lines = [
      { productId: told.product('Tasting'), quantity: thousandths(1000), unitPrice: minor(amount), amount: minor(amount), discount: ZERO },
    ];
    const tenders = [{ method: 'STORED_VALUE' as const, amount: minor(amount), card, pinProved }];
    return withTx(db, (tx) => recordSale(tx, viewer, { storeId, memberId, now: at, lines, tenders }));
  };
  const balance = async (memberId: string) => {
    const rows = await db.selectFrom('account').select('balance').where('member_id', '=', memberId).execute();
    return rows.reduce((sum, one) => sum + one.balance, 0);
  };
  const idOf = ({ memberId, cardId }: CardKey) => globalId('Card', JSON.stringify([memberId, cardId]));
  return { api, told, cashier, manager, deputy, owner, other, key, storeId, someone, type, issue, row, payIn, pay, balance, idOf };
}
