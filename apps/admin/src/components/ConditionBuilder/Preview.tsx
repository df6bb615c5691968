import { useQuery } from '@apollo/client/react';
import type { Condition } from '@regulars/domain/criteria';
import { Alert, Box, LinearProgress, Link as MuiLink, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { messageOf } from '../../providers/errors.ts';
import { useFormat } from '../useFormat.ts';
import { useRested } from '../useRested.ts';
import { ConditionPreviewDocument } from './documents.ts';

/** How many a condition finds, in which words, and who for instance: as it is written. Of the last answer while the next one comes. */
export const Preview = ({ condition, finished }: { condition: Condition; finished: boolean }) => {
  const t = useTranslate();
  const { count } = useFormat();
  const asked = useRested(JSON.stringify(condition));
  const { data, previousData, loading, error } = useQuery(ConditionPreviewDocument, {
    variables: { criteria: JSON.parse(asked) },
    fetchPolicy: 'network-only',
  });
  const found = (data ?? (error ? undefined : previousData))?.segmentPreview;
  return (
    <Box component="section" aria-label={t('conditions.preview')} sx={{ display: 'grid', gap: 3, alignContent: 'start', minWidth: 0 }}>
      <Box aria-live="polite">
        <Typography variant="body2" color="text.secondary">
          {t('conditions.members')}
        </Typography>
        <Typography
          component="p"
          data-testid="member-count"
          sx={{ fontSize: 34, lineHeight: '44px', fontWeight: 600, letterSpacing: '-0.02em' }}
        >
          {found ? count(found.memberCount) : '—'}
        </Typography>
        <Box sx={{ height: 4 }}>{loading && <LinearProgress />}</Box>
      </Box>
      {error && <Alert severity="warning">{messageOf(error)}</Alert>}
      {!finished && <Alert severity="info">{t('conditions.unfinished')}</Alert>}
      {found && (
        <>
          <Typography sx={{ overflowWrap: 'anywhere' }}>{found.sentence}</Typography>
          {found.readsPurchases && (
            <Typography variant="body2" color="text.secondary">
              {t('conditions.budget')}
            </Typography>
          )}
          {found.sample.length > 0 && (
            <Box>
              <Typography variant="h3" component="h3" sx={{ mb: 1 }}>
                {t('conditions.sample')}
              </Typography>
              {found.sample.map(({ id, name, number, level }) => (
                <Typography key={id} variant="body2" sx={{ py: 0.5 }}>
                  <MuiLink component={Link} to={`/members/${encodeURIComponent(id)}/show`}>
                    {name}
                  </MuiLink>{' '}
                  · {level.name} · {number}
                </Typography>
              ))}
            </Box>
          )}
        </>
      )}
    </Box>
  );
};
