import { minor } from '../../packages/domain/src/money.ts';
import { addDays, businessDate } from '../../packages/domain/src/time.ts';
import { extendPass, refundPass, sellPass, usePass } from '../../apps/api/src/features/passes/service.ts';
import { passesOf } from '../../apps/api/src/features/passes/sold.ts';
import { createPassType, type PassKind, type PassTypeInput } from '../../apps/api/src/features/passes/types.ts';
import { at } from './random.ts';
import type { Stage } from './value.ts';
import { TIME_ZONE } from './world.ts';

type Kind = Omit<PassTypeInput, 'productId' | 'price'> & { kind: PassKind; service: string; yuan: number };

/** What the stores sell of passes. */
const TYPES: Kind[] = [
  { kind: 'COUNT', code: 'TEA10', name: '茶艺体验十次卡', service: '茶艺体验课', uses: 10, validDays: 365, yuan: 980 },
  { kind: 'COUNT', code: 'TASTE5', name: '品鉴会五次卡', service: '品鉴会入场', uses: 5, validDays: 60, yuan: 288 },
  { kind: 'TIME', code: 'TASTE-M', name: '品鉴月卡', service: '品鉴会入场', validDays: 30, perDay: 1, yuan: 198 },
];
const METHODS = ['WECHAT_PAY', 'ALIPAY', 'CASH', 'BANK_CARD'] as const;
/** Passes of the last months: one every five days. */
const SOLD = 18;

/** Defines passes, sells and uses them through the last three months; one is extended, one paid back. Returns who bought. */
export async function sellPasses(stage: Stage): Promise<string[]> {
  const types = await defineTypes(stage);
  const buyers: string[] = [];
  for (let n = 0; n < SOLD && n < stage.members.length; n++) {
    const { id: memberId, home } = at(stage.members, n);
    const { cashier } = stage.staffOf(home);
    const type = at(types, n % types.length);
    const soldAgo = (SOLD - n) * 5;
    const tenders = [{ method: at(METHODS, n % METHODS.length), amount: minor(type.yuan * 100) }];
    const sale = { storeId: home.id, memberId, passTypeId: type.id, employeeId: cashier.id, tenders };
    await sellPass(stage.tx, cashier, { ...sale, now: stage.daysAgo(soldAgo) });
    const day = type.kind === 'TIME' ? 4 : 6;
    for (let ago = soldAgo - 2; ago > 0 && ago > soldAgo - day * (1 + (n % 4)); ago -= day) {
      await usePass(stage.tx, cashier, { storeId: home.id, memberId, passTypeId: type.id, uses: 1, now: stage.daysAgo(ago) });
    }
    buyers.push(memberId);
  }
  await changeTwo(stage);
  return [...buyers, ...(await payByValue(stage, at(types, 2)))];
}

async function defineTypes({ tx, owner, catalog, daysAgo }: Stage) {
  const types = [];
  for (const { kind, service, yuan, ...type } of TYPES) {
    const product = catalog.rows.find(({ name }) => name?.includes(service));
    if (!product?.id) throw new RangeError(`no service ${service}`);
    const input = { ...type, productId: product.id, price: minor(yuan * 100) };
    types.push({ id: await createPassType(tx, owner, kind, input, daysAgo(100)), kind, yuan });
  }
  return types;
}

/** A later last day for the one, money back for the other, both of today. */
async function changeTwo({ tx, members, staffOf, lately }: Stage): Promise<void> {
  for (const n of [12, 15]) {
    const member = members[n];
    const [pass] = member ? await passesOf(tx, member.id, { empty: false }) : [];
    if (!member || !pass) continue;
    const now = lately();
    const change = { storeId: member.home.id, memberId: member.id, lotId: pass.lotId, now };
    const { manager } = staffOf(member.home);
    if (n === 12) {
      const from = pass.expiresOn ?? businessDate(now, TIME_ZONE, 0);
      await extendPass(tx, manager, { ...change, until: addDays(from, 90), reason: '会员出差，顺延三个月' });
    } else await refundPass(tx, manager, { ...change, reason: '会员搬离本市' });
  }
}

/** Who has stored value pays with it. */
async function payByValue({ tx, savers, staffOf, lately }: Stage, type: { id: string; yuan: number }): Promise<string[]> {
  const saver = savers.at(-1);
  if (!saver) return [];
  const tenders = [{ method: 'STORED_VALUE' as const, amount: minor(type.yuan * 100) }];
  const { cashier } = staffOf(saver.home);
  const sale = { storeId: saver.home.id, memberId: saver.id, passTypeId: type.id, employeeId: cashier.id, tenders };
  await sellPass(tx, cashier, { ...sale, now: lately() });
  return [saver.id];
}
