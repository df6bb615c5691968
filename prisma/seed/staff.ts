import type { Tx } from '../../packages/db/src/kysely.ts';
import type { Role } from '../../packages/domain/src/permissions.ts';
import { addDays } from '../../packages/domain/src/time.ts';
import { createAccount } from '../../apps/api/src/features/auth/service.ts';
import { DEMO_DOMAIN, DEMO_PASSWORD } from './accounts.ts';
import type { Orgs, Store } from './orgs.ts';
import { mobile, personName } from './people.ts';
import { at, type Random } from './random.ts';
import type { Row } from './table.ts';
import { openingTime, type World } from './world.ts';

/** Telephone numbers of the staff; those of members come after. */
const FIRST_SERIAL = 1;

interface Post {
  position: string;
  role: Role | null;
  /** Name of the account, for one of each role. */
  account?: string;
}

export interface Employee extends Post {
  id: string;
  orgId: string;
  name: string;
  code: string;
  /** How much of the trade goes over this desk, against the others. */
  skill: number;
}

/** Who works in a store: one manager, one cashier, two salespeople. */
export interface Team {
  manager: Employee;
  cashier: Employee;
  sellers: Employee[];
}

const HEAD_OFFICE: Post[] = [
  { position: '总经理', role: 'OWNER', account: 'owner' },
  { position: '运营总监', role: 'HEAD_OFFICE_MANAGER', account: 'hq' },
  { position: '营销专员', role: 'MARKETER', account: 'marketer' },
  { position: '客服专员', role: 'CALL_CENTRE_AGENT', account: 'agent' },
  { position: '客服专员', role: 'CALL_CENTRE_AGENT' },
  { position: '数据分析师', role: 'ANALYST', account: 'analyst' },
  { position: '采购经理', role: null },
  { position: '财务主管', role: null },
  { position: '人事行政', role: null },
];
const REGION: Post[] = [{ position: '大区经理', role: 'REGION_MANAGER', account: 'region' }];
const STORE: Post[] = [
  { position: '店长', role: 'STORE_MANAGER', account: 'store' },
  { position: '收银员', role: 'CASHIER', account: 'cashier' },
  { position: '导购', role: 'CASHIER' },
  { position: '导购', role: 'CASHIER' },
];

export interface Staff {
  rows: Row<'employee'>[];
  everyone: Employee[];
  teams: Map<Store, Team>;
  /** E-mail of the account by role, in the order of the posts. */
  accounts: Map<Employee, string>;
}

/** Sixty employees; the first of each role may sign in. */
export function makeStaff(world: World, orgs: Orgs, random: Random): Staff {
  const staff: Staff = { rows: [], everyone: [], teams: new Map(), accounts: new Map() };
  const hire = (orgId: string, post: Post, openDay: number): Employee => {
    const serial = staff.rows.length + FIRST_SERIAL;
    const joined = addDays(at(world.days, 0), openDay > 0 ? openDay - random.int(5, 20) : -random.int(30, 1500));
    const created = openingTime(joined, random);
    const name = personName(random, random.chance(0.62) ? 'FEMALE' : 'MALE');
    const employee = {
      ...post,
      id: random.id(created.getTime()),
      orgId,
      name,
      code: `E${String(1000 + serial)}`,
      skill: random.between(0.5, 1.6),
    };
    staff.everyone.push(employee);
    staff.rows.push({
      id: employee.id,
      org_id: orgId,
      code: employee.code,
      name,
      role: post.role,
      position: post.position,
      phone: mobile(serial),
      joined_on: joined,
      created_at: created,
      user_id: null,
    });
    const taken = [...staff.accounts.keys()].some((other) => other.role === post.role);
    if (post.account && !taken) staff.accounts.set(employee, `${post.account}@${DEMO_DOMAIN}`);
    return employee;
  };
  for (const post of HEAD_OFFICE) hire(orgs.headOffice, post, 0);
  for (const region of orgs.regions) for (const post of REGION) hire(region.id, post, 0);
  for (const store of orgs.stores) {
    const team = STORE.map((post) => hire(store.id, post, store.openDay));
    staff.teams.set(store, { manager: at(team, 0), cashier: at(team, 1), sellers: team.slice(1) });
  }
  return staff;
}

/** Opens the accounts and writes their ids into the rows. Their ids and the salts of their passwords are the only chance in the demo. */
export async function openAccounts(tx: Tx, staff: Staff): Promise<void> {
  for (const [employee, email] of staff.accounts) {
    const row = staff.rows.find(({ id }) => id === employee.id);
    if (row) row.user_id = await createAccount(tx, { email, name: employee.name, password: DEMO_PASSWORD });
  }
}
