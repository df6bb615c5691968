import { useQuery } from '@apollo/client/react';
import { Alert, Box, Skeleton } from '@mui/material';
import { Title, useTranslate } from 'react-admin';
import { messageOf } from '../../providers/errors.ts';
import { CallSettingsDocument } from './documents.ts';
import { Extensions } from './Extensions.tsx';
import { Keys } from './Keys.tsx';

/** How the telephone system tells of calls, and whose telephone is whose. */
const CallSettingsPage = () => {
  const t = useTranslate();
  const { data, error, refetch } = useQuery(CallSettingsDocument, { fetchPolicy: 'cache-and-network' });
  const after = () => void refetch();
  return (
    <Box sx={{ display: 'grid', gap: 8, maxWidth: 960 }}>
      <Title title={t('resources.callSettings.name')} />
      {error && <Alert severity="error">{messageOf(error)}</Alert>}
      {!data && !error && <Skeleton variant="rounded" height={240} />}
      {data && <Keys keys={data.callKeys} after={after} />}
      {data && <Extensions extensions={data.callExtensions} after={after} />}
    </Box>
  );
};

export default CallSettingsPage;
