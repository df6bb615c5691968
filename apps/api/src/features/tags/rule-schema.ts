import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidOf } from '../../global-id.ts';
import { conditionOf, sentenceOf } from '../segments/ask.ts';
import { askingAt } from '../segments/asking.ts';
import { withGlobalIds } from '../segments/ids.ts';
import { removeTagRule, setTagRule } from './rules.ts';

builder.prismaObject('TagRule', {
  description: 'Whoever meets the condition has the tag (自动标签): asked at every event of a member, and of everybody by night.',
  fields: (t) => ({
    criteria: t.field({
      type: 'JSON',
      description: 'The condition, with global ids: see conditionAttributes.',
      resolve: async ({ criteria }) => {
        const asking = await askingAt(db, new Date());
        return withGlobalIds(conditionOf(criteria, asking), asking.vocabulary);
      },
    }),
    sentence: t.string({
      description: 'The condition in one sentence of the language of the viewer.',
      resolve: async ({ criteria }, _args, { viewer }) => {
        const asking = await askingAt(db, new Date());
        return sentenceOf(db, conditionOf(criteria, asking), asking.vocabulary, viewer.locale);
      },
    }),
    keeps: t.exposeBoolean('keeps', { description: 'Who no longer meets it keeps the tag.' }),
    version: t.exposeInt('version', { description: 'Number of changes; the history of tags names it.' }),
    ranAt: t.expose('ran_at', { type: 'DateTime', nullable: true, description: 'When it was last asked of everybody; null: not yet.' }),
    added: t.exposeInt('added', { description: 'How many it tagged then.' }),
    removed: t.exposeInt('removed', { description: 'How many it untagged then.' }),
  }),
});

const TagRuleInput = builder.inputType('TagRuleInput', {
  description: 'When a tag is put on by itself.',
  fields: (t) => ({
    criteria: t.field({ type: 'JSON', required: true, description: 'The condition, with global ids: see conditionAttributes.' }),
    keeps: t.boolean({ defaultValue: false, description: 'Who no longer meets it keeps the tag.' }),
  }),
});

builder.mutationFields((t) => {
  const tagId = t.arg.globalID({ required: true, description: 'The Tag.' });
  return {
    setTagRule: t.prismaField({
      type: 'Tag',
      description: 'Gives a tag a rule, in the place of the one it had; everybody is asked soon after.',
      authScopes: { can: 'tag.write' },
      args: { tagId, input: t.arg({ type: TagRuleInput, required: true }) },
      resolve: async (query, _root, { input, ...args }, { viewer }) => {
        const id = uuidOf(args.tagId, 'Tag', 'tagId');
        await withTx(db, (tx) => setTagRule(tx, viewer, id, input, new Date()));
        return prisma.tag.findUniqueOrThrow({ ...query, where: { id } });
      },
    }),
    removeTagRule: t.prismaField({
      type: 'Tag',
      description: 'Takes the rule of a tag away; who has the tag keeps it.',
      authScopes: { can: 'tag.write' },
      args: { tagId },
      resolve: async (query, _root, args, { viewer }) => {
        const id = uuidOf(args.tagId, 'Tag', 'tagId');
        await withTx(db, (tx) => removeTagRule(tx, viewer, id));
        return prisma.tag.findUniqueOrThrow({ ...query, where: { id } });
      },
    }),
  };
});
