import { CASE_KINDS, CASE_STATES } from '@regulars/domain/cases';
import { BooleanInput, DataTable, SelectArrayInput, useTranslate } from 'react-admin';
import type { TableFile } from '../../components/ExportMenu.tsx';
import { Listing } from '../../components/Listing.tsx';
import { PickInput } from '../../components/PickInput.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { CaseWholeFragment } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { CasePanel } from './CasePanel.tsx';
import { CaseStanding } from './CaseStanding.tsx';

const KINDS = CASE_KINDS.map((id) => ({ id, name: `resources.serviceCases.kind.${id}` }));
const STATES = CASE_STATES.map((id) => ({ id, name: `resources.serviceCases.state.${id}` }));
const HEADS = ['openedAt', 'kind', 'state', 'member', 'phone', 'subject', 'assignee', 'store', 'closedAt', 'outcome', 'rating'];
const INITIAL = { states: ['OPEN'] };

const useTable = (): TableFile<CaseWholeFragment> => {
  const t = useTranslate();
  const { clock } = useFormat();
  return {
    file: 'service-cases',
    heads: HEADS.map((field) => t(`resources.serviceCases.fields.${field}`)),
    cells: (row) => [
      clock(row.openedAt),
      t(`resources.serviceCases.kind.${row.kind}`),
      t(`resources.serviceCases.state.${row.state}`),
      row.member?.name,
      row.member?.phone,
      row.subject,
      row.assignee?.name,
      row.store.name,
      clock(row.closedAt),
      row.outcome,
      row.rating,
    ],
  };
};

/** What members need of us, the latest first; at first only what is open. */
export const CaseList = () => {
  const t = useTranslate();
  const { instant } = useFormat();
  const [branch] = useBranch();
  const table = useTable();
  const [exports, staff] = [useMay('contact.export'), useMay('staff.read')];
  const kind = (row: CaseWholeFragment) => t(`resources.serviceCases.kind.${row.kind}`);
  const nobody = t('resources.followUps.nobody');
  return (
    <Listing<CaseWholeFragment>
      resource="serviceCases"
      sort={{ field: 'openedAt', order: 'DESC' }}
      always={{ branch }}
      initial={INITIAL}
      filters={[
        <SelectArrayInput key="states" source="states" choices={STATES} alwaysOn />,
        <SelectArrayInput key="kinds" source="kinds" choices={KINDS} alwaysOn />,
        <BooleanInput key="unassigned" source="unassigned" />,
        ...(staff ? [<PickInput key="assigneeId" source="assigneeId" reference="staff" />] : []),
      ]}
      table={exports && table}
      panel={<CasePanel />}
      fill={{ label: t('resources.members.name', { smart_count: 2 }), to: '/members' }}
      card={(row) => ({
        title: row.subject,
        detail: [row.member?.name, kind(row)].filter(Boolean).join(' · '),
        figure: <CaseStanding {...row} />,
        note: instant(row.openedAt),
      })}
    >
      <DataTable.Col<CaseWholeFragment> source="openedAt" disableSort render={(row) => instant(row.openedAt)} />
      <DataTable.Col<CaseWholeFragment> source="kind" disableSort render={kind} />
      <DataTable.Col<CaseWholeFragment> source="subject" disableSort sx={{ maxWidth: 360 }} />
      <DataTable.Col<CaseWholeFragment> source="member" disableSort render={(row) => row.member?.name} />
      <DataTable.Col<CaseWholeFragment> source="state" disableSort render={(row) => <CaseStanding {...row} />} />
      <DataTable.Col<CaseWholeFragment> source="assignee" disableSort render={(row) => row.assignee?.name ?? nobody} />
      <DataTable.Col<CaseWholeFragment> source="store" disableSort render={(row) => row.store.name} />
      <DataTable.Col<CaseWholeFragment> source="rating" align="right" disableSort />
    </Listing>
  );
};
