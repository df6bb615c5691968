import { DataTable, SearchInput, useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import type { TableFile } from '../../components/ExportMenu.tsx';
import { includeArchived } from '../../components/includeArchived.tsx';
import { Listing } from '../../components/Listing.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { PassTypesQuery } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';

type PassType = PassTypesQuery['passTypes'][number];

/** What a pass says, in words. */
function useWords() {
  const t = useTranslate();
  const { money } = useFormat();
  const word = (name: string, count: number) => t(`resources.passTypes.${name}`, { smart_count: count });
  const gives = ({ uses, validDays, perDay }: PassType) =>
    [
      uses === null ? t('resources.passTypes.any') : word('uses', uses),
      validDays === null ? t('resources.passTypes.for_ever') : word('days', validDays),
      perDay !== null && word('a_day', perDay),
    ]
      .filter(Boolean)
      .join(' · ');
  const where = ({ stores }: PassType) =>
    stores.length === 0 ? t('resources.passTypes.everywhere') : stores.map(({ name }) => name).join(', ');
  return { money, gives, where };
}

const useTable = (): TableFile<PassType> => {
  const t = useTranslate();
  const { where } = useWords();
  const fields = ['code', 'name', 'productId', 'uses', 'validDays', 'perDay', 'price', 'orgIds'];
  return {
    file: 'passes',
    heads: fields.map((field) => t(`resources.passTypes.fields.${field}`)),
    cells: (row) => [row.code, row.name, row.product.name, row.uses, row.validDays, row.perDay, row.price, where(row)],
  };
};

/** The passes that are sold. */
export const PassTypeList = () => {
  const t = useTranslate();
  const { money, gives, where } = useWords();
  const table = useTable();
  const configure = useMay('pass.configure');
  const archived = ({ archivedAt }: PassType) => archivedAt && <Badge label={t('common.archived')} />;
  return (
    <Listing<PassType>
      resource="passTypes"
      sort={{ field: 'code', order: 'ASC' }}
      filters={[<SearchInput key="q" source="q" alwaysOn />, includeArchived]}
      create={configure}
      table={table}
      {...(configure && { page: 'edit' as const })}
      card={(row) => ({
        title: row.name,
        detail: [row.product.name, gives(row), where(row)].join(' · '),
        figure: money(row.price),
        note: archived(row),
      })}
    >
      <DataTable.Col<PassType> source="code" disableSort />
      <DataTable.Col<PassType>
        source="name"
        disableSort
        render={(row) => (
          <>
            {row.name} {archived(row)}
          </>
        )}
      />
      <DataTable.Col<PassType> source="productId" disableSort render={({ product }) => product.name} />
      <DataTable.Col<PassType> source="gives" disableSort render={gives} />
      <DataTable.Col<PassType> source="price" align="right" disableSort render={({ price }) => money(price)} />
      <DataTable.Col<PassType> source="orgIds" disableSort render={where} />
    </Listing>
  );
};
