import { Title, useTranslate } from 'react-admin';
import { EmptyState } from '../components/EmptyState.tsx';

/** For an address that leads nowhere, or to a room that the role may not enter. */
export const NotFound = () => {
  const t = useTranslate();
  return (
    <>
      <Title title={t('ra.page.not_found')} />
      <EmptyState text={t('frame.not_found')} step={{ label: t('frame.go_home'), to: '/' }} height={320} />
    </>
  );
};
