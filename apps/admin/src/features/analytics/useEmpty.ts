import { useTranslate } from 'react-admin';
import { useMay } from '../../providers/viewer.ts';

/** What an empty chart says: nothing was sold in the period, and how figures come in. */
export function useEmpty(): { text: string; step?: { label: string; to: string } } {
  const t = useTranslate();
  const may = useMay('import.run');
  return { text: t('resources.analytics.empty'), ...(may && { step: { label: t('resources.imports.start'), to: '/imports/create' } }) };
}
