import { useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import type { ImportState } from '../../gql/graphql.ts';

const TONE = { QUEUED: 'neutral', RUNNING: 'neutral', DONE: 'good', CANCELLED: 'warn', FAILED: 'bad' } as const;

/** Whether an import waits, runs or is over, and whether it only tried. */
export const State = ({ state, dryRun }: { state: ImportState; dryRun: boolean }) => {
  const t = useTranslate();
  return (
    <>
      <Badge tone={TONE[state]} label={t(`resources.imports.state.${state}`)} />{' '}
      {dryRun && <Badge label={t('resources.imports.dry_run')} />}
    </>
  );
};
