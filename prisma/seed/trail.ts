import type { Catalog } from './catalog.ts';
import { at, type Random } from './random.ts';
import type { Facts, SaleRow } from './sales.ts';
import type { Employee, Staff } from './staff.ts';
import type { Row } from './table.ts';
import { instant, type World } from './world.ts';

/** The trail of what happened at the tills goes back so many days, of prices so many. */
const TILL_DAYS = 3;
const PRICE_DAYS = 180;

interface Change {
  at: number;
  actor: Employee | undefined;
  action: string;
  entity: string;
  entityId: string;
  orgId: string | null;
  before?: object;
  after?: object;
}

/** Who changed what: the last days at the tills, prices raised, accounts opened. Older rows lie in another system. */
export function makeTrail(world: World, staff: Staff, catalog: Catalog, facts: Facts, random: Random): Row<'audit'>[] {
  const changes = [...sales(world, staff, facts), ...raisedPrices(world, staff, catalog, random), ...accounts(world, staff, random)];
  return changes
    .sort((a, b) => a.at - b.at)
    .map((change, serial) => ({
      id: random.id(change.at),
      at: new Date(change.at),
      actor_kind: change.actor ? 'EMPLOYEE' : 'SYSTEM',
      actor_id: change.actor?.id ?? null,
      actor_name: change.actor?.name ?? 'web shop',
      action: change.action,
      entity: change.entity,
      entity_id: change.entityId,
      org_id: change.orgId,
      ip: change.actor ? `10.8.${serial % 12}.${10 + (serial % 40)}` : null,
      user_agent: null,
      request_id: `demo-${serial + 1}`,
      before: textOf(change.before),
      after: textOf(change.after),
      member_id: null,
    }));
}

const textOf = (values: object | undefined): string | null => (values ? JSON.stringify(values) : null);

function sales(world: World, staff: Staff, facts: Facts): Change[] {
  const since = at(world.days, Math.max(0, world.days.length - TILL_DAYS));
  const people = new Map(staff.everyone.map((employee) => [employee.id, employee]));
  return facts.sales.filter((sale) => sale.business_date >= since).map((sale) => saleChange(sale, people.get(sale.cashier_id ?? '')));
}

function saleChange(sale: SaleRow, actor: Employee | undefined): Change {
  const figures = {
    number: sale.number,
    businessDate: sale.business_date,
    amount: sale.amount,
    quantity: sale.quantity,
    lines: sale.line_count,
  };
  const refund = sale.kind === 'REFUND' && { refundOfId: sale.refund_of_id, reason: sale.reason };
  const action = refund ? 'sale.refund' : 'sale.record';
  return {
    at: sale.recorded_at.getTime(),
    actor,
    action,
    entity: 'Sale',
    entityId: sale.id,
    orgId: sale.store_id,
    after: { ...figures, ...refund },
  };
}

function raisedPrices(world: World, staff: Staff, { products }: Catalog, random: Random): Change[] {
  const actor = staff.everyone.find(({ role }) => role === 'HEAD_OFFICE_MANAGER');
  return products.flatMap((product): Change[] => {
    const { raised } = product;
    if (!raised || raised.day < world.days.length - PRICE_DAYS) return [];
    const prices = { before: { retail_price: raised.before }, after: { retail_price: product.price } };
    return [
      {
        at: instant(world, raised.day, random.between(480, 540)),
        actor,
        action: 'product.update',
        entity: 'Product',
        entityId: product.id,
        orgId: null,
        ...prices,
      },
    ];
  });
}

function accounts(world: World, staff: Staff, random: Random): Change[] {
  const actor = staff.everyone.find(({ role }) => role === 'OWNER');
  const day = Math.max(0, world.days.length - 45);
  return [...staff.accounts].map(([employee, email]) => ({
    at: instant(world, day, random.between(9 * 60, 18 * 60)),
    actor,
    action: 'employee.openAccount',
    entity: 'Employee',
    entityId: employee.id,
    orgId: employee.orgId,
    after: { email },
  }));
}
