import { Box } from '@mui/material';
import { DataTable, SearchInput, useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { includeArchived } from '../../components/includeArchived.tsx';
import { Listing } from '../../components/Listing.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { CategoriesQuery } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import type { Deep } from '../../tree.ts';

type Category = Deep<CategoriesQuery['categories'][number]>;

const Name = ({ category: { name, depth } }: { category: Category }) => (
  <Box component="span" sx={{ pl: depth * 5, fontWeight: depth === 0 ? 550 : 400 }}>
    {name}
  </Box>
);

/** The categories as a tree. */
export const CategoryList = () => {
  const t = useTranslate();
  const { count } = useFormat();
  const write = useMay('product.write');
  return (
    <Listing<Category>
      resource="categories"
      sort={{ field: 'position', order: 'ASC' }}
      perPage={100}
      filters={[<SearchInput key="q" source="q" alwaysOn />, includeArchived]}
      create={write}
      page={write ? 'edit' : undefined}
      card={(category) => ({ title: <Name category={category} />, note: category.code, figure: count(category.productCount) })}
    >
      <DataTable.Col<Category> source="name" disableSort render={(category) => <Name category={category} />} />
      <DataTable.Col source="code" disableSort />
      <DataTable.Col<Category>
        source="productCount"
        label="resources.categories.fields.products"
        align="right"
        disableSort
        render={({ productCount }) => count(productCount)}
      />
      <DataTable.Col<Category>
        source="archivedAt"
        label="common.status"
        disableSort
        render={({ archivedAt }) => (archivedAt ? <Badge label={t('common.archived')} /> : null)}
      />
    </Listing>
  );
};
