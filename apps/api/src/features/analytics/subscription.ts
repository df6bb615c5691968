import { builder } from '../../builder.ts';
import { businessDayAt } from '../../business-day.ts';
import { AFTER, type Happening, stateAfter } from '../../stream/source.ts';
import { SalesFilter, scopeOf } from './input.ts';
import { reportsOf } from './reports.ts';
import { overview } from './service.ts';
import { subjectOf } from './subject.ts';
import { SalesPeriod } from './types.ts';

const EVERY_MS = 1_000;

type Period = Awaited<ReturnType<typeof overview>>['current'];

const Dashboard = builder.objectRef<Happening & { today: Period }>('Dashboard').implement({
  description: 'The figures that move while a manager looks.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: 'To be given as `after` by who comes back.' }),
    today: t.field({ type: SalesPeriod, description: 'The open business day, by the clock of the branch.', resolve: ({ today }) => today }),
  }),
});

builder.subscriptionField('dashboard', (t) =>
  t.field({
    type: Dashboard,
    description: 'The figures of the open day: at once, and then after every sale, refund, new member or import, at most once a second.',
    authScopes: { can: 'analytics.read' },
    args: { filter: t.arg({ type: SalesFilter, description: 'Which sales are meant.' }), after: t.arg.string(AFTER) },
    subscribe: async (_root, args, context) => {
      const { branch } = await subjectOf(reportsOf(context), scopeOf(args.filter));
      return stateAfter(
        { kinds: ['sale.recorded', 'sale.refunded', 'member.created', 'import.finished'], orgs: branch.whole ? null : branch.orgs },
        EVERY_MS,
      );
    },
    resolve: async (happening, args, context) => {
      const reports = reportsOf(context);
      const scope = scopeOf(args.filter);
      const { branch } = await subjectOf(reports, scope);
      const top = (await reports.tree()).byId.get(branch.id);
      const today = businessDayAt({ time_zone: top?.timeZone ?? null, day_starts_at: top?.dayStartsAt ?? null }, new Date());
      const { current } = await overview(reports, scope, { from: today, to: today }, context.viewer.locale);
      return { ...happening, today: current };
    },
  }),
);
