import { builder } from '../../builder.ts';
import { prisma } from '../../db.ts';
import { AFTER, eventsOf, type Happening } from '../../stream/source.ts';

const CallHappening = builder.objectRef<Happening>('CallHappening').implement({
  description: 'A call that has just come in.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: 'To be given as `after` by who comes back.' }),
    call: t.prismaField({
      type: 'IncomingCall',
      nullable: true,
      description: 'The call; null once it was forgotten.',
      resolve: (query, { entry }) => prisma.incomingCall.findUnique({ ...query, where: { id: String(entry?.payload['callId']) } }),
    }),
  }),
});

builder.subscriptionField('incomingCalls', (t) =>
  t.field({
    type: CallHappening,
    description: "Calls for the viewer: those at the viewer's own extension, and those of the branch that ring for everybody.",
    authScopes: { can: 'call.receive' },
    extensions: { personal: true },
    args: { after: t.arg.string(AFTER) },
    subscribe: (_root, _args, { viewer }) =>
      eventsOf({
        kinds: ['call.incoming'],
        orgs: viewer.stores,
        concerns: ({ payload }) => {
          const { employeeId } = payload;
          return employeeId === null || (viewer.kind === 'employee' && employeeId === viewer.id);
        },
      }),
    resolve: (happening) => happening,
  }),
);
