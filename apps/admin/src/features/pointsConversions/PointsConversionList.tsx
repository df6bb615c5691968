import { DataTable, useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import type { TableFile } from '../../components/ExportMenu.tsx';
import { includeArchived } from '../../components/includeArchived.tsx';
import { Listing } from '../../components/Listing.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { PointsConversionsQuery } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';

type Rule = PointsConversionsQuery['pointsConversions'][number] & { name: string };

const HEADS = ['fromId', 'toId', 'give', 'get', 'minimum', 'step', 'archivedAt'];

const useTable = (): TableFile<Rule> => {
  const t = useTranslate();
  const { clock } = useFormat();
  return {
    file: 'points-conversions',
    heads: HEADS.map((field) => t(`resources.pointsConversions.fields.${field}`)),
    cells: ({ from, to, give, get, minimum, step, archivedAt }) => [from.name, to.name, give, get, minimum, step, clock(archivedAt)],
  };
};

/** What points can become. */
export const PointsConversionList = () => {
  const t = useTranslate();
  const { count } = useFormat();
  const write = useMay('points.configure');
  const table = useTable();
  const rate = ({ give, get }: Rule) => `${count(give)} : ${count(get)}`;
  return (
    <Listing<Rule>
      resource="pointsConversions"
      sort={{ field: 'id', order: 'ASC' }}
      filters={[includeArchived]}
      create={write}
      table={table}
      page={write ? 'edit' : undefined}
      card={(rule) => ({ title: rule.name, detail: `≥ ${count(rule.minimum)}`, figure: rate(rule) })}
    >
      <DataTable.Col source="name" disableSort />
      <DataTable.Col<Rule> source="rate" align="right" disableSort render={rate} />
      <DataTable.Col<Rule> source="minimum" align="right" disableSort render={({ minimum }) => count(minimum)} />
      <DataTable.Col<Rule> source="step" align="right" disableSort render={({ step }) => count(step)} />
      <DataTable.Col<Rule>
        source="archivedAt"
        label="common.status"
        disableSort
        render={({ archivedAt }) => (archivedAt ? <Badge label={t('common.archived')} /> : null)}
      />
    </Listing>
  );
};
