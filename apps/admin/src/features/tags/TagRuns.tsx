import { useQuery } from '@apollo/client/react';
import { Box, LinearProgress, Typography } from '@mui/material';
import { useEffect } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { nodeIn } from '../../providers/source.ts';
import { TagRunsDocument } from './documents.ts';

const EVERY_MS = 2_000;

/** How far a worker is with tagging many; looked at again while one is at work. */
export const TagRuns = () => {
  const t = useTranslate();
  const { count, instant } = useFormat();
  const tag = useRecordContext<{ id: string }>();
  const { data, startPolling, stopPolling } = useQuery(TagRunsDocument, {
    variables: { id: tag?.id ?? '' },
    skip: !tag,
    fetchPolicy: 'cache-and-network',
  });
  const runs = nodeIn(data)?.runs ?? [];
  const working = runs.some(({ endedAt }) => endedAt === null);
  useEffect(() => {
    if (working) startPolling(EVERY_MS);
    return stopPolling;
  }, [working, startPolling, stopPolling]);
  if (runs.length === 0) return null;
  return (
    <Section title={t('resources.tags.runs')}>
      {runs.map(({ segment, total, done, createdAt, endedAt }) => {
        const label = t('resources.tags.run', { segment, done: count(done), total: count(total) });
        return (
          <Box key={createdAt} sx={{ py: 2 }}>
            <Typography sx={{ overflowWrap: 'anywhere' }}>{label}</Typography>
            {endedAt === null && (
              <LinearProgress variant="determinate" aria-label={label} value={total > 0 ? Math.min(100, (done / total) * 100) : 0} />
            )}
            <Typography variant="body2" color="text.secondary">
              {instant(endedAt ?? createdAt)}
            </Typography>
          </Box>
        );
      })}
    </Section>
  );
};
