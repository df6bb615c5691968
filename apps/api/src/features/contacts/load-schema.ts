import { builder } from '../../builder.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { eachOrgAsked } from '../orgs/branch.ts';
import { orgTree } from '../orgs/tree.ts';
import { followUpLoad, type FollowUpLoad as Load } from './load.ts';

const FollowUpLoad = builder.objectRef<Load>('FollowUpLoad').implement({
  description: 'How many open follow-ups somebody has, by the clocks of the stores.',
  fields: (t) => ({
    employeeId: t.id({
      nullable: true,
      description: 'The id of the Employee; null: nobody by name.',
      resolve: ({ employeeId }) => employeeId && globalId('Employee', employeeId),
    }),
    name: t.exposeString('name', { nullable: true, description: 'Name of the employee.' }),
    overdue: t.exposeInt('overdue', { description: 'Due before today.' }),
    today: t.exposeInt('today', { description: 'Due today.' }),
    week: t.exposeInt('week', { description: 'Due on the seven days after today.' }),
    later: t.exposeInt('later', { description: 'Due after that.' }),
  }),
});

builder.queryField('followUpLoad', (t) =>
  t.field({
    type: [FollowUpLoad],
    description: "Open follow-ups of the viewer's branch by who is to do them; who is the most behind comes first.",
    authScopes: { can: 'contact.read' },
    complexity: 20,
    args: { branchId: t.arg.globalID({ description: 'Of this Org or one below it.' }) },
    resolve: async (_root, { branchId }, { viewer }) => {
      const stores = await eachOrgAsked(viewer, branchId, 'branchId');
      return followUpLoad(db, stores, await orgTree(), new Date());
    },
  }),
);
