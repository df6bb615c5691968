import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Swatch } from '../../components/Swatch.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { LaddersQuery } from '../../gql/graphql.ts';

export type Version = LaddersQuery['ladderVersions'][number];

/** A version of the rules as anybody can read it. */
export const RulesInWords = ({ version }: { version: Version }) => {
  const t = useTranslate();
  const { instant } = useFormat();
  const word = (name: string, values?: object) => t(`resources.ladders.${name}`, values);
  const { reviewMonths, graceDays, warnDays, note, publishedAt, retiredAt, rules } = version;
  const cycle = reviewMonths ? word('cycle', { smart_count: reviewMonths, grace: graceDays, warn: warnDays }) : word('no_cycle');
  const times = [publishedAt && word('since', { when: instant(publishedAt) }), retiredAt && word('until', { when: instant(retiredAt) })];
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Typography variant="body2" color="text.secondary">
        {[note, cycle, ...times].filter(Boolean).join(' · ')}
      </Typography>
      {rules.map(({ level, upText, keepText, keep }) => (
        <Box key={level.id} sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: '160px minmax(0, 1fr)' } }}>
          <Swatch colour={level.colour} name={level.name} />
          <Box>
            <Typography variant="body2">{word('up', { text: upText })}</Typography>
            {keep !== null && keep !== undefined && (
              <Typography variant="body2" color="text.secondary">
                {word('keep', { text: keepText })}
              </Typography>
            )}
          </Box>
        </Box>
      ))}
    </Box>
  );
};
