import { useTranslate } from 'react-admin';
import { figureColumn } from '../../components/FigureTable.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { reportTable } from './sheet.tsx';
import { type Report, useComparison } from './useTurnover.tsx';

type Source = Report['newMembers']['sources'][number];
type Store = Report['newMembers']['stores'][number];
type Level = Report['levels'][number];

/** 会员: who joined, through what, where, and what each level bought. */
export function useMembers() {
  const t = useTranslate();
  const { whole, count, percent } = useFormat();
  const compared = useComparison();
  const word = (name: string) => t(`resources.report.measure.${name}`);
  const share = <Row extends { share: number | null }>() => figureColumn<Row>('share', word('share'), (row) => row.share, percent);
  return ({ overview: { current, previous, sameLastYear }, membersInAll, newMembers, levels }: Report) => {
    const line = (name: 'activeMembers' | 'newMembers') => ({
      name: word(name),
      measure: 'count' as const,
      now: current[name],
      before: previous[name],
      lastYear: sameLastYear[name],
    });
    const total = {
      name: word('membersInAll'),
      measure: 'count' as const,
      now: membersInAll,
      before: membersInAll - newMembers.total,
      lastYear: null,
    };
    const levelName = ({ level }: Level) => level?.name ?? t('resources.report.no_level');
    const source = (row: Source) => t(`resources.members.source.${row.source}`);
    return {
      figures: compared(t('resources.report.member_figures'), [total, line('newMembers'), line('activeMembers')]),
      sources: reportTable<Source>(
        t('resources.report.sources'),
        [
          { key: 'source', label: t('resources.report.source'), render: source, value: source },
          figureColumn<Source>('count', word('newMembers'), (row) => row.count, count),
          share<Source>(),
        ],
        newMembers.sources,
        (row) => row.source,
      ),
      stores: reportTable<Store>(
        t('resources.report.new_by_store'),
        [
          { key: 'name', label: t('resources.report.store'), render: ({ name }) => name, value: ({ name }) => name },
          figureColumn<Store>('count', word('newMembers'), (row) => row.count, count),
          share<Store>(),
        ],
        newMembers.stores,
        ({ id }) => id,
      ),
      levels: reportTable<Level>(
        t('resources.report.levels'),
        [
          { key: 'level', label: t('resources.report.level'), render: levelName, value: levelName },
          figureColumn<Level>('revenue', word('revenue'), ({ figures }) => Number(figures.revenue), whole),
          share<Level>(),
          figureColumn<Level>('orders', word('orders'), ({ figures }) => figures.orders, count),
          figureColumn<Level>('basket', word('basket'), ({ figures }) => (figures.basket === null ? null : Number(figures.basket)), whole),
        ],
        levels,
        ({ level }) => level?.id ?? '',
      ),
    };
  };
}
