import type { BusinessDate } from '../../packages/domain/src/time.ts';
import type { Members } from './members.ts';
import type { Orgs, Store } from './orgs.ts';
import { at, type Random } from './random.ts';
import type { Team } from './staff.ts';
import type { Row } from './table.ts';
import { instant, type World } from './world.ts';

/** Settled to-dos go back so many days; what is open today the detectors find at the first start. */
const PAST_DAYS = 21;
const AHEAD_DAYS = 2;
const REMARKS = ['已发送祝福短信', '已电话祝福，会员很高兴', '到店时赠送了小礼品', '电话未接通，改发短信'];

export interface Alerts {
  rows: Row<'alert'>[];
  entries: Row<'alert_entry'>[];
  settings: Row<'alert_setting'>[];
}

/** The birthdays of the last weeks as the stores saw to them, and what the chain and one store say of alerts. */
export function makeAlerts(
  world: World,
  orgs: Orgs,
  teams: Map<Store, Team>,
  members: Members,
  levels: readonly Row<'level'>[],
  random: Random,
): Alerts {
  const alerts: Alerts = { rows: [], entries: [], settings: [] };
  for (const store of orgs.stores) {
    const manager = teams.get(store)?.manager.id ?? null;
    for (let day = Math.max(store.openDay, world.days.length - PAST_DAYS); day < world.days.length - 1; day++) {
      const count = birthdays(members, store, at(world.days, day));
      if (count > 0 && day >= AHEAD_DAYS) addBirthdays({ world, alerts, random }, store, day, count, manager);
    }
  }
  const best = at(levels, levels.length - 1).id;
  alerts.settings.push(
    { org_id: orgs.headOffice, kind: 'CHURN', enabled: null, thresholds: JSON.stringify({ days: 90, [`days/${best}`]: 45 }) },
    { org_id: at(orgs.stores, 0).id, kind: 'STOCK_OUT_AHEAD', enabled: null, thresholds: JSON.stringify({ ahead: 10 }) },
  );
  return alerts;
}

function birthdays({ rows }: Members, store: Store, date: BusinessDate): number {
  return rows.filter((row) => row.home_store_id === store.id && typeof row.birthday === 'string' && row.birthday.slice(5) === date.slice(5))
    .length;
}

function addBirthdays(
  { world, alerts, random }: { world: World; alerts: Alerts; random: Random },
  store: Store,
  day: number,
  count: number,
  manager: string | null,
): void {
  const date = at(world.days, day);
  const opened = instant(world, day - AHEAD_DAYS, 5);
  const closed = instant(world, day + 1, 5);
  const id = random.id(opened);
  const subject = JSON.stringify({ day: date, members: count });
  alerts.rows.push({
    id,
    kind: 'BIRTHDAY',
    key: `${store.id}:${date}`,
    org_id: store.id,
    severity: 'INFO',
    state: 'CLOSED',
    subject,
    owner_id: manager,
    opened_at: new Date(opened),
    changed_at: new Date(closed),
    closed_at: new Date(closed),
  });
  const note = (act: Row<'alert_entry'>['act'], moment: number, employee_id: string | null = null, text: string | null = null) =>
    alerts.entries.push({ alert_id: id, id: random.id(moment), act, at: new Date(moment), employee_id, text });
  note('OPENED', opened);
  if (manager && random.chance(0.8)) note('ACKNOWLEDGED', instant(world, day, random.between(9 * 60, 11 * 60)), manager);
  if (manager && random.chance(0.6))
    note('COMMENTED', instant(world, day, random.between(14 * 60, 20 * 60)), manager, random.pick(REMARKS));
  note('CLOSED', closed);
}
