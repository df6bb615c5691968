import { DataTable, SearchInput, useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import type { TableFile } from '../../components/ExportMenu.tsx';
import { includeArchived } from '../../components/includeArchived.tsx';
import { Listing } from '../../components/Listing.tsx';
import type { SuppliersQuery } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';

type Supplier = SuppliersQuery['suppliers']['edges'][number]['node'];

const HEADS = ['code', 'name', 'contact', 'phone', 'leadDays', 'productCount'] as const;

const useTable = (): TableFile<Supplier> => {
  const t = useTranslate();
  return {
    file: 'suppliers',
    heads: HEADS.map((field) => t(`resources.suppliers.fields.${field}`)),
    cells: (row) => HEADS.map((field) => row[field]),
  };
};

/** Who goods are bought from, by code. */
export const SupplierList = () => {
  const t = useTranslate();
  const table = useTable();
  const [configure, exports] = [useMay('purchase.configure'), useMay('purchase.export')];
  const archived = ({ archivedAt }: Supplier) => archivedAt && <Badge label={t('common.archived')} />;
  return (
    <Listing<Supplier>
      resource="suppliers"
      sort={{ field: 'code', order: 'ASC' }}
      filters={[<SearchInput key="q" source="q" alwaysOn />, includeArchived]}
      create={configure}
      table={exports && table}
      page="show"
      card={(row) => ({
        title: row.name,
        detail: [row.contact, row.phone].filter(Boolean).join(' · '),
        figure: t('resources.suppliers.days', { smart_count: row.leadDays }),
        note: archived(row),
      })}
    >
      <DataTable.Col source="code" disableSort />
      <DataTable.Col<Supplier>
        source="name"
        disableSort
        render={(row) => (
          <>
            {row.name} {archived(row)}
          </>
        )}
      />
      <DataTable.Col source="contact" disableSort />
      <DataTable.Col source="phone" disableSort />
      <DataTable.Col<Supplier>
        source="leadDays"
        align="right"
        disableSort
        render={({ leadDays }) => t('resources.suppliers.days', { smart_count: leadDays })}
      />
      <DataTable.Col source="productCount" align="right" disableSort />
    </Listing>
  );
};
