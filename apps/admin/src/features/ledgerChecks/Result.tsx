import { useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';

/** What came of a check, in one word; while it waits or runs, that. */
export const Result = ({ ok }: { ok: boolean | null | undefined }) => {
  const t = useTranslate();
  if (ok === null || ok === undefined) return <Badge label={t('resources.ledgerChecks.running')} />;
  return ok ? <Badge tone="good" label={t('resources.ledgerChecks.good')} /> : <Badge tone="bad" label={t('resources.ledgerChecks.bad')} />;
};
