import { useQuery, useSubscription } from '@apollo/client/react';
import Download from '@mui/icons-material/Download';
import { Alert, Box, Button, LinearProgress, Typography } from '@mui/material';
import { useEffect } from 'react';
import { Title, useTranslate } from 'react-admin';
import { useNavigate, useParams } from 'react-router';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { mutate } from '../../providers/apollo.ts';
import { messageOf } from '../../providers/errors.ts';
import { nodeIn } from '../../providers/source.ts';
import { useMay } from '../../providers/viewer.ts';
import { Counts } from './Counts.tsx';
import { CancelImportDocument, ImportDocument, ImportProgressDocument, type Job, StartImportDocument } from './documents.ts';
import { Refusals } from './Refusals.tsx';
import { State } from './State.tsx';

/** The stream tells at once; this is for those whose network lets no WebSocket through. */
const POLL_MS = 3000;

const isOpen = ({ state }: Job) => state === 'QUEUED' || state === 'RUNNING';

/** The job, followed while it is under way and read whole once it is over. */
function useJob() {
  const { id = '' } = useParams();
  const { data, error, refetch, startPolling, stopPolling } = useQuery(ImportDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const job = nodeIn(data);
  const open = job ? isOpen(job) : false;
  useSubscription(ImportProgressDocument, { variables: { id }, skip: !open });
  useEffect(() => {
    if (!open) return;
    startPolling(POLL_MS);
    return () => {
      stopPolling();
      void refetch();
    };
  }, [open, refetch, startPolling, stopPolling]);
  return { job, failure: error && messageOf(error) };
}

/** What can be done with the job as it stands. */
const Actions = ({ job }: { job: Job }) => {
  const t = useTranslate();
  const navigate = useNavigate();
  const again = async () => {
    const input = { fileId: job.file.id, mapping: job.mapping, refundDate: job.refundDate };
    const { startImport } = await mutate(StartImportDocument, { input });
    void navigate(`/imports/${encodeURIComponent(startImport.id)}/show`);
  };
  if (isOpen(job)) {
    return (
      <ConfirmButton
        label={t('resources.imports.cancel.action')}
        title={t('resources.imports.cancel.title', { name: job.file.name })}
        consequence={t('resources.imports.cancel.text')}
        action={() => mutate(CancelImportDocument, { id: job.id })}
        done="resources.imports.cancel.done"
      />
    );
  }
  if (job.file.deletedAt) return null;
  if (job.dryRun && job.state === 'DONE')
    return (
      <Button variant="contained" onClick={again}>
        {t('resources.imports.run_for_real')}
      </Button>
    );
  if (job.state === 'CANCELLED')
    return (
      <Button variant="contained" onClick={again}>
        {t('resources.imports.again')}
      </Button>
    );
  return null;
};

/** One import: how far it is, what came of it, what was refused. */
export const ImportShow = () => {
  const t = useTranslate();
  const run = useMay('import.run');
  const { day } = useFormat();
  const { job, failure } = useJob();
  if (!job) return failure ? <Alert severity="error">{failure}</Alert> : <LinearProgress />;
  return (
    <Box sx={{ display: 'grid', gap: 6, maxWidth: 960 }}>
      <Title title={`${t('resources.imports.name', { smart_count: 1 })} · ${job.file.name}`} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 4, alignItems: 'flex-start', justifyContent: 'space-between' }}>
        <Box>
          <Typography variant="h2" sx={{ overflowWrap: 'anywhere' }}>
            {job.file.name}
          </Typography>
          <Box sx={{ mt: 1 }}>
            {t(`resources.imports.target.${job.target}`)} <State state={job.state} dryRun={job.dryRun} />
          </Box>
        </Box>
        <Box sx={{ display: 'flex', gap: 2 }}>
          {job.refusedFile && (
            <Button variant="outlined" startIcon={<Download />} href={job.refusedFile} download>
              {t('resources.imports.download')}
            </Button>
          )}
          {run && <Actions job={job} />}
        </Box>
      </Box>
      {isOpen(job) && (
        <Box component="output" sx={{ display: 'block' }}>
          <Typography sx={{ mb: 1 }}>
            {t(job.state === 'QUEUED' ? 'resources.imports.state.QUEUED' : `resources.imports.phase.${job.phase}`)} ·{' '}
            {Math.round(job.progress * 100)}%
          </Typography>
          <LinearProgress variant={job.progress > 0 ? 'determinate' : 'indeterminate'} value={job.progress * 100} />
        </Box>
      )}
      {job.failure && <Alert severity="error">{[job.failure.field, job.failure.message].filter(Boolean).join(': ')}</Alert>}
      {job.dryRun && job.state === 'DONE' && <Alert severity="info">{t('resources.imports.dry_run_done')}</Alert>}
      {job.file.deletedAt && <Alert severity="info">{t('resources.imports.file_deleted', { day: day(job.file.deletedAt) })}</Alert>}
      <Counts job={job} />
      <Refusals job={job} />
    </Box>
  );
};
