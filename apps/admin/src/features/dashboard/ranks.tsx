import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { useBranch } from '../../frame/useBranch.ts';
import { RankCard } from './RankCard.tsx';
import type { Page } from './useDashboard.ts';

/** Where the figures of one thing are told in full: the analytics page, with the same period and branch. */
function useDetails(filter: 'category' | 'product' | 'employee') {
  const navigate = useNavigate();
  return ({ id }: { id: string }) => {
    const params = new URLSearchParams(location.search);
    params.set(filter, id);
    void navigate({ pathname: '/analytics', search: params.toString() });
  };
}

export const Categories = ({ data, ...state }: Page) => {
  const t = useTranslate();
  const open = useDetails('category');
  const rows = data?.salesByCategory?.rows ?? [];
  const what = t('resources.categories.name', { smart_count: 1 });
  return <RankCard title={t('resources.analytics.categories')} what={what} rows={rows} onRow={open} file="categories" {...state} />;
};

export const Products = ({ data, ...state }: Page) => {
  const t = useTranslate();
  const open = useDetails('product');
  const what = t('resources.products.name', { smart_count: 1 });
  return (
    <RankCard
      title={t('resources.analytics.products')}
      what={what}
      rows={data?.salesByProduct?.rows ?? []}
      onRow={open}
      file="products"
      {...state}
    />
  );
};

export const Staff = ({ data, ...state }: Page) => {
  const t = useTranslate();
  const open = useDetails('employee');
  const what = t('resources.staff.name', { smart_count: 1 });
  return (
    <RankCard
      moves
      title={t('resources.analytics.staff')}
      what={what}
      rows={data?.staffRanking?.rows ?? []}
      onRow={open}
      file="staff"
      {...state}
    />
  );
};

export const Stores = ({ data, ...state }: Page) => {
  const t = useTranslate();
  const [, choose] = useBranch();
  const what = t('resources.orgs.kind.STORE');
  return (
    <RankCard
      moves
      title={t('resources.analytics.stores')}
      what={what}
      rows={data?.salesByStore?.rows ?? []}
      onRow={({ id }) => choose(id)}
      file="stores"
      {...state}
    />
  );
};
