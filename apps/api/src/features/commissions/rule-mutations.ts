import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { LINE_ATTRIBUTES } from '@regulars/domain/criteria-attributes';
import { parseCondition } from '@regulars/domain/criteria-parse';
import { DomainError } from '@regulars/domain/errors';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidOf } from '../../global-id.ts';
import { readGlobalId } from '../segments/ids.ts';
import { forgetCommissionRules } from './book.ts';
import { archiveRule, changeRule, createRule, orderRules, type RuleInput } from './rules.ts';
import { CommissionRuleInput } from './schema.ts';

/** @throws BAD_PERCENT, and what `parseCondition` refuses */
function ruleOf({ percent, amount, lines, role, ...input }: typeof CommissionRuleInput.$inferInput): RuleInput {
  const rate = percent == null ? null : Math.round(percent * 100);
  if (percent != null && rate !== null && Math.abs(rate - percent * 100) > 1e-6) throw new DomainError('BAD_PERCENT', {}, 'percent');
  return {
    ...input,
    rate,
    amount: amount ?? null,
    lines: lines == null ? null : parseCondition(lines, LINE_ATTRIBUTES, 'lines', readGlobalId),
    role: role ?? null,
  };
}

/** Does a change; from the next sale on it holds here, and in other processes within seconds. */
async function change<Made>(work: (tx: Tx) => Promise<Made>): Promise<Made> {
  try {
    const made = await withTx(db, work);
    forgetCommissionRules();
    return made;
  } catch (error) {
    const ofRate = error instanceof DomainError && error.field === 'rate'; // by its name in the input
    throw ofRate ? new DomainError(error.code, error.details, 'percent') : error;
  }
}

const find = (query: object, id: string) => prisma.commissionRule.findUniqueOrThrow({ ...query, where: { id } });
const idArgument = { required: true, description: 'The CommissionRule.' } as const;
const authScopes = { can: 'commission.configure' } as const;

builder.mutationFields((t) => {
  const archive = (description: string, archivedAt: () => Date | null) =>
    t.prismaField({
      type: 'CommissionRule',
      description,
      authScopes,
      args: { id: t.arg.globalID(idArgument) },
      resolve: async (query, _root, args, { viewer }) => {
        const id = uuidOf(args.id, 'CommissionRule', 'id');
        await change((tx) => archiveRule(tx, viewer, id, archivedAt()));
        return find(query, id);
      },
    });
  return {
    createCommissionRule: t.prismaField({
      type: 'CommissionRule',
      description: 'Adds a rule of commission, behind all others.',
      authScopes,
      args: { input: t.arg({ type: CommissionRuleInput, required: true }) },
      resolve: async (query, _root, { input }, { viewer }) => {
        const says = ruleOf(input);
        return find(query, await change((tx) => createRule(tx, viewer, says, new Date())));
      },
    }),
    updateCommissionRule: t.prismaField({
      type: 'CommissionRule',
      description: 'Says anew what a rule gives: a new version. What was earned before stays.',
      authScopes,
      args: { id: t.arg.globalID(idArgument), input: t.arg({ type: CommissionRuleInput, required: true }) },
      resolve: async (query, _root, { input, ...args }, { viewer }) => {
        const [id, says] = [uuidOf(args.id, 'CommissionRule', 'id'), ruleOf(input)];
        await change((tx) => changeRule(tx, viewer, id, says, new Date()));
        return find(query, id);
      },
    }),
    orderCommissionRules: t.prismaField({
      type: ['CommissionRule'],
      description: 'Says in which order the rules in force are asked.',
      authScopes,
      args: { ids: t.arg.globalIDList({ required: true, description: 'All that are in force, each once.' }) },
      resolve: async (query, _root, args, { viewer }) => {
        const ids = args.ids.map((id, at) => uuidOf(id, 'CommissionRule', `ids.${at}`));
        await change((tx) => orderRules(tx, viewer, ids));
        return prisma.commissionRule.findMany({ ...query, where: { archived_at: null }, orderBy: [{ position: 'asc' }, { id: 'asc' }] });
      },
    }),
    archiveCommissionRule: archive('Takes a rule out of force; what it gave stays.', () => new Date()),
    restoreCommissionRule: archive('Puts an archived rule back into force, behind all others.', () => null),
  };
});
