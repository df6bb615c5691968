import { DataTable, SearchInput, useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import type { TableFile } from '../../components/ExportMenu.tsx';
import { includeArchived } from '../../components/includeArchived.tsx';
import { Listing } from '../../components/Listing.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { SegmentsQuery } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { ReadyMade } from './ReadyMade.tsx';

type Segment = SegmentsQuery['segments']['edges'][number]['node'];

const useTable = (): TableFile<Segment> => {
  const t = useTranslate();
  const { clock } = useFormat();
  const fields = ['name', 'sentence', 'members', 'orgId', 'madeBy', 'updatedAt'];
  return {
    file: 'segments',
    heads: fields.map((field) => t(`resources.segments.fields.${field}`)),
    cells: (row) => [row.name, row.sentence, row.memberCount ?? null, row.org.name, row.madeBy ?? null, clock(row.updatedAt)],
  };
};

/** The segments of the branch, and those that can be had ready-made. */
export const SegmentList = () => {
  const t = useTranslate();
  const { count, instant } = useFormat();
  const table = useTable();
  const write = useMay('segment.write');
  const archived = ({ archivedAt }: Segment) => archivedAt && <Badge label={t('common.archived')} />;
  return (
    <>
      <Listing<Segment>
        resource="segments"
        sort={{ field: 'name', order: 'ASC' }}
        filters={[<SearchInput key="q" source="q" alwaysOn />, includeArchived]}
        create={write}
        table={table}
        page="show"
        card={(row) => ({ title: row.name, detail: row.sentence, figure: count(row.memberCount), note: archived(row) })}
      >
        <DataTable.Col<Segment>
          source="name"
          disableSort
          render={(row) => (
            <>
              {row.name} {archived(row)}
            </>
          )}
        />
        <DataTable.Col<Segment> source="sentence" disableSort sx={{ maxWidth: 520 }} />
        <DataTable.Col<Segment>
          source="memberCount"
          label="resources.segments.fields.members"
          align="right"
          disableSort
          render={({ memberCount }) => count(memberCount)}
        />
        <DataTable.Col<Segment> source="madeBy" disableSort />
        <DataTable.Col<Segment> source="updatedAt" disableSort render={({ updatedAt }) => instant(updatedAt)} />
      </Listing>
      {write && <ReadyMade />}
    </>
  );
};
