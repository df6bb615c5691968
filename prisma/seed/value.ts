import type { Tx } from '../../packages/db/src/kysely.ts';
import { PRINCIPAL } from '../../packages/domain/src/assets.ts';
import { ROLES } from '../../packages/domain/src/permissions.ts';
import type { EmployeeViewer } from '../../apps/api/src/viewer.ts';
import { recomputeMetrics } from '../../apps/api/src/features/metrics/service.ts';
import { playOffers } from './value-offers.ts';
import { sellPaidLevels } from './value-levels.ts';
import { sellPasses } from './value-passes.ts';
import { settleMonths, workTheDesk } from './value-desk.ts';
import type { Catalog } from './catalog.ts';
import type { Member, Members } from './members.ts';
import type { Orgs, Store } from './orgs.ts';
import { at } from './random.ts';
import type { Facts } from './sales.ts';
import type { Employee, Staff, Team } from './staff.ts';
import { instant, type World } from './world.ts';

interface Demo {
  world: World;
  orgs: Orgs;
  staff: Staff;
  catalog: Catalog;
  members: Members;
  facts: Facts;
}

/** What the scenes are played with. */
export interface Stage {
  tx: Tx;
  catalog: Catalog;
  /** Private members who are still there, each at home in a store. */
  members: Member[];
  /** Those of them with stored value of 300 yuan and more. */
  savers: Member[];
  owner: EmployeeViewer;
  staffOf: (store: Store) => { manager: EmployeeViewer; cashier: EmployeeViewer };
  /** A moment so many days before today, in the opening hours. */
  daysAgo: (days: number) => Date;
  /** The last second of the story, each time a little later. */
  lately: () => Date;
}

/** So far back a scene begins: long enough for a pass to expire. */
const NEWEST_JOIN_DAYS = 120;

export function viewerOf({ id, name, role, orgId }: Employee, stores: readonly string[] | null): EmployeeViewer {
  const origin = { requestId: 'seed', ip: null, userAgent: null, locale: 'zh' } as const;
  const permissions = new Set(role ? ROLES[role] : []);
  return { ...origin, kind: 'employee', id, userId: id, name, role: role ?? 'CASHIER', permissions, orgId, stores };
}

function stageOf(tx: Tx, { world, orgs, staff, catalog, members, facts }: Demo): Stage {
  const last = world.days.length - 1;
  const there = members.list.filter(
    ({ company, joinDay, home }) => !company && joinDay < last - NEWEST_JOIN_DAYS && home.openDay < joinDay,
  );
  const owner = staff.everyone.find(({ role }) => role === 'OWNER');
  if (!owner) throw new RangeError('a chain without an owner');
  const teamOf = (store: Store): Team => staff.teams.get(store) ?? at([...staff.teams.values()], 0);
  let step = 0;
  return {
    tx,
    catalog,
    members: there.length > 0 ? there : members.list,
    savers: there.filter(({ id }) => facts.savers.purses.left(id, PRINCIPAL, world.today) >= 30_000),
    owner: viewerOf(owner, null),
    staffOf: (store) => {
      const { manager, cashier } = teamOf(store);
      const branch = [orgs.stores.find(({ id }) => id === store.id)?.id ?? store.id];
      return { manager: viewerOf(manager, branch), cashier: viewerOf(cashier, branch) };
    },
    daysAgo: (days) => new Date(instant(world, last - days, 14 * 60)),
    lately: () => new Date(world.now.getTime() - 1_000 + step++),
  };
}

/** What people do with what members hold, played by the product's own services: passes, coupons, approvals, settlements. */
export async function playValue(tx: Tx, demo: Demo): Promise<void> {
  const stage = stageOf(tx, demo);
  const buyers = [...(await sellPasses(stage)), ...(await sellPaidLevels(stage))];
  await playOffers(stage);
  await settleMonths(stage, demo.world.today);
  await workTheDesk(stage);
  await recomputeMetrics(tx, buyers, demo.world.today);
}
