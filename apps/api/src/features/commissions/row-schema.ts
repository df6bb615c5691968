import { getRefFromModel } from '@pothos/plugin-prisma';
import type { Prisma } from '@regulars/db/generated/client/client';
import { earnedText } from '@regulars/domain/commission-words';
import { DomainError } from '@regulars/domain/errors';
import { builder } from '../../builder.ts';
import { chain } from '../../chain.ts';
import { prisma } from '../../db.ts';
import { optionalUuid } from '../../global-id.ts';
import { COUNT_CAP } from '../../lists.ts';
import type { Viewer } from '../../viewer.ts';
import { orgTree } from '../orgs/tree.ts';
import { monthOf } from './due.ts';
import { CommissionSubject } from './enums.ts';
import { saleOf } from './sale-of.ts';
import { CommissionTerms, saidBy } from './schema.ts';

builder.prismaObject('Commission', {
  description: 'What an employee earned by one line or act, or gives back of it (提成明细).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Of the row; no global id.' }),
    day: t.expose('day', { type: 'Date', description: 'The business day; of what is taken back that of the refund.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    employee: t.relation('employee', { description: 'Whose.' }),
    store: t.relation('store', { description: 'Where it was earned.' }),
    subject: t.expose('subject', { type: CommissionSubject, description: 'For what.' }),
    rule: t.relation('rule', { type: CommissionTerms, description: 'By which rule, as it stood then.' }),
    share: t.exposeInt('share', { description: 'Percent of it that is theirs.' }),
    amount: t.expose('amount', { type: 'Money', description: 'Negative: taken back.' }),
    takenBack: t.boolean({ description: 'Whether a refund took it back.', resolve: ({ back_id }) => back_id !== null }),
    why: t.string({
      description: 'How the amount came about, in words.',
      select: { rule: true },
      resolve: ({ base, share, amount, rule }, _args, { viewer }) =>
        earnedText({ base: Number(base), share, amount: Number(amount), says: saidBy(rule) }, chain(), viewer.locale),
    }),
    paidWith: t.relation('statement', { nullable: true, description: 'The statement that holds it; null: not paid yet.' }),
    sale: t.field({
      type: getRefFromModel('Sale', builder), // its room uses this one
      nullable: true,
      description: 'The sale, or the refund that took it back; null of a card or a top-up, and where the viewer does not see it.',
      select: { member_id: true, origin_id: true, back_id: true, line_id: true },
      resolve: ({ member_id, origin_id, back_id, line_id }, _args, context) =>
        line_id === null ? null : saleOf(context, { member_id, id: back_id ?? origin_id }),
    }),
  }),
});

const CommissionFilter = builder.inputType('CommissionFilter', {
  description: 'All conditions must hold.',
  fields: (t) => ({
    month: t.field({ type: 'Date', description: 'Any day of the month; left out: of all months.' }),
    statementId: t.globalID({ description: 'What this CommissionStatement holds.' }),
    due: t.boolean({ description: 'true: what no statement holds, up to the end of the month. false and left out: all.' }),
    employeeId: t.globalID({ description: 'Of this Employee.' }),
    orgId: t.globalID({ description: 'Earned in this Org or below it.' }),
    subject: t.field({ type: CommissionSubject, description: 'For this.' }),
    ruleId: t.globalID({ description: 'By this CommissionRule, in any version.' }),
  }),
});

export type Filter = typeof CommissionFilter.$inferInput;

export async function rowsWhere(filter: Filter | null | undefined): Promise<Prisma.CommissionWhereInput> {
  const month = filter?.month ? monthOf(filter.month) : null;
  const org = optionalUuid(filter?.orgId, 'Org', 'filter.orgId');
  const statement = optionalUuid(filter?.statementId, 'CommissionStatement', 'filter.statementId');
  const employee = optionalUuid(filter?.employeeId, 'Employee', 'filter.employeeId');
  const rule = optionalUuid(filter?.ruleId, 'CommissionRule', 'filter.ruleId');
  const day = month && { ...(!filter?.due && { gte: new Date(month.from) }), lte: new Date(month.to) };
  return {
    ...(day && { day }),
    ...(filter?.due && { statement_id: null }),
    ...(statement && { statement_id: statement }),
    ...(employee && { employee_id: employee }),
    ...(org && { store_id: { in: (await orgTree()).branch(org) } }),
    ...(filter?.subject && { subject: filter.subject }),
    ...(rule && { rule_id: rule }),
  };
}

/** The staff of the viewer's branch, wherever they sold. */
const ofStaff = (viewer: Viewer): Prisma.CommissionWhereInput =>
  viewer.stores === null ? {} : { employee: { org_id: { in: [...viewer.stores] } } };

/** @throws FORBIDDEN: nobody of the staff */
export function ownId(viewer: Viewer): string {
  if (viewer.kind !== 'employee') throw new DomainError('FORBIDDEN');
  return viewer.id;
}

const newest = [{ day: 'desc' }, { id: 'desc' }] satisfies Prisma.CommissionOrderByWithRelationInput[];

builder.queryFields((t) => {
  const rows = (description: string, can: 'commission.read' | 'commission.own', scope: (viewer: Viewer) => Prisma.CommissionWhereInput) =>
    t.prismaConnection({
      type: 'Commission',
      cursor: 'member_id_origin_id_id',
      description,
      authScopes: { can },
      args: { filter: t.arg({ type: CommissionFilter }) },
      totalCount: async (_root, { filter }, { viewer }) =>
        prisma.commission.count({ where: { AND: [scope(viewer), await rowsWhere(filter)] }, take: COUNT_CAP }),
      resolve: async (query, _root, { filter }, { viewer }) =>
        prisma.commission.findMany({ ...query, where: { AND: [scope(viewer), await rowsWhere(filter)] }, orderBy: newest }),
    });
  return {
    commissions: rows("What the staff of the viewer's branch earned, the newest first.", 'commission.read', ofStaff),
    myCommissions: rows('What the viewer earned, the newest first.', 'commission.own', (viewer) => ({ employee_id: ownId(viewer) })),
  };
});
