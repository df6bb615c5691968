import type { CreateFollowUpPlanInput } from '../../gql/graphql.ts';
import { mutate, query } from '../../providers/apollo.ts';
import { archivedFilter, changed, matches, nodeOf, picked, type Source, wholeList } from '../../providers/source.ts';
import { CreateFollowUpPlanDocument, FollowUpPlanDocument, FollowUpPlansDocument, UpdateFollowUpPlanDocument } from './documents.ts';

const FIELDS = ['name', 'days', 'assignee', 'employeeId', 'text', 'minAmount', 'perDay', 'enabled'] as const;

const source: Source<{ id: string }, CreateFollowUpPlanInput> = {
  list: async ({ filter }) => {
    const { followUpPlans } = await query(FollowUpPlansDocument, { archived: archivedFilter(filter) });
    return wholeList(followUpPlans.filter(({ name }) => matches(filter, name)));
  },
  one: async (id) => {
    const { employee, ...plan } = nodeOf(await query(FollowUpPlanDocument, { id }));
    return { ...plan, employeeId: employee?.id ?? null };
  },
  create: async (form) => (await mutate(CreateFollowUpPlanDocument, { input: picked(form, 'trigger', ...FIELDS) })).createFollowUpPlan,
  update: async (id, form, before) =>
    (await mutate(UpdateFollowUpPlanDocument, { id, input: changed(form, before, ...FIELDS) })).updateFollowUpPlan,
};

export default source;
