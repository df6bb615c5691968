import { useQuery } from '@apollo/client/react';
import { Box, Skeleton, Typography } from '@mui/material';
import { useEffect, useMemo } from 'react';
import { useTranslate } from 'react-admin';
import { renderSVG } from 'uqr';
import { nodeIn } from '../../providers/source.ts';
import { CardCodeDocument } from './documents.ts';

const SIZE = 176;

/** The code of an electronic card; the next one is asked for when its minute is over. */
export const QrCode = ({ id }: { id: string }) => {
  const t = useTranslate();
  const { data, refetch } = useQuery(CardCodeDocument, { variables: { id }, fetchPolicy: 'network-only' });
  const code = nodeIn(data)?.code;
  useEffect(() => {
    if (!code) return undefined;
    const wait = Math.max(1_000, new Date(code.until).getTime() - Date.now() + 250);
    const timer = setTimeout(() => void refetch(), wait);
    return () => clearTimeout(timer);
  }, [code, refetch]);
  const picture = useMemo(() => code && `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(code.text, { border: 2 }))}`, [code]);
  if (data && !code) return null;
  return (
    <Box sx={{ display: 'grid', gap: 2, justifyItems: 'start' }}>
      {picture ? (
        <Box
          component="img"
          src={picture}
          alt={t('resources.cards.code')}
          sx={{ width: SIZE, height: SIZE, borderRadius: 1, bgcolor: '#fff' }}
        />
      ) : (
        <Skeleton variant="rounded" width={SIZE} height={SIZE} component="output" aria-label={t('common.loading')} />
      )}
      <Typography variant="body2" color="text.secondary">
        {t('resources.cards.code_help')}
      </Typography>
    </Box>
  );
};
