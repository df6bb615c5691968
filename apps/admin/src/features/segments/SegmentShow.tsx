import { useSubscription } from '@apollo/client/react';
import { Box, Chip, Typography } from '@mui/material';
import { EditButton, ShowBase, Title, TopToolbar, useRecordContext, useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { messageOf } from '../../providers/errors.ts';
import { useMay } from '../../providers/viewer.ts';
import type { SegmentQuery } from '../../gql/graphql.ts';
import type { NodeOf } from '../../providers/source.ts';
import { SegmentCountDocument } from './documents.ts';
import { ExportButton } from './ExportButton.tsx';
import { Overlap } from './Overlap.tsx';
import { SegmentMembers } from './SegmentMembers.tsx';
import { TagAll } from './TagAll.tsx';

type Segment = NodeOf<SegmentQuery>;

/** How many there are now; it moves while they shop. */
const LiveCount = ({ criteria }: { criteria: unknown }) => {
  const t = useTranslate();
  const { count } = useFormat();
  const { data, error } = useSubscription(SegmentCountDocument, { variables: { criteria } });
  return (
    <Box aria-live="polite">
      <Typography
        component="p"
        data-testid="live-count"
        sx={{ fontSize: 34, lineHeight: '44px', fontWeight: 600, letterSpacing: '-0.02em' }}
      >
        {data ? count(data.segmentCount.memberCount) : '—'}
      </Typography>
      <Typography variant="body2" color="text.secondary">
        {error ? messageOf(error) : t('resources.segments.live')}
      </Typography>
    </Box>
  );
};

const Page = () => {
  const t = useTranslate();
  const { instant } = useFormat();
  const segment = useRecordContext<Segment>();
  const [exports, tags] = [useMay('segment.export'), useMay('tag.assign')];
  if (!segment) return null;
  const { name, note, sentence, criteria, mine, org, madeBy, updatedAt, archivedAt } = segment;
  return (
    <Box sx={{ display: 'grid', gap: 6, minWidth: 0 }}>
      <Title title={`${t('resources.segments.name', { smart_count: 1 })} · ${name}`} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: 4 }}>
        <Box sx={{ minWidth: 0, flex: '1 1 320px' }}>
          <Typography variant="h2" component="h2" sx={{ mb: 1 }}>
            {name} {archivedAt && <Badge label={t('common.archived')} />}
          </Typography>
          {note && <Typography color="text.secondary">{note}</Typography>}
          <Typography sx={{ my: 2, overflowWrap: 'anywhere' }}>{sentence}</Typography>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            <Chip size="small" variant="outlined" label={org.name} />
            <Chip size="small" variant="outlined" label={`${madeBy ?? 'Regulars'} · ${instant(updatedAt)}`} />
          </Box>
        </Box>
        <TopToolbar sx={{ flexWrap: 'wrap', gap: 1 }}>
          {tags && !archivedAt && <TagAll segmentId={segment.id} />}
          {exports && <ExportButton id={segment.id} name={name} />}
          {mine && <EditButton variant="outlined" />}
        </TopToolbar>
      </Box>
      <LiveCount criteria={criteria} />
      <Overlap id={segment.id} criteria={criteria} name={name} />
      <SegmentMembers id={segment.id} />
    </Box>
  );
};

/** One segment: what it says, how many it has now, who they are, and how it meets another. */
export const SegmentShow = () => (
  <ShowBase>
    <Page />
  </ShowBase>
);
