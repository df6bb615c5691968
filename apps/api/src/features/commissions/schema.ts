import type { Prisma } from '@regulars/db/generated/client/client';
import { SUBJECT_WORDS, termsText } from '@regulars/domain/commission-words';
import { LINE_ATTRIBUTES } from '@regulars/domain/criteria-attributes';
import { parseCondition } from '@regulars/domain/criteria-parse';
import { builder } from '../../builder.ts';
import { chain } from '../../chain.ts';
import { db, prisma } from '../../db.ts';
import { isUuid } from '../../global-id.ts';
import { archivedWhere, COUNT_CAP } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { may } from '../../viewer.ts';
import { sentenceOf } from '../segments/ask.ts';
import { withGlobalIds } from '../segments/ids.ts';
import { Role } from '../staff/role.ts';
import { CommissionBasis, CommissionSubject } from './enums.ts';

nodeVisibility('CommissionRule', (viewer, id) => may(viewer, 'commission.read') && isUuid(id));

/** What a version says, as words take it. */
export const saidBy = ({ basis, rate, amount }: Pick<Prisma.CommissionRuleVersionGetPayload<object>, 'basis' | 'rate' | 'amount'>) => ({
  basis,
  rate,
  amount: amount === null ? null : Number(amount),
});

export const CommissionTerms = builder.prismaObject('CommissionRuleVersion', {
  description: 'What a rule of commission says from a moment on.',
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'From 1.' }),
    name: t.exposeString('name', { description: 'As the merchant calls it.' }),
    subject: t.expose('subject', { type: CommissionSubject, description: 'For what.' }),
    subjectText: t.string({
      description: "The same in the viewer's language.",
      resolve: ({ subject }, _args, { viewer }) => SUBJECT_WORDS[subject][viewer.locale],
    }),
    basis: t.expose('basis', { type: CommissionBasis, description: 'Of what it is counted.' }),
    percent: t.float({
      nullable: true,
      description: 'Of NET and PROFIT: 2.5 is 2.5%.',
      resolve: ({ rate }) => (rate === null ? null : rate / 100),
    }),
    amount: t.expose('amount', { type: 'Money', nullable: true, description: 'Of PIECE: for a piece.' }),
    termsText: t.string({
      description: 'What it gives, in words.',
      resolve: (version, _args, { viewer }) => termsText(saidBy(version), chain(), viewer.locale),
    }),
    lines: t.field({
      type: 'JSON',
      nullable: true,
      description: 'Which lines, in the condition language; null: all.',
      resolve: ({ lines }) => (lines === null ? null : withGlobalIds(parseCondition(lines, LINE_ATTRIBUTES), LINE_ATTRIBUTES)),
    }),
    linesText: t.string({
      nullable: true,
      description: 'The same in words.',
      complexity: 5,
      resolve: ({ lines }, _args, { viewer }) =>
        lines === null ? null : sentenceOf(db, parseCondition(lines, LINE_ATTRIBUTES), LINE_ATTRIBUTES, viewer.locale),
    }),
    role: t.expose('role', { type: Role, nullable: true, description: 'Of whom; null: of everybody.' }),
    madeAt: t.expose('made_at', { type: 'DateTime', description: 'Since when.' }),
    madeBy: t.relation('maker', { nullable: true, description: 'Who wrote it.' }),
  }),
});

builder.prismaNode('CommissionRule', {
  id: { field: 'id' },
  description: 'A rule of commission (提成规则): of those for a subject the first that fits decides.',
  authScopes: { can: 'commission.read' },
  fields: (t) => ({
    position: t.exposeInt('position', { description: 'Rules are asked in this order.' }),
    current: t.field({
      type: CommissionTerms,
      description: 'What it says now.',
      select: (_args, _context, nested) => ({ versions: nested({ orderBy: { version: 'desc' }, take: 1 }) }),
      resolve: ({ versions: [version] }) => {
        if (!version) throw new RangeError('a rule without a version');
        return version;
      },
    }),
    versions: t.relation('versions', { description: 'All that it said, the newest first.', query: { orderBy: { version: 'desc' } } }),
    archivedAt: t.expose('archived_at', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is out of force; null while in force.',
    }),
    createdAt: t.expose('created_at', { type: 'DateTime', description: 'When it was made.' }),
  }),
});

export const CommissionRuleInput = builder.inputType('CommissionRuleInput', {
  description: 'All that a rule of commission says: what is left out is not said.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'At most 60 characters.' }),
    subject: t.field({ type: CommissionSubject, required: true, description: 'For what.' }),
    basis: t.field({ type: CommissionBasis, required: true, description: 'Of what it is counted.' }),
    percent: t.float({ description: 'NET and PROFIT need it: 0 to 100, at most two decimals. 0: these earn nothing.' }),
    amount: t.field({ type: 'Money', description: 'PIECE needs it: for a piece.' }),
    lines: t.field({ type: 'JSON', description: 'Which lines, in the condition language; all where left out.' }),
    role: t.field({ type: Role, description: 'Of whom; of everybody where left out.' }),
  }),
});

builder.queryField('commissionRules', (t) =>
  t.prismaConnection({
    type: 'CommissionRule',
    cursor: 'id',
    description: 'Rules of commission, in their order.',
    authScopes: { can: 'commission.read' },
    args: { archived: t.arg.boolean({ defaultValue: false, description: 'false: in force; true: archived; null: both.' }) },
    totalCount: (_root, { archived }) => prisma.commissionRule.count({ where: archivedWhere(archived), take: COUNT_CAP }),
    resolve: (query, _root, { archived }) =>
      prisma.commissionRule.findMany({ ...query, where: archivedWhere(archived), orderBy: [{ position: 'asc' }, { id: 'asc' }] }),
  }),
);
