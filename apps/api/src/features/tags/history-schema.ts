import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { may } from '../../viewer.ts';
import { ofPerson } from '../members/sql.ts';

const TagChangeKind = builder.enumType('TagChangeKind', {
  description: 'What became of a tag on a member.',
  values: {
    ADDED: { description: '打上' },
    CHANGED: { description: '修改原因或到期日' },
    REMOVED: { description: '移除' },
    EXPIRED: { description: '到期失效' },
  },
});

builder.prismaObject('TagChange', {
  description: "A line of the history of a member's tags: why it was put on, who took it off.",
  authScopes: { can: 'tag.read' },
  fields: (t) => ({
    tag: t.relation('tag', { description: 'The tag.' }),
    kind: t.expose('kind', { type: TagChangeKind, description: 'What became of it.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why, as it was typed.' }),
    expiresOn: t.expose('expires_on', {
      type: 'Date',
      nullable: true,
      description: 'The last day on which it was to count; null: for good.',
    }),
    changedBy: t.string({
      nullable: true,
      description: 'The name of who did it; null: the product.',
      select: { changer: { select: { name: true } } },
      resolve: ({ changer }) => changer?.name,
    }),
    rule: t.exposeInt('rule', {
      nullable: true,
      description: "The version of the tag's rule that did it; null: by hand, or its last day was over.",
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
  }),
});

builder.prismaObjectField('Member', 'tagHistory', (t) =>
  t.prismaConnection({
    type: 'TagChange',
    cursor: 'member_id_id',
    description: 'What became of the tags of the person, by whichever record, the newest first. Empty without the right to see tags.',
    totalCount: async ({ id }, _args, { viewer }) =>
      may(viewer, 'tag.read') ? prisma.tagChange.count({ where: await ofPerson(db, id) }) : 0,
    resolve: async (query, { id }, _args, { viewer }) =>
      may(viewer, 'tag.read') ? prisma.tagChange.findMany({ ...query, where: await ofPerson(db, id), orderBy: { id: 'desc' } }) : [],
  }),
);
