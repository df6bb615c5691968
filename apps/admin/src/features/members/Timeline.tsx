import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { Member } from './memberDocument.ts';

const SHORT = 12;

/** All that happened to the member, the newest first. */
export const Timeline = ({ member: { timeline } }: { member: Member }) => {
  const t = useTranslate();
  const { instant } = useFormat();
  const [all, setAll] = useState(false);
  const shown = all ? timeline : timeline.slice(0, SHORT);
  return (
    <Section title={t('resources.members.timeline')}>
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none', borderLeft: 1, borderColor: 'divider' }}>
        {shown.map(({ at, kind, text }, place) => (
          <Box component="li" key={`${at} ${place}`} sx={{ position: 'relative', pl: 4, py: 1 }}>
            <Box
              aria-hidden
              sx={{
                position: 'absolute',
                left: -4,
                top: 14,
                width: 7,
                height: 7,
                borderRadius: '50%',
                bgcolor: kind === 'SALE' ? 'primary.main' : 'text.disabled',
              }}
            />
            <Typography sx={{ overflowWrap: 'anywhere' }}>{text}</Typography>
            <Typography variant="body2" color="text.secondary">
              {instant(at)}
            </Typography>
          </Box>
        ))}
      </Box>
      {timeline.length > SHORT && (
        <Button size="small" onClick={() => setAll(!all)} aria-expanded={all}>
          {t(all ? 'resources.members.timeline_less' : 'resources.members.timeline_more', { count: timeline.length })}
        </Button>
      )}
    </Section>
  );
};
