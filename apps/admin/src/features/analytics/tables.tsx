import { useQuery } from '@apollo/client/react';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import { useBranch } from '../../frame/useBranch.ts';
import type { SalesRankBy } from '../../gql/graphql.ts';
import { messageOf } from '../../providers/errors.ts';
import { CategoriesOfDocument, ProductRanksDocument, StaffRanksDocument, StoreRanksDocument } from './documents.ts';
import { RANKS } from './measures.ts';
import { Ranking } from './Ranking.tsx';
import { useScope } from './useScope.ts';

/** What a table is ranked by, kept in the address under the table's own name. */
function useRankBy(name: string): [SalesRankBy, (by: SalesRankBy) => void] {
  const [params, setParams] = useSearchParams();
  const by = RANKS.find((rank) => rank.by === params.get(name))?.by ?? 'REVENUE';
  return [by, (next) => setParams((old) => new URLSearchParams({ ...Object.fromEntries(old), [name]: next }))];
}

/** State of a query as a card wants it; figures stay in place while new ones are on their way. */
const stateOf = ({ loading, data, error }: { loading: boolean; data: unknown; error?: unknown }) => ({
  loading: loading && !data,
  failure: error ? messageOf(error) : undefined,
});

/** The categories below the one that is chosen; a click goes into one. */
export const CategoryTable = () => {
  const t = useTranslate();
  const { variables, chosen, change } = useScope();
  const result = useQuery(CategoriesOfDocument, { variables: { ...variables, parentId: chosen('category') } });
  const data = result.data ?? result.previousData;
  return (
    <Ranking
      title={t('resources.analytics.categories')}
      what={t('resources.categories.name', { smart_count: 1 })}
      rows={data?.salesByCategory?.rows ?? []}
      by="REVENUE"
      onRow={({ id }) => change({ category: id })}
      {...stateOf({ ...result, data })}
      file="categories"
    />
  );
};

/** The best products; a click limits the page to one. */
export const ProductTable = () => {
  const t = useTranslate();
  const { variables, change } = useScope();
  const [by, setBy] = useRankBy('products');
  const result = useQuery(ProductRanksDocument, { variables: { ...variables, by } });
  const data = result.data ?? result.previousData;
  return (
    <Ranking
      title={t('resources.analytics.products')}
      what={t('resources.products.name', { smart_count: 1 })}
      rows={data?.salesByProduct?.rows ?? []}
      by={by}
      onBy={setBy}
      onRow={({ id }) => change({ product: id })}
      {...stateOf({ ...result, data })}
      file="products"
    />
  );
};

/** The stores; a click chooses the branch. */
export const StoreTable = () => {
  const t = useTranslate();
  const { variables } = useScope();
  const [, choose] = useBranch();
  const result = useQuery(StoreRanksDocument, { variables });
  const data = result.data ?? result.previousData;
  return (
    <Ranking
      title={t('resources.analytics.stores')}
      what={t('resources.orgs.kind.STORE')}
      rows={data?.salesByStore?.rows ?? []}
      by="REVENUE"
      onRow={({ id }) => choose(id)}
      {...stateOf({ ...result, data })}
      file="stores"
    />
  );
};

/** The salespeople; equal figures share a rank. */
export const StaffTable = () => {
  const t = useTranslate();
  const { variables, change } = useScope();
  const [by, setBy] = useRankBy('staff');
  const result = useQuery(StaffRanksDocument, { variables: { ...variables, by } });
  const data = result.data ?? result.previousData;
  return (
    <Ranking
      title={t('resources.analytics.staff')}
      what={t('resources.staff.name', { smart_count: 1 })}
      rows={data?.staffRanking?.rows ?? []}
      by={by}
      onBy={setBy}
      onRow={({ id }) => change({ employee: id })}
      {...stateOf({ ...result, data })}
      file="staff"
    />
  );
};
