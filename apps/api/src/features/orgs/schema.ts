import { builder } from '../../builder.ts';
import { prisma } from '../../db.ts';
import { isUuid } from '../../global-id.ts';
import { nodeVisibility } from '../../nodes.ts';
import { orgWhere } from '../../scope.ts';
import { inBranch, may } from '../../viewer.ts';
import { orgTree } from './tree.ts';

export const OrgKind = builder.enumType('OrgKind', {
  description: 'What a node of the chain is.',
  values: {
    HEAD_OFFICE: { description: '总部, the top of the tree' },
    REGION: { description: '大区' },
    STORE: { description: '门店' },
    DEALER: { description: '经销商' },
  },
});

nodeVisibility('Org', (viewer, id) => may(viewer, 'org.read') && isUuid(id) && inBranch(viewer, id));

builder.prismaNode('Org', {
  id: { field: 'id' },
  description: 'The head office, a region, a store or a dealer.',
  authScopes: { can: 'org.read' },
  select: { id: true, parent_id: true },
  fields: (t) => ({
    kind: t.expose('kind', { type: OrgKind, description: 'Head office, region, store or dealer.' }),
    code: t.exposeString('code', { description: 'Short unique code, as on receipts.' }),
    name: t.exposeString('name', { description: 'As people call it.' }),
    phone: t.exposeString('phone', { nullable: true, description: 'For customers to call.' }),
    address: t.exposeString('address', { nullable: true, description: 'Postal address.' }),
    timeZone: t.exposeString('time_zone', { nullable: true, description: "IANA zone, only where it differs from the chain's." }),
    dayStartsAt: t.exposeInt('day_starts_at', {
      nullable: true,
      description: "Minutes after midnight at which the business day begins, only where it differs from the chain's.",
    }),
    archivedAt: t.expose('archived_at', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is closed; null while it is open.',
    }),
    parent: t.relation('parent', {
      nullable: true,
      description: "What it belongs to; null for the head office and for the top of the viewer's branch.",
      authScopes: ({ parent_id }, _args, { viewer }) => parent_id !== null && inBranch(viewer, parent_id),
      unauthorizedResolver: () => null,
    }),
    storeCount: t.int({
      description: "Open stores in it and below, as far as they lie in the viewer's branch.",
      resolve: async ({ id }, _args, { viewer }) => {
        const tree = await orgTree();
        const isOpenStore = (one: string) => tree.byId.get(one)?.kind === 'STORE' && tree.byId.get(one)?.archived === false;
        return tree.branch(id).filter((one) => isOpenStore(one) && inBranch(viewer, one)).length;
      },
    }),
    children: t.relation('children', {
      description: "What belongs to it directly, as far as it lies in the viewer's branch; ordered by code.",
      query: (_args, { viewer }) => ({ where: orgWhere(viewer, 'id'), orderBy: { code: 'asc' } }),
    }),
  }),
});

builder.queryField('orgs', (t) =>
  t.prismaField({
    type: ['Org'],
    description: "The viewer's branch of the chain as a flat list, ordered by code; the parent of each is given.",
    authScopes: { can: 'org.read' },
    complexity: { field: 1, multiplier: 50 },
    args: {
      kinds: t.arg({ type: [OrgKind], description: 'Only these kinds.' }),
      includeArchived: t.arg.boolean({ defaultValue: false, description: 'Closed ones too.' }),
    },
    resolve: (query, _root, { kinds, includeArchived }, { viewer }) =>
      prisma.org.findMany({
        ...query,
        where: { ...orgWhere(viewer, 'id'), ...(includeArchived ? {} : { archived_at: null }), ...(kinds ? { kind: { in: kinds } } : {}) },
        orderBy: { code: 'asc' },
      }),
  }),
);
