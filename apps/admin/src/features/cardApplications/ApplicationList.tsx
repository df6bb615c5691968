import { DataTable, SelectArrayInput, useTranslate } from 'react-admin';
import type { TableFile } from '../../components/ExportMenu.tsx';
import { Listing } from '../../components/Listing.tsx';
import { Swatch } from '../../components/Swatch.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { CardApplicationFieldsFragment as Application } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { ApplicationPanel } from './ApplicationPanel.tsx';
import { ApplyButton } from './ApplyButton.tsx';
import { State, STATES } from './State.tsx';

const FILTERS = [
  <SelectArrayInput
    key="states"
    source="states"
    alwaysOn
    choices={STATES.map((id) => ({ id, name: `resources.cardApplications.states.${id}` }))}
    sx={{ minWidth: 160 }}
  />,
];

const HEADS = ['applicant', 'type', 'store', 'state', 'creditScore', 'creditLimit', 'clerk', 'checkedBy', 'createdAt', 'decidedAt'];

/** Who applies: a member, or somebody who is to become one. */
const applicantOf = ({ member, name }: Application) => member?.name ?? name;

const useTable = (): TableFile<Application> => {
  const t = useTranslate();
  const { clock } = useFormat();
  return {
    file: 'card-applications',
    heads: HEADS.map((field) => t(`resources.cardApplications.fields.${field}`)),
    cells: (row) => [
      applicantOf(row),
      row.type.name,
      row.store.name,
      t(`resources.cardApplications.states.${row.state}`),
      row.creditScore,
      row.creditLimit,
      row.clerk,
      row.checkedBy,
      clock(row.createdAt),
      clock(row.decidedAt),
    ],
  };
};

/** Applications for cards, the latest first. */
export const ApplicationList = () => {
  const { instant } = useFormat();
  const [branch] = useBranch();
  const table = useTable();
  const exports = useMay('card.export');
  return (
    <Listing<Application>
      resource="cardApplications"
      sort={{ field: 'createdAt', order: 'DESC' }}
      always={{ branch }}
      filters={FILTERS}
      action={<ApplyButton />}
      table={exports && table}
      panel={<ApplicationPanel />}
      card={(row) => ({
        title: applicantOf(row) ?? row.type.name,
        detail: [row.type.name, row.store.name].join(' · '),
        figure: <State state={row.state} />,
        note: [row.clerk, instant(row.createdAt)].filter(Boolean).join(' · '),
      })}
    >
      <DataTable.Col<Application> source="applicant" disableSort render={applicantOf} />
      <DataTable.Col<Application> source="type" disableSort render={({ type }) => <Swatch colour={type.colour} name={type.name} />} />
      <DataTable.Col<Application> source="store" disableSort render={({ store }) => store.name} />
      <DataTable.Col<Application> source="clerk" disableSort render={({ clerk }) => clerk} />
      <DataTable.Col<Application> source="createdAt" disableSort render={({ createdAt }) => instant(createdAt)} />
      <DataTable.Col<Application> source="state" disableSort render={({ state }) => <State state={state} />} />
    </Listing>
  );
};
