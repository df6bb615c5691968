import { builder } from '../../builder.ts';
import { AFTER, eventsOf, type Happening } from '../../stream/source.ts';

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
