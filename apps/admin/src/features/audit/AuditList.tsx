import { DataTable, DateInput, TextInput, useTranslate } from 'react-admin';
import { InstantField } from '../../components/fields.tsx';
import { Listing } from '../../components/Listing.tsx';
import { PickInput } from '../../components/PickInput.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { AuditsQuery } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { AuditPanel } from './AuditPanel.tsx';
import { useWords } from './useWords.ts';

type Audit = AuditsQuery['audits']['edges'][number]['node'];

/** Who changed what, newest first. */
export const AuditList = () => {
  const t = useTranslate();
  const words = useWords();
  const { instant } = useFormat();
  const [branch] = useBranch();
  const staff = useMay('staff.read');
  const who = ({ actorName }: Audit) => actorName ?? t('resources.audit.system');
  return (
    <Listing<Audit>
      resource="audit"
      sort={{ field: 'at', order: 'DESC' }}
      always={{ branch }}
      filters={[
        <DateInput key="from" source="from" alwaysOn />,
        <DateInput key="to" source="to" alwaysOn />,
        ...(staff ? [<PickInput key="actorId" source="actorId" reference="staff" />] : []),
        <TextInput key="action" source="action" />,
      ]}
      panel={<AuditPanel />}
      card={(row) => ({
        title: words.action(row.action, row.entity),
        detail: `${who(row)} · ${words.entity(row.entity)}`,
        note: instant(row.at),
      })}
    >
      <DataTable.Col source="at" disableSort field={InstantField} />
      <DataTable.Col<Audit> source="actorName" label="resources.audit.fields.actor" disableSort render={who} />
      <DataTable.Col<Audit> source="action" disableSort render={({ action, entity }) => words.action(action, entity)} />
      <DataTable.Col<Audit> source="entity" disableSort render={({ entity }) => words.entity(entity)} />
      <DataTable.Col source="ip" disableSort />
    </Listing>
  );
};
