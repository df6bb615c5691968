import { DataTable, useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { includeArchived } from '../../components/includeArchived.tsx';
import { Listing } from '../../components/Listing.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { FollowUpPlansQuery } from '../../gql/graphql.ts';

type Plan = FollowUpPlansQuery['followUpPlans'][number];

/** What makes follow-ups by itself. */
export const FollowUpPlanList = () => {
  const t = useTranslate();
  const { count } = useFormat();
  const after = (plan: Plan) => t(`resources.followUpPlans.after.${plan.trigger}`, { smart_count: plan.days });
  const who = (plan: Plan) => plan.employee?.name ?? t(`resources.followUpPlans.assignee.${plan.assignee}`);
  const state = ({ archivedAt, enabled }: Plan) =>
    archivedAt ? 'common.archived' : `resources.followUpPlans.${enabled ? 'running' : 'off'}`;
  const standing = (plan: Plan) => <Badge tone={plan.enabled && !plan.archivedAt ? 'good' : 'neutral'} label={t(state(plan))} />;
  return (
    <Listing<Plan>
      resource="followUpPlans"
      sort={{ field: 'id', order: 'ASC' }}
      filters={[includeArchived]}
      create
      page="edit"
      table={{
        file: 'follow-up-plans',
        heads: ['name', 'trigger', 'assignee', 'text', 'open'].map((field) => t(`resources.followUpPlans.fields.${field}`)),
        cells: (plan) => [plan.name, after(plan), who(plan), plan.text, plan.open],
      }}
      card={(plan) => ({ title: plan.name, detail: `${after(plan)} · ${who(plan)}`, figure: standing(plan), note: count(plan.open) })}
    >
      <DataTable.Col source="name" disableSort />
      <DataTable.Col<Plan> source="trigger" disableSort render={after} />
      <DataTable.Col<Plan> source="assignee" disableSort render={who} />
      <DataTable.Col source="text" disableSort />
      <DataTable.Col<Plan> source="open" align="right" disableSort render={(plan) => count(plan.open)} />
      <DataTable.Col<Plan> source="enabled" label="common.status" disableSort render={standing} />
    </Listing>
  );
};
