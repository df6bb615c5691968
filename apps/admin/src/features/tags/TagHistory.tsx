import { useQuery } from '@apollo/client/react';
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Section } from '../../components/Section.tsx';
import { Swatch } from '../../components/Swatch.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { nodeIn } from '../../providers/source.ts';
import { TagHistoryDocument } from './documents.ts';

const STEP = 5;

/** What became of a member's tags: why each was put on, who took it off. */
export const TagHistory = ({ id }: { id: string }) => {
  const t = useTranslate();
  const { instant } = useFormat();
  const [first, setFirst] = useState(STEP);
  const { data, previousData } = useQuery(TagHistoryDocument, { variables: { id, first } });
  const history = nodeIn(data ?? previousData)?.tagHistory;
  if (!history || history.edges.length === 0) return null;
  return (
    <Section title={t('resources.tags.history')}>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1.5 }}>
        {history.edges.map(({ node: { tag, kind, reason, changedBy, rule, at } }, place) => (
          <Typography component="li" variant="body2" key={place} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
            <Swatch colour={tag.colour} name={tag.name} /> {t(`resources.tags.change.${kind}`)}
            <Typography component="span" variant="body2" color="text.secondary">
              {[changedBy ?? t(rule === null ? 'resources.tags.by_product' : 'resources.tags.by_rule'), reason, instant(at)]
                .filter(Boolean)
                .join(' · ')}
            </Typography>
          </Typography>
        ))}
      </Box>
      {(history.totalCount ?? 0) > first && (
        <Button size="small" sx={{ mt: 1 }} onClick={() => setFirst(first + 20)}>
          {t('common.more')}
        </Button>
      )}
    </Section>
  );
};
