import { Box, Typography } from '@mui/material';
import { useRefresh, useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { OfferState } from '../../gql/graphql.ts';
import { RuleWords } from './RuleWords.tsx';

interface Version {
  number: number;
  state: OfferState;
  publishedAt: string | null;
  retiredAt: string | null;
  rule: { effectText: string; linesText: string | null; conditionText: string | null; startsOn: string | null; endsOn: string | null };
}

interface VersionActionsProps {
  name: string;
  versions: readonly Version[];
  publish: () => Promise<unknown>;
  retire: () => Promise<unknown>;
  discard: () => Promise<unknown>;
  /** The draft was changed, and not saved. */
  unsaved: boolean;
}

const TONE = { DRAFT: 'warn', PUBLISHED: 'good', RETIRED: 'neutral' } as const;

export const StateBadge = ({ state }: { state: OfferState }) => {
  const t = useTranslate();
  return <Badge label={t(`resources.promotions.state.${state}`)} tone={TONE[state]} />;
};

/** All that an offer said, and what can be done with its draft and what holds. */
export const VersionActions = ({ name, versions, publish, retire, discard, unsaved }: VersionActionsProps) => {
  const t = useTranslate();
  const refresh = useRefresh();
  const { instant } = useFormat();
  const word = (key: string) => t(`resources.promotions.${key}`, { name });
  const draft = versions.find(({ state }) => state === 'DRAFT');
  const holds = versions.some(({ state }) => state === 'PUBLISHED');
  const button = (key: 'publish' | 'retire' | 'discard', action: () => Promise<unknown>, color?: 'primary') => (
    <ConfirmButton
      label={word(key)}
      title={word(`${key}_title`)}
      consequence={word(`${key}_help`)}
      action={() => action().then(() => refresh())}
      done={`resources.promotions.${key}_done`}
      {...(color && { color })}
      disabled={key !== 'discard' && unsaved}
    />
  );
  return (
    <Box sx={{ p: 4 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mb: 3 }}>
        {draft && button('publish', publish, 'primary')}
        {draft && versions.length > 1 && button('discard', discard)}
        {holds && button('retire', retire)}
      </Box>
      {unsaved && (
        <Typography variant="body2" color="text.secondary" component="output" sx={{ display: 'block', mb: 3 }}>
          {t('common.save_first')}
        </Typography>
      )}
      <Box component="ul" aria-label={word('versions')} sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {versions.map(({ number, state, publishedAt, retiredAt, rule }) => (
          <Box
            component="li"
            key={number}
            sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, py: 1.5, borderTop: 1, borderColor: 'divider' }}
          >
            <Typography variant="body2" sx={{ minWidth: 32 }}>{`v${number}`}</Typography>
            <StateBadge state={state} />
            <Box sx={{ flex: '1 1 160px', minWidth: 0 }}>
              {state === 'DRAFT' && versions.length > 1 ? (
                <RuleWords {...rule} effect={rule.effectText} lines={rule.linesText} condition={rule.conditionText} />
              ) : (
                <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
                  {rule.effectText}
                </Typography>
              )}
            </Box>
            <Typography variant="body2" color="text.secondary">
              {[publishedAt, retiredAt].flatMap((at) => (at ? [instant(at)] : [])).join(' – ')}
            </Typography>
          </Box>
        ))}
      </Box>
    </Box>
  );
};
