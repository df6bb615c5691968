import { useTranslate } from 'react-admin';
import { usePalette } from '../../components/usePalette.ts';

/** How many places up or down; who was not ranked before is new. */
export const RankMove = ({ rank, before }: { rank: number; before: number | null }) => {
  const t = useTranslate();
  const { good, bad } = usePalette();
  if (before === null) return t('resources.dashboard.newcomer');
  const places = before - rank;
  if (places === 0) return <span title={t('resources.dashboard.same_rank')}>=</span>;
  const words = t(places > 0 ? 'resources.dashboard.up' : 'resources.dashboard.down', { places: Math.abs(places) });
  return (
    <span title={words} style={{ whiteSpace: 'nowrap', color: places > 0 ? good : bad }}>
      {places > 0 ? '▲' : '▼'} {Math.abs(places)}
    </span>
  );
};
