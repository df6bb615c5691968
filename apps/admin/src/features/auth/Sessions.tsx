import { Box, Button, Chip, Divider, Typography } from '@mui/material';
import { useCallback, useEffect, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { authApi, type DeviceSession } from '../../providers/authApi.ts';
import { deviceName } from './deviceName.ts';

/** The devices that are signed in, each with a way out. */
export const Sessions = () => {
  const t = useTranslate();
  const notify = useNotify();
  const { instant } = useFormat();
  const [here, setHere] = useState<string | null>(null);
  const [sessions, setSessions] = useState<DeviceSession[]>([]);

  const load = useCallback(async () => {
    const [current, all] = await Promise.all([authApi.session(), authApi.sessions()]);
    setHere(current?.session.id ?? null);
    setSessions(all);
  }, []);
  useEffect(() => {
    load().catch(() => undefined);
  }, [load]);

  const end = async (ending: Promise<unknown>) => {
    try {
      await ending;
      notify('auth.revoked', { type: 'success' });
      await load();
    } catch {
      notify('auth.unreachable', { type: 'error' });
    }
  };

  return (
    <Section title={t('auth.sessions')} help={t('auth.sessions_help')}>
      {sessions.map(({ id, token, userAgent, ipAddress, createdAt }) => (
        <Box key={id}>
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 3, py: 2 }}>
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Typography>{deviceName(userAgent ?? '')}</Typography>
              <Typography variant="body2" color="text.secondary">
                {[ipAddress, instant(createdAt)].filter(Boolean).join(' · ')}
              </Typography>
            </Box>
            {id === here ? (
              <Chip label={t('auth.this_session')} />
            ) : (
              <Button onClick={() => end(authApi.revoke(token))}>{t('auth.revoke')}</Button>
            )}
          </Box>
          <Divider />
        </Box>
      ))}
      {sessions.length > 1 && (
        <Button color="error" sx={{ mt: 3 }} onClick={() => end(authApi.revokeOthers())}>
          {t('auth.revoke_others')}
        </Button>
      )}
    </Section>
  );
};
