import { createProduct } from '../../apps/api/src/features/catalog/service.ts';
import { sellLevel } from '../../apps/api/src/features/levels/paid.ts';
import { createLevel } from '../../apps/api/src/features/levels/service.ts';
import { minor } from '../../packages/domain/src/money.ts';
import { at } from './random.ts';
import type { Stage } from './value.ts';

const PRICE = minor(19_900);
const METHODS = ['WECHAT_PAY', 'ALIPAY', 'CASH', 'BANK_CARD'] as const;
/** One every nine days. */
const SOLD = 12;
/** Not those who bought passes. */
const FIRST = 30;

/** 付费等级: a year of benefits for a fee, sold through the last months. @returns who bought */
export async function sellPaidLevels({ tx, owner, catalog, members, staffOf, daysAgo }: Stage): Promise<string[]> {
  const beside = catalog.rows.find(({ name }) => name?.includes('品鉴会入场'));
  if (!beside?.category_id) throw new RangeError('no service to stand beside');
  const service = { sku: 'VIP-YEAR', name: '年度尊享会员费', kind: 'SERVICE', categoryId: beside.category_id, retailPrice: PRICE } as const;
  const productId = await createProduct(tx, owner, service, daysAgo(120));
  const levelId = await createLevel(tx, owner, {
    code: 'VIP-YEAR',
    name: '年度尊享',
    rank: 25,
    colour: '#be185d',
    ladder: 'PAID',
    benefits: { pricePercent: 95, pointsPercent: 150, birthdayPercent: 300, freeDelivery: true },
    term: { price: PRICE, validMonths: 12, productId },
  });
  const buyers = members.slice(FIRST, FIRST + SOLD);
  for (const [n, { id: memberId, home }] of buyers.entries()) {
    const { cashier } = staffOf(home);
    const tenders = [{ method: at(METHODS, n % METHODS.length), amount: PRICE }];
    await sellLevel(tx, cashier, { storeId: home.id, memberId, levelId, employeeId: cashier.id, tenders, now: daysAgo((SOLD - n) * 9) });
  }
  return buyers.map(({ id }) => id);
}
