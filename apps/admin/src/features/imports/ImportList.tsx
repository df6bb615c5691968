import { IMPORT_TARGETS } from '@regulars/domain/import-fields';
import { DataTable, SelectArrayInput, useTranslate } from 'react-admin';
import { InstantField, PointsField } from '../../components/fields.tsx';
import { Listing } from '../../components/Listing.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { ImportsQuery } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { State } from './State.tsx';

type Import = ImportsQuery['imports']['edges'][number]['node'];

const TARGETS = IMPORT_TARGETS.map((id) => ({ id, name: `resources.imports.target.${id}` }));
const STATES = ['QUEUED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED'].map((id) => ({ id, name: `resources.imports.state.${id}` }));

/** Past and running imports, newest first. */
export const ImportList = () => {
  const t = useTranslate();
  const { count, instant } = useFormat();
  const run = useMay('import.run');
  return (
    <Listing<Import>
      resource="imports"
      sort={{ field: 'createdAt', order: 'DESC' }}
      filters={[
        <SelectArrayInput key="targets" source="targets" choices={TARGETS} alwaysOn />,
        <SelectArrayInput key="states" source="states" choices={STATES} alwaysOn />,
      ]}
      create={run}
      page="show"
      fill={run ? { label: t('resources.imports.start'), to: '/imports/create' } : undefined}
      card={({ file, target, state, dryRun, rowsWritten, createdAt }) => ({
        title: file.name,
        detail: (
          <>
            {t(`resources.imports.target.${target}`)} · {instant(createdAt)}
          </>
        ),
        figure: count(rowsWritten),
        note: <State state={state} dryRun={dryRun} />,
      })}
    >
      <DataTable.Col source="createdAt" disableSort field={InstantField} />
      <DataTable.Col<Import> source="file" disableSort render={({ file }) => file.name} />
      <DataTable.Col<Import> source="target" disableSort render={({ target }) => t(`resources.imports.target.${target}`)} />
      <DataTable.Col<Import> source="state" disableSort render={({ state, dryRun }) => <State state={state} dryRun={dryRun} />} />
      <DataTable.Col source="rowsRead" align="right" disableSort field={PointsField} />
      <DataTable.Col source="rowsWritten" align="right" disableSort field={PointsField} />
      <DataTable.Col source="rowsKnown" align="right" disableSort field={PointsField} />
      <DataTable.Col source="rowsRefused" align="right" disableSort field={PointsField} />
    </Listing>
  );
};
