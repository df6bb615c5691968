import { useTranslate } from 'react-admin';
import { type Column, figureColumn } from '../../components/FigureTable.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { numberOf } from '../../format.ts';
import type { CouponFigureFieldsFragment, CouponStatisticsQuery } from '../../gql/graphql.ts';

export type Statistics = CouponStatisticsQuery['couponStatistics'];
type OfPromotion = CouponStatisticsQuery['promotionStatistics'][number];

const COUNTS = ['issued', 'claimed', 'used', 'expired', 'voided', 'sales'] as const;
const SUMS = ['revenue', 'discount'] as const;

/** The columns of the tables: a name, then the same figures everywhere. */
export function useColumns() {
  const t = useTranslate();
  const { count, money, quantity } = useFormat();
  const label = (name: string) => t(`resources.couponStatistics.${name}`);
  const figures = <Row extends { figures: CouponFigureFieldsFragment }>(): Column<Row>[] => [
    ...COUNTS.map((name) => figureColumn<Row>(name, label(name), (row) => row.figures[name], count)),
    ...SUMS.map((name) => figureColumn<Row>(name, label(name), (row) => numberOf(row.figures[name]), money)),
  ];
  const named = <Row extends { figures: CouponFigureFieldsFragment }>(key: string, name: (row: Row) => string): Column<Row>[] => [
    { key, label: label(key), render: name, value: name },
    ...figures<Row>(),
  ];
  const promotions: Column<OfPromotion>[] = [
    { key: 'promotion', label: label('promotion'), render: (row) => row.promotion.name, value: (row) => row.promotion.name },
    figureColumn<OfPromotion>('sales', label('sales'), ({ sales }) => sales, count),
    figureColumn<OfPromotion>('quantity', label('quantity'), (row) => numberOf(row.quantity), quantity),
    ...SUMS.map((name) => figureColumn<OfPromotion>(name, label(name), (row) => numberOf(row[name]), money)),
  ];
  return {
    promotions,
    templates: named<Statistics['byTemplate'][number]>('template', ({ template }) => template.name),
    stores: named<Statistics['byStore'][number]>('store', ({ storeName }) => storeName),
    channels: named<Statistics['byChannel'][number]>('channel', ({ channel }) => t(`resources.sales.channel.${channel}`)),
    months: named<Statistics['byMonth'][number]>('month', ({ month }) => month.slice(0, 7)),
  };
}
