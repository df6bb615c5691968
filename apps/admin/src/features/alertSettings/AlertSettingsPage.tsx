import { useQuery } from '@apollo/client/react';
import { Alert, Box, Skeleton, Typography } from '@mui/material';
import { Title, useTranslate } from 'react-admin';
import { useBranch } from '../../frame/useBranch.ts';
import { messageOf } from '../../providers/errors.ts';
import { useViewer } from '../../providers/viewer.ts';
import { SoundSwitch } from '../alerts/SoundSwitch.tsx';
import { AlertSettingsDocument } from './documents.ts';
import { KindForm } from './KindForm.tsx';

/** When alerts are raised in the branch: what it says itself, and what it takes from above. */
const AlertSettingsPage = () => {
  const t = useTranslate();
  const { org } = useViewer();
  const [branch] = useBranch();
  const orgId = branch ?? org.id;
  const { data, loading, error } = useQuery(AlertSettingsDocument, { variables: { orgId }, fetchPolicy: 'cache-and-network' });
  return (
    <Box sx={{ display: 'grid', gap: 4, maxWidth: 960, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Title title={t('resources.alertSettings.name')} />
      <Typography color="text.secondary">{t('resources.alertSettings.help')}</Typography>
      <SoundSwitch />
      {error && <Alert severity="error">{messageOf(error)}</Alert>}
      {loading && !data && <Skeleton variant="rounded" height={480} component="output" aria-label={t('common.loading')} />}
      {data?.alertSettings.map((setting) => (
        <KindForm key={`${orgId} ${setting.kind}`} setting={setting} orgId={orgId} top={orgId === org.id && org.kind === 'HEAD_OFFICE'} />
      ))}
    </Box>
  );
};

export default AlertSettingsPage;
