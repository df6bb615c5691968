import { asCondition, conditionOf, draftOf, emptyGroup, type Group } from '../../components/ConditionBuilder/tree.ts';
import type { CommissionBasis, CommissionRuleInput, CommissionRuleQuery, CommissionSubject, Role } from '../../gql/graphql.ts';
import { mutate, query } from '../../providers/apollo.ts';
import { archivedFilter, nodeOf, type NodeOf, pageOf, type Source } from '../../providers/source.ts';
import {
  CommissionRuleDocument,
  CommissionRulesDocument,
  CreateCommissionRuleDocument,
  UpdateCommissionRuleDocument,
} from './documents.ts';

export const SUBJECTS = ['GOODS', 'SERVICE', 'PASS', 'CARD', 'TOP_UP'] as const satisfies readonly CommissionSubject[];
export const BASES = ['NET', 'PROFIT', 'PIECE'] as const satisfies readonly CommissionBasis[];

/** A rule as its form holds it; figures as they were typed. */
export interface RuleForm {
  id: string;
  name: string;
  subject: CommissionSubject;
  basis: CommissionBasis;
  percent?: string | number | null;
  amount?: string | null;
  lines?: Group;
  role?: Role | null;
}

/** What is not chosen is not sent, though it may still stand in its field. */
function inputOf({ name, subject, basis, percent, amount, lines, role }: RuleForm): CommissionRuleInput {
  const byPiece = basis === 'PIECE';
  return {
    name,
    subject,
    basis,
    percent: byPiece || percent == null || percent === '' ? null : Number(percent),
    amount: byPiece ? amount || null : null,
    lines: lines && lines.parts.length > 0 ? (conditionOf(lines) ?? null) : null,
    role: role || null,
  };
}

function formOf({ current, ...rule }: NodeOf<CommissionRuleQuery>) {
  const lines = current.lines ? draftOf(asCondition(current.lines)) : emptyGroup();
  return { ...rule, ...current, lines };
}

const source: Source<{ id: string }, RuleForm> = {
  list: async ({ first, after, filter }) => {
    const { commissionRules } = await query(CommissionRulesDocument, { first, after, archived: archivedFilter(filter) });
    return pageOf(commissionRules);
  },
  one: async (id) => formOf(nodeOf(await query(CommissionRuleDocument, { id }))),
  create: async (form) => (await mutate(CreateCommissionRuleDocument, { input: inputOf(form) })).createCommissionRule,
  update: async (id, form) => (await mutate(UpdateCommissionRuleDocument, { id, input: inputOf(form) })).updateCommissionRule,
};

export default source;
