import { DataTable, SearchInput, SelectInput, useTranslate } from 'react-admin';
import type { TableFile } from '../../components/ExportMenu.tsx';
import { Listing } from '../../components/Listing.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { PromotionRowFragment as Promotion } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { latest } from './source.ts';
import { StateBadge } from './VersionActions.tsx';

const STATES = (['PUBLISHED', 'DRAFT', 'RETIRED'] as const).map((id) => ({ id, name: `resources.promotions.state.${id}` }));

export const stateFilters = [
  <SearchInput key="q" source="q" alwaysOn />,
  <SelectInput key="state" source="state" label="resources.promotions.fields.state" choices={STATES} />,
];

/** What the version in force says, or what is written. */
const effect = ({ versions }: Promotion) =>
  (versions.find(({ state }) => state === 'PUBLISHED') ?? latest(versions))?.rule.effectText ?? '';

const useTable = (): TableFile<Promotion> => {
  const t = useTranslate();
  const { clock } = useFormat();
  return {
    file: 'promotions',
    heads: ['name', 'state', 'effect', 'budget', 'useLimit', 'createdAt', 'createdBy'].map((field) =>
      t(`resources.promotions.fields.${field}`),
    ),
    cells: (row) => [
      row.name,
      t(`resources.promotions.state.${row.state}`),
      effect(row),
      row.budget,
      row.useLimit,
      clock(row.createdAt),
      row.createdBy,
    ],
  };
};

/** Promotions, the latest first. */
export const PromotionList = () => {
  const t = useTranslate();
  const { money, count, day } = useFormat();
  const write = useMay('promotion.write');
  const table = useTable();
  const period = ({ versions }: Promotion) => {
    const { startsOn, endsOn } = latest(versions)?.rule ?? {};
    return startsOn || endsOn ? `${startsOn ? day(startsOn) : ''} – ${endsOn ? day(endsOn) : ''}` : t('resources.promotions.always');
  };
  return (
    <Listing<Promotion>
      resource="promotions"
      sort={{ field: 'id', order: 'DESC' }}
      filters={stateFilters}
      create={write}
      table={table}
      {...(write && { page: 'edit' as const })}
      card={(row) => ({ title: row.name, detail: effect(row), figure: '', note: <StateBadge state={row.state} /> })}
    >
      <DataTable.Col<Promotion> source="name" disableSort />
      <DataTable.Col<Promotion> source="state" disableSort render={({ state }) => <StateBadge state={state} />} />
      <DataTable.Col<Promotion> source="effect" disableSort render={effect} />
      <DataTable.Col<Promotion> source="period" disableSort render={period} />
      <DataTable.Col<Promotion>
        source="budget"
        align="right"
        disableSort
        render={({ budget }) => (budget === null ? '—' : money(budget))}
      />
      <DataTable.Col<Promotion>
        source="useLimit"
        align="right"
        disableSort
        render={({ useLimit }) => (useLimit === null ? '—' : count(useLimit))}
      />
    </Listing>
  );
};
