import { builder } from '../../builder.ts';
import { reportDb } from '../../db.ts';
import type { Entry } from '../../stream/entries.ts';
import { AFTER, eventsOf, type Happening, stateAfter } from '../../stream/source.ts';
import { orgsAsked } from '../orgs/branch.ts';

const CHANGES = new Map<string, 'EARNED' | 'TAKEN_BACK' | 'PAID'>([
  ['commission.earned', 'EARNED'],
  ['commission.taken-back', 'TAKEN_BACK'],
  ['commission.paid', 'PAID'],
]);

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
        concerns: ({ payload: { employeeIds } }) =>
          viewer.kind === 'employee' && Array.isArray(employeeIds) && employeeIds.includes(viewer.id),
      }),
    resolve: (happening) => happening,
  }),
);

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
    args: { orgId: t.arg.globalID({ description: "An Org; left out: the viewer's branch." }), after: t.arg.string(AFTER) },
    subscribe: async (_root, { orgId }, { viewer }) => {
      const orgs = await orgsAsked(viewer, orgId, 'orgId');
      const kinds = [...CHANGES.keys()];
      if (orgs === null) return stateAfter({ kinds, orgs }, EVERY_MS);
      const [here, staff] = [new Set(orgs), await staffOf(orgs)];
      const concerns = ({ orgId: at, payload: { employeeIds } }: Entry) =>
        (at !== null && here.has(at)) || (Array.isArray(employeeIds) && employeeIds.some((id) => staff.has(String(id))));
      return stateAfter({ kinds, orgs: null, concerns }, EVERY_MS);
    },
    resolve: (happening) => happening,
  }),
);
