import { builder } from '../../builder.ts';
import { reportDb } from '../../db.ts';
import { optionalUuid } from '../../global-id.ts';
import type { Entry } from '../../stream/entries.ts';
import { AFTER, eventsOf, type Happening, stateAfter } from '../../stream/source.ts';
import { orgsAsked } from '../orgs/branch.ts';

const CHANGES = new Map<string, 'EARNED' | 'TAKEN_BACK' | 'PAID'>([
  ['commission.earned', 'EARNED'],
  ['commission.taken-back', 'TAKEN_BACK'],
  ['commission.paid', 'PAID'],
]);

/** Whose commission an event tells of. */
const employeesOf = ({ payload: { employeeIds } }: Entry): string[] => (Array.isArray(employeeIds) ? employeeIds.map(String) : []);

const CommissionChange = builder.enumType('CommissionChange', {
  description: 'What happened to somebody’s commission.',
  values: {
    EARNED: { description: '新增提成: a sale, a top-up or a card earned something' },
    TAKEN_BACK: { description: '提成扣回: a refund took something back' },
    PAID: { description: '已结算: a month was paid, and is locked' },
  },
});

const CommissionHappening = builder.objectRef<Happening>('CommissionHappening').implement({
  description: 'A change of the viewer’s own commission: what `myCommission` and `myCommissions` answer is to be read again.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: 'To be given as `after` by who comes back.' }),
    change: t.field({
      type: CommissionChange,
      nullable: true,
      description: 'What happened.',
      resolve: ({ entry }) => CHANGES.get(entry?.kind ?? ''),
    }),
  }),
});

builder.subscriptionField('myCommissionChanges', (t) =>
  t.field({
    type: CommissionHappening,
    description: 'Commission of the viewer that arises, is taken back or is paid, in whichever store.',
    authScopes: { can: 'commission.own' },
    extensions: { personal: true },
    args: { after: t.arg.string(AFTER) },
    subscribe: (_root, _args, { viewer }) =>
      eventsOf({
        kinds: [...CHANGES.keys()],
        orgs: null, // what is one's own, wherever one sold it
        concerns: (entry) => viewer.kind === 'employee' && employeesOf(entry).includes(viewer.id),
      }),
    resolve: (happening) => happening,
  }),
);

function concernsBranch(orgs: readonly string[], staff: ReadonlySet<string>): (entry: Entry) => boolean {
  const here = new Set(orgs);
  return (entry) => (entry.orgId !== null && here.has(entry.orgId)) || employeesOf(entry).some((id) => staff.has(id));
}

/** A large branch earns at every moment; nobody reads that fast. */
const EVERY_MS = 2_000;

const CommissionStanding = builder.objectRef<Happening>('CommissionStanding').implement({
  description: 'Commission of a branch has changed: what `commissionMonth` and `commissionReport` answer is to be read again.',
  fields: (t) => ({ cursor: t.exposeString('cursor', { description: 'To be given as `after` by who comes back.' }) }),
});

/** Who works in these. */
async function staffOf(orgs: readonly string[]): Promise<ReadonlySet<string>> {
  const staff = await reportDb
    .selectFrom('employee')
    .select('id')
    .where('org_id', 'in', [...orgs])
    .execute();
  return new Set(staff.map(({ id }) => id));
}

builder.subscriptionField('commissionChanges', (t) =>
  t.field({
    type: CommissionStanding,
    description:
      'Commission of a branch, of its staff wherever it sells and of all who sell in its stores: told at the start, and at most every 2 s when it changes.',
    authScopes: { can: 'commission.read' },
    args: {
      orgId: t.arg.globalID({ description: "An Org; left out: the viewer's branch." }),
      employeeId: t.arg.globalID({ description: 'Only what concerns this Employee.' }),
      after: t.arg.string(AFTER),
    },
    subscribe: async (_root, { orgId, employeeId }, { viewer }) => {
      const one = optionalUuid(employeeId, 'Employee', 'employeeId');
      const orgs = await orgsAsked(viewer, orgId, 'orgId');
      const inPart = orgs === null ? () => true : concernsBranch(orgs, await staffOf(orgs));
      const concerns = (entry: Entry) => (!one || employeesOf(entry).includes(one)) && inPart(entry);
      return stateAfter({ kinds: [...CHANGES.keys()], orgs: null, concerns }, EVERY_MS);
    },
    resolve: (happening) => happening,
  }),
);
