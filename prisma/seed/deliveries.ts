import { receiptNumber } from '../../apps/api/src/features/sales/checks.ts';
import { addDays, type BusinessDate, daysBetween } from '../../packages/domain/src/time.ts';
import type { Members } from './members.ts';
import type { Orgs, Store } from './orgs.ts';
import { at, type Random, wheel } from './random.ts';
import type { Facts, SaleRow } from './sales.ts';
import type { Team } from './staff.ts';
import type { Row } from './table.ts';
import { instant, type World } from './world.ts';

/** Deliveries go back so many days; older ones lie in another system. */
const PAST_DAYS = 40;
/** Share of what was due in the last days and is late. */
const LATE = 0.25;
const WINDOWS = [
  [540, 720],
  [720, 900],
  [900, 1080],
  [1080, 1260],
] as const;
const NOTES = ['请放门卫处', '到前请先电话', '易碎，轻放', '工作日送到公司前台', '需要冷藏，请当面签收'];
const FAILURES = ['无人在家，电话未接', '地址有误，已联系改期', '收货人要求改天'];
const ends = wheel(['DELIVERED', 'FAILED', 'CANCELLED'] as const, (_, index) => at([94, 4, 2], index));

type DeliveryRow = Row<'delivery'>;
type Fate = Pick<DeliveryRow, 'status' | 'reason'> & { status_at: Date };

interface Trip {
  world: World;
  random: Random;
  sale: SaleRow;
  date: BusinessDate;
  /** Minutes after midnight. */
  end: number;
}

/** What was ordered on-line in the last weeks, as the stores brought it to the door, and what is still to be brought. */
export function makeDeliveries(
  world: World,
  orgs: Orgs,
  teams: Map<Store, Team>,
  members: Members,
  facts: Facts,
  random: Random,
): DeliveryRow[] {
  const since = addDays(world.today, -PAST_DAYS);
  const stores = new Map(orgs.stores.map((store) => [store.id, store]));
  const people = new Map(members.rows.map((row) => [row.id, row]));
  return facts.sales.flatMap((sale): DeliveryRow[] => {
    const store = stores.get(sale.store_id);
    const member = people.get(sale.member_id);
    if (!store || !member || sale.kind !== 'SALE' || sale.guest || sale.channel === 'STORE' || sale.business_date < since) return [];
    const [start, end] = random.pick(WINDOWS);
    const date = addDays(sale.business_date, random.int(sale.sold_at.getTime() > instantOf(world, sale.business_date, start) ? 1 : 0, 3));
    const id = random.id(sale.sold_at.getTime() + 1);
    const team = teams.get(store);
    return [
      {
        member_id: sale.member_id,
        id,
        number: `D-${receiptNumber(store.code, sale.business_date, id)}`,
        store_id: store.id,
        sale_id: sale.id,
        employee_id: team ? random.pick(team.sellers).id : null,
        date,
        window_start: start,
        window_end: end,
        ...fateOf({ world, random, sale, date, end }),
        recipient: member.name,
        phone: member.phone ?? null,
        address: member.address ?? homeOf(store, random),
        note: random.chance(0.25) ? random.pick(NOTES) : null,
        created_at: sale.sold_at,
        updated_at: sale.sold_at,
      },
    ];
  });
}

const instantOf = (world: World, date: BusinessDate, minutes: number) => instant(world, daysBetween(at(world.days, 0), date), minutes);

/** Some home near the store. */
const homeOf = (store: Store, random: Random) =>
  store.address.replace(/\d+ 号.*$/, `${random.int(10, 990)} 弄 ${random.int(1, 40)} 号 ${random.int(1, 18)}0${random.int(1, 4)} 室`);

/** How it stands by now: nearly all have arrived, a few are late. */
function fateOf({ world, random, sale, date, end }: Trip): Fate {
  const planned = { status: 'PLANNED', reason: null, status_at: sale.sold_at } as const;
  if (date > world.today) return planned;
  const due = instantOf(world, date, end);
  const out = { status: 'OUT', reason: null, status_at: new Date(Math.max(due - 4 * 3_600_000, sale.sold_at.getTime())) } as const;
  const recent = daysBetween(date, world.today) <= 2;
  if (recent && due <= world.now.getTime() && random.chance(LATE)) return random.chance(0.5) ? out : planned;
  if (due > world.now.getTime()) return out.status_at <= world.now && random.chance(0.6) ? out : planned;
  const status = random.spin(ends);
  const reason = status === 'FAILED' ? random.pick(FAILURES) : status === 'CANCELLED' ? '收货人取消' : null;
  return { status, reason, status_at: new Date(due - random.int(5, 150) * 60_000) };
}
