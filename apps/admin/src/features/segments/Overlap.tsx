import { useQuery } from '@apollo/client/react';
import { Box, LinearProgress, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { messageOf } from '../../providers/errors.ts';
import { nodeIn } from '../../providers/source.ts';
import { OverlapDocument, SegmentDocument } from './documents.ts';

/** How many members a segment has in common with another. */
export const Overlap = ({ id, criteria, name }: { id: string; criteria: unknown; name: string }) => {
  const t = useTranslate();
  const [other, setOther] = useState('');
  const { data: segments = [] } = useGetList<{ id: string; name: string }>('segments', { pagination: { page: 1, perPage: 100 } });
  const second = nodeIn(useQuery(SegmentDocument, { variables: { id: other }, skip: other === '' }).data);
  const { data, loading, error } = useQuery(OverlapDocument, {
    variables: { first: criteria, second: second?.criteria },
    skip: second === undefined,
    fetchPolicy: 'network-only',
  });
  const found = second && data?.segmentOverlap;
  return (
    <Section title={t('resources.segments.overlap')}>
      <TextField
        select
        size="small"
        label={t('resources.segments.other')}
        value={other}
        onChange={({ target }) => setOther(target.value)}
        sx={{ minWidth: 240, maxWidth: '100%', mb: 2 }}
      >
        {segments
          .filter((segment) => segment.id !== id)
          .map((segment) => (
            <MenuItem key={segment.id} value={segment.id}>
              {segment.name}
            </MenuItem>
          ))}
      </TextField>
      {loading && <LinearProgress />}
      {error && <Typography color="error">{messageOf(error)}</Typography>}
      {found && <Bars {...found} names={[name, second.name]} />}
    </Section>
  );
};

interface BarsProps {
  inFirst: number;
  inSecond: number;
  inBoth: number;
  names: readonly [string, string];
}

/** Three figures as lengths, and as a sentence for who cannot see them. */
const Bars = ({ inFirst, inSecond, inBoth, names: [first, second] }: BarsProps) => {
  const t = useTranslate();
  const { count } = useFormat();
  const rows = [
    { label: t('resources.segments.only', { name: first }), value: inFirst - inBoth, colour: 'primary.light' },
    { label: t('resources.segments.both'), value: inBoth, colour: 'primary.main' },
    { label: t('resources.segments.only', { name: second }), value: inSecond - inBoth, colour: 'primary.light' },
  ];
  const most = Math.max(1, ...rows.map(({ value }) => value));
  return (
    <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 240px) minmax(0, 1fr)', gap: 2, m: 0, maxWidth: 720 }}>
      {rows.map(({ label, value, colour }, at) => (
        <Box key={at} sx={{ display: 'contents' }}>
          <Typography component="dt" variant="body2" sx={{ overflowWrap: 'anywhere' }}>
            {label}
          </Typography>
          <Box component="dd" sx={{ m: 0, display: 'flex', alignItems: 'center', gap: 1.5 }}>
            <Box sx={{ height: 12, borderRadius: 1, bgcolor: colour, width: `${(value / most) * 70}%`, minWidth: 2 }} />
            <Typography variant="body2">{count(value)}</Typography>
          </Box>
        </Box>
      ))}
    </Box>
  );
};
