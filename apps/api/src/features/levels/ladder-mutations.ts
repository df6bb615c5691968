import { withTx } from '@regulars/db/tx';
import { parseCondition } from '@regulars/domain/criteria-parse';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidOf } from '../../global-id.ts';
import { vocabularyOf } from '../segments/asking.ts';
import { readGlobalId } from '../segments/ids.ts';
import { askForPlacing } from './jobs.ts';
import { discardDraft, type LevelRule, publishDraft, saveDraft } from './ladders.ts';
import { RuledLadder } from './schema.ts';

const LadderRuleInput = builder.inputType('LadderRuleInput', {
  description: 'What leads to a level, and what keeps it.',
  fields: (t) => ({
    levelId: t.globalID({ required: true, description: 'The Level, of this ladder.' }),
    up: t.field({ type: 'JSON', required: true, description: 'What leads to it, in the condition language.' }),
    keep: t.field({ type: 'JSON', description: 'What keeps it; the same where left out.' }),
  }),
});

const LadderDraftInput = builder.inputType('LadderDraftInput', {
  description: 'The rules of a ladder, whole.',
  fields: (t) => ({
    ladder: t.field({ type: RuledLadder, required: true, description: 'Of which ladder.' }),
    reviewMonths: t.int({ description: 'Months between reviews, 1 to 120; nobody goes down where left out.' }),
    graceDays: t.int({ required: true, description: 'Days after a review in which a member may still make it up, 0 to 366.' }),
    warnDays: t.int({ required: true, description: 'Days before a review at which who falls short is warned, 0 to 366.' }),
    note: t.string({ description: 'At most 500 characters.' }),
    rules: t.field({ type: [LadderRuleInput], required: true, description: 'A level without one is reached by hand only.' }),
  }),
});

/** The conditions of an input as the database keeps them. */
async function rulesOf({ rules }: typeof LadderDraftInput.$inferInput): Promise<LevelRule[]> {
  const vocabulary = await vocabularyOf(db);
  return rules.map(({ levelId, up, keep }, at) => {
    const path = `rules.${at}`;
    return {
      levelId: uuidOf(levelId, 'Level', `${path}.levelId`),
      up: parseCondition(up, vocabulary, `${path}.up`, readGlobalId),
      keep: keep == null ? null : parseCondition(keep, vocabulary, `${path}.keep`, readGlobalId),
    };
  });
}

const ladderArgument = { type: RuledLadder, required: true, description: 'Of which ladder.' } as const;

builder.mutationFields((t) => ({
  saveLadderDraft: t.prismaField({
    type: 'LadderVersion',
    description: 'Writes the draft of a ladder; nothing follows from it before it is published.',
    authScopes: { can: 'level.write' },
    args: { input: t.arg({ type: LadderDraftInput, required: true }) },
    resolve: async (query, _root, { input }, { viewer }) => {
      const draft = { ...input, rules: await rulesOf(input) };
      const id = await withTx(db, (tx) => saveDraft(tx, viewer, draft, new Date()));
      return prisma.ladderVersion.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  publishLadder: t.prismaField({
    type: 'LadderVersion',
    description: 'Puts the draft into force in place of the rules before; members follow within minutes, without gift packs.',
    authScopes: { can: 'level.write' },
    args: { ladder: t.arg(ladderArgument) },
    resolve: async (query, _root, { ladder }, { viewer }) => {
      const id = await withTx(db, async (tx) => {
        const published = await publishDraft(tx, viewer, ladder, new Date());
        await askForPlacing(tx);
        return published;
      });
      return prisma.ladderVersion.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  discardLadderDraft: t.boolean({
    description: 'Throws the draft of a ladder away.',
    authScopes: { can: 'level.write' },
    args: { ladder: t.arg(ladderArgument) },
    resolve: async (_root, { ladder }, { viewer }) => {
      await withTx(db, (tx) => discardDraft(tx, viewer, ladder));
      return true;
    },
  }),
}));
