import { Box, ButtonBase, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { Section } from '../../components/Section.tsx';
import { useReadyMade } from './useReadyMade.ts';

/** Segments that are written already: a click opens one, to be looked at, changed and kept. */
export const ReadyMade = () => {
  const t = useTranslate();
  const ready = useReadyMade();
  if (!ready) return null;
  return (
    <Box sx={{ mt: 8 }}>
      <Section title={t('resources.segments.ready')} help={t('resources.segments.ready_help')}>
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'repeat(auto-fill, minmax(min(260px, 100%), 1fr))' }}>
          {ready.map(({ key, name, sentence }) => (
            <ButtonBase
              key={key}
              component={Link}
              to={`/segments/create?from=${key}`}
              sx={{ display: 'block', p: 3, textAlign: 'left', border: 1, borderColor: 'divider', borderRadius: 2 }}
            >
              <Typography sx={{ fontWeight: 500 }}>{name}</Typography>
              <Typography variant="body2" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
                {sentence}
              </Typography>
            </ButtonBase>
          ))}
        </Box>
      </Section>
    </Box>
  );
};
