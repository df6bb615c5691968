import { useTranslate } from 'react-admin';
import { useFormat } from '../../components/useFormat.ts';
import type { PassHeldFragment } from '../../gql/graphql.ts';

/** What is left of a pass, in words. */
export function usePassText() {
  const t = useTranslate();
  const { day } = useFormat();
  return ({ usesSold, usesLeft, usedToday, expiresOn }: PassHeldFragment): string =>
    [
      usesLeft === null ? t('resources.usePass.any') : t('resources.usePass.left', { left: usesLeft, sold: usesSold }),
      expiresOn ? t('resources.usePass.until', { day: day(expiresOn) }) : t('resources.usePass.for_ever'),
      usedToday > 0 && t('resources.usePass.used_today', { count: usedToday }),
    ]
      .filter(Boolean)
      .join(' · ');
}
