import { BooleanInput, FormDataConsumer, NumberInput, required, SelectInput, TextInput } from 'react-admin';
import { EditWithArchive } from '../../components/EditWithArchive.tsx';
import { CreatePage } from '../../components/FormPage.tsx';
import { MoneyInput } from '../../components/MoneyInput.tsx';
import { PickInput } from '../../components/PickInput.tsx';
import type { AssigneeRule, FollowUpTrigger } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { ArchiveFollowUpPlanDocument, RestoreFollowUpPlanDocument } from './documents.ts';

interface Form {
  trigger: FollowUpTrigger;
  assignee: AssigneeRule;
}

const choices = (ids: readonly string[], words: string) => ids.map((id) => ({ id, name: `resources.followUpPlans.${words}.${id}` }));
const TRIGGERS = choices(['AFTER_PURCHASE', 'AFTER_COMPLAINT', 'WIN_BACK'], 'trigger');
const ASSIGNEES = choices(['SALESPERSON', 'RECRUITER', 'HOME_STORE', 'EMPLOYEE'], 'assignee');

/** What a plan of this kind needs besides. */
const More = ({ trigger, assignee }: Form) => (
  <>
    {assignee === 'EMPLOYEE' && <PickInput source="employeeId" reference="staff" validate={required()} />}
    {trigger === 'AFTER_PURCHASE' && <MoneyInput source="minAmount" helperText="resources.followUpPlans.amount_help" />}
    {trigger === 'WIN_BACK' && (
      <NumberInput source="perDay" min={1} max={1000} step={1} helperText="resources.followUpPlans.per_day_help" />
    )}
  </>
);

const Fields = ({ fixed = false }: { fixed?: boolean }) => (
  <>
    <TextInput source="name" validate={required()} />
    <SelectInput
      source="trigger"
      choices={TRIGGERS}
      validate={required()}
      disabled={fixed}
      helperText="resources.followUpPlans.trigger_help"
    />
    <NumberInput source="days" min={0} max={3650} step={1} validate={required()} helperText="resources.followUpPlans.days_help" />
    <SelectInput source="assignee" choices={ASSIGNEES} validate={required()} />
    <FormDataConsumer<Form>>{({ formData }) => <More trigger={formData.trigger} assignee={formData.assignee} />}</FormDataConsumer>
    <TextInput source="text" validate={required()} multiline minRows={2} helperText="resources.followUpPlans.text_help" />
    <BooleanInput source="enabled" />
  </>
);

export const FollowUpPlanCreate = () => (
  <CreatePage defaults={{ trigger: 'AFTER_PURCHASE', assignee: 'SALESPERSON', days: 7, enabled: true }}>
    <Fields />
  </CreatePage>
);

export const FollowUpPlanEdit = () => (
  <EditWithArchive
    archive={(id) => mutate(ArchiveFollowUpPlanDocument, { id })}
    restore={(id) => mutate(RestoreFollowUpPlanDocument, { id })}
  >
    <Fields fixed />
  </EditWithArchive>
);
