import { withTx } from '@regulars/db/tx';
import { minor, ZERO } from '@regulars/domain/money';
import { thousandths } from '@regulars/domain/quantity';
import { addDays, businessDate } from '@regulars/domain/time';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import type { Entry } from '../../stream/entries.ts';
import { systemViewer } from '../../viewer.ts';
import { recordSale } from '../sales/service.ts';
import { contactsConsumer, planWinBacks } from './automatic.ts';
import { createPlan, type NewPlan, updatePlan } from './plans.ts';
import { logContact } from './service.ts';

const viewer = systemViewer('test');
const now = new Date();
const today = businessDate(now, 'Asia/Shanghai', 0);

let told: Told;

beforeAll(async () => {
  told = await chain()
    .region('East')
    .store('West Lake')
    .employee('CASHIER', 'Chen')
    .employee('CASHIER', 'Gu')
    .product('Longjing')
    .buys('Longjing', 1)
    .member('Li')
    .buys('Longjing', 1)
    .member('Wang')
    .buys('Longjing', 2)
    .store('Harbour')
    .tell();
  const amount = minor(3600);
  const line = { productId: told.product('Longjing'), quantity: thousandths(3000), unitPrice: minor(1200), amount, discount: ZERO };
  const sale = { storeId: told.org('West Lake'), memberId: told.member('Li'), tenders: [{ method: 'CASH' as const, amount }] };
  await withTx(db, (tx) => recordSale(tx, viewer, { ...sale, now, lines: [{ ...line, employeeId: told.employee('Chen') }] }));
  await db
    .updateTable('member')
    .set({ recruiter_id: told.employee('Gu') })
    .execute();
});
beforeEach(async () => {
  await db.deleteFrom('contact').execute();
  await db.deleteFrom('follow_up').execute();
  await db.deleteFrom('follow_up_plan').execute();
});

const make = (plan: Partial<NewPlan>) => {
  const whole = { name: 'Care', trigger: 'AFTER_PURCHASE', days: 3, assignee: 'SALESPERSON', text: 'How was it?', ...plan } as const;
  return withTx(db, (tx) => createPlan(tx, viewer, whole, now));
};

/** What happened so far, as the stream tells it, one time more. */
async function follow(kind: string): Promise<void> {
  const events = await db.selectFrom('event').selectAll().where('kind', '=', kind).orderBy('id').execute();
  const entries = events.map((event, at): Entry => ({
    seq: at + 1,
    cursor: String(at),
    at: event.at,
    kind: event.kind,
    orgId: event.org_id,
    memberId: event.member_id,
    payload: event.payload as Record<string, unknown>, // the very event that was published
  }));
  await withTx(db, (tx) => contactsConsumer.onEntries(tx, entries));
}

const planned = () =>
  db
    .selectFrom('follow_up as f')
    .innerJoin('member as m', 'm.id', 'f.member_id')
    .leftJoin('employee as e', 'e.id', 'f.assignee_id')
    .select(['m.name', 'e.name as assignee', 'f.due_on', 'f.state', 'f.text'])
    .orderBy('m.name')
    .orderBy('f.id')
    .execute();

test('after a purchase, once, by whom the plan says; a walk-in is nobody to ask', async () => {
  await make({});
  await follow('sale.recorded');
  await follow('sale.recorded');
  const due = { due_on: addDays(today, 3), state: 'PLANNED', text: 'How was it?' };
  expect(await planned()).toEqual([
    { name: 'Li', assignee: 'Chen', ...due },
    { name: 'Wang', assignee: null, ...due },
  ]);
});

test('of so much only, for whoever recruited, and not by a plan that is switched off', async () => {
  await make({ minAmount: minor(3600), assignee: 'RECRUITER' });
  const off = await make({ text: 'Never asked' });
  await withTx(db, (tx) => updatePlan(tx, viewer, off, { enabled: false }));
  await follow('sale.recorded');
  expect(await planned()).toMatchObject([{ name: 'Li', assignee: 'Gu', text: 'How was it?' }]);
});

test('who does not want to be asked is left alone', async () => {
  await make({});
  const declined = { memberId: told.member('Li'), kind: 'CALL', direction: 'OUT', outcome: 'DECLINED' } as const;
  await withTx(db, (tx) => logContact(tx, viewer, declined, now));
  await follow('sale.recorded');
  expect((await planned()).map(({ name }) => name)).toEqual(['Wang']);
});

test('after a complaint, by who took it, on the clock of the store', async () => {
  await make({ trigger: 'AFTER_COMPLAINT', days: 1, text: 'Is it settled?' });
  const complaint = { memberId: told.member('Wang'), kind: 'COMPLAINT', direction: 'IN', employeeId: told.employee('Gu') } as const;
  await withTx(db, (tx) => logContact(tx, viewer, complaint, now));
  await follow('contact.logged');
  expect(await planned()).toMatchObject([{ name: 'Wang', assignee: 'Gu', due_on: addDays(today, 1), text: 'Is it settled?' }]);
});

test('lost members are won back, so many a day and the best first, until they buy again', async () => {
  await make({ trigger: 'WIN_BACK', days: 60, assignee: 'HOME_STORE', perDay: 1 });
  expect(await planWinBacks(db, now)).toBe(0);
  await db
    .updateTable('member_metrics')
    .set({ first_purchase: addDays(today, -61), last_purchase: addDays(today, -61) })
    .execute();
  expect(await planWinBacks(db, now)).toBe(1);
  expect(await planWinBacks(db, now)).toBe(0);
  expect(await planned()).toMatchObject([{ name: 'Li', assignee: null, due_on: today, state: 'PLANNED' }]);
  expect(await planWinBacks(db, new Date(now.getTime() + 86_400_000))).toBe(1);
  await follow('sale.recorded');
  expect((await planned()).map(({ name, state }) => [name, state])).toEqual([
    ['Li', 'CANCELLED'],
    ['Wang', 'CANCELLED'],
  ]);
  expect(await planWinBacks(db, new Date(now.getTime() + 2 * 86_400_000))).toBe(0);
});
