import { builder } from '../../builder.ts';
import { prisma } from '../../db.ts';
import { AFTER, eventsOf, type Happening } from '../../stream/source.ts';
import { orgWhere } from '../../scope.ts';
import { countAlerts } from './counts.ts';
import { AlertCounts } from './list.ts';
import { readableKinds } from './readable.ts';

const idsOf = ({ entry }: Happening): string[] => {
  const ids = entry?.payload['alertIds'];
  return Array.isArray(ids) ? ids.map(String) : [];
};

const AlertHappening = builder.objectRef<Happening>('AlertHappening').implement({
  description: 'Alerts that opened, changed or closed.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: 'The place in the stream: given as `after`, it goes on from here.' }),
    alerts: t.prismaField({
      type: ['Alert'],
      description: 'Those alerts as they are now.',
      complexity: 20,
      resolve: (query, happening, _args, { viewer }) =>
        prisma.alert.findMany({
          ...query,
          where: { id: { in: idsOf(happening) }, kind: { in: readableKinds(viewer) }, ...orgWhere(viewer, 'org_id') },
          orderBy: [{ severity: 'desc' }, { id: 'desc' }],
        }),
    }),
    counts: t.field({
      type: AlertCounts,
      description: "How many wait in the viewer's branch now; `mine` is that of a person.",
      complexity: 20,
      resolve: (_happening, _args, { viewer }) => countAlerts(viewer, viewer.stores),
    }),
  }),
});

builder.subscriptionField('alerts', (t) =>
  t.field({
    type: AlertHappening,
    description: "Alerts of the viewer's branch that open, change and close, as it happens.",
    authScopes: { can: 'alert.read' },
    args: { after: t.arg.string(AFTER) },
    subscribe: (_root, _args, { viewer }) => eventsOf({ kinds: ['alert.changed'], orgs: viewer.stores }),
    resolve: (happening) => happening,
  }),
);
