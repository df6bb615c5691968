import { DataTable, useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { includeArchived } from '../../components/includeArchived.tsx';
import { Listing } from '../../components/Listing.tsx';
import type { PriceTiersQuery } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';

type PriceTier = PriceTiersQuery['priceTiers'][number];

/** The price lists beside the retail price. */
export const PriceTierList = () => {
  const t = useTranslate();
  const write = useMay('product.write');
  return (
    <Listing<PriceTier>
      resource="priceTiers"
      sort={{ field: 'code', order: 'ASC' }}
      filters={[includeArchived]}
      create={write}
      page={write ? 'edit' : undefined}
      card={({ name, code }) => ({ title: name, note: code })}
    >
      <DataTable.Col source="name" disableSort />
      <DataTable.Col source="code" disableSort />
      <DataTable.Col<PriceTier>
        source="archivedAt"
        label="common.status"
        disableSort
        render={({ archivedAt }) => (archivedAt ? <Badge label={t('common.archived')} /> : null)}
      />
    </Listing>
  );
};
