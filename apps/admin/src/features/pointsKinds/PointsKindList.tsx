import { DataTable, useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import type { TableFile } from '../../components/ExportMenu.tsx';
import { includeArchived } from '../../components/includeArchived.tsx';
import { Listing } from '../../components/Listing.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { numberOf } from '../../format.ts';
import type { PointsKindsQuery } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';

type Kind = PointsKindsQuery['pointsKinds'][number];

/** "12 months after they are given" */
function useExpiry() {
  const t = useTranslate();
  return ({ policy, months, expiresMonth, expiresDay, yearsLater }: Kind) => {
    const words = policy === 'FIXED_DATE' && yearsLater === 0 ? 'NEXT_DATE' : policy;
    return t(`resources.pointsKinds.expires.${words}`, { smart_count: months ?? yearsLater, month: expiresMonth, day: expiresDay });
  };
}

const HEADS = ['code', 'name', 'policy', 'worth', 'approveAbove', 'archivedAt'];

const useTable = (): TableFile<Kind> => {
  const t = useTranslate();
  const { clock } = useFormat();
  const expiry = useExpiry();
  return {
    file: 'points-kinds',
    heads: HEADS.map((field) => t(`resources.pointsKinds.fields.${field}`)),
    cells: (kind) => [kind.code, kind.name, expiry(kind), numberOf(kind.worth), kind.approveAbove, clock(kind.archivedAt)],
  };
};

/** What points there are. */
export const PointsKindList = () => {
  const t = useTranslate();
  const { count, money } = useFormat();
  const expiry = useExpiry();
  const write = useMay('points.configure');
  const table = useTable();
  return (
    <Listing<Kind>
      resource="pointsKinds"
      sort={{ field: 'code', order: 'ASC' }}
      filters={[includeArchived]}
      create={write}
      table={table}
      page={write ? 'edit' : undefined}
      card={(kind) => ({ title: kind.name, detail: expiry(kind), figure: money(kind.worth) })}
    >
      <DataTable.Col source="name" disableSort />
      <DataTable.Col source="code" disableSort />
      <DataTable.Col<Kind> source="policy" disableSort render={expiry} />
      <DataTable.Col<Kind> source="worth" align="right" disableSort render={({ worth }) => money(worth)} />
      <DataTable.Col<Kind>
        source="approveAbove"
        align="right"
        disableSort
        render={({ approveAbove }) => (approveAbove === null ? '–' : count(approveAbove))}
      />
      <DataTable.Col<Kind>
        source="archivedAt"
        label="common.status"
        disableSort
        render={({ archivedAt }) => (archivedAt ? <Badge label={t('common.archived')} /> : null)}
      />
    </Listing>
  );
};
