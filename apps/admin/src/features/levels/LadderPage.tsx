import { useQuery } from '@apollo/client/react';
import { Alert, Box, Skeleton, Tab, Tabs, Typography } from '@mui/material';
import { Title, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import { Section } from '../../components/Section.tsx';
import type { RuledLadder } from '../../gql/graphql.ts';
import { messageOf } from '../../providers/errors.ts';
import { useMay } from '../../providers/viewer.ts';
import { LaddersDocument } from './ladder-documents.ts';
import { LadderEditor } from './LadderEditor.tsx';
import { RulesInWords } from './RulesInWords.tsx';
import { Simulation } from './Simulation.tsx';

const RULED = ['REGISTERED', 'STORED_VALUE'] as const satisfies readonly RuledLadder[];

/** The rules of one ladder: in force, as a draft, and as they were. */
const Ladder = ({ ladder }: { ladder: RuledLadder }) => {
  const t = useTranslate();
  const word = (name: string, values?: object) => t(`resources.ladders.${name}`, values);
  const write = useMay('level.write');
  const { data, error, refetch } = useQuery(LaddersDocument, { variables: { ladder }, fetchPolicy: 'cache-and-network' });
  if (error) return <Alert severity="error">{messageOf(error)}</Alert>;
  if (!data) return <Skeleton variant="rounded" height={360} component="output" aria-label={t('common.loading')} />;
  const versions = data.ladderVersions;
  const [draft, published] = [versions.find(({ state }) => state === 'DRAFT'), versions.find(({ state }) => state === 'PUBLISHED')];
  const all = data.levels.filter((level) => level.ladder === ladder).toSorted((a, b) => b.rank - a.rank);
  const levels = ladder === 'REGISTERED' ? all.slice(0, -1) : all; // everybody starts at the lowest
  const onDone = () => void refetch();
  return (
    <Box sx={{ display: 'grid', gap: 8, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Section title={published ? word('in_force', { number: published.number }) : word('none')}>
        {published ? <RulesInWords version={published} /> : <Typography color="text.secondary">{word('none_help')}</Typography>}
      </Section>
      {write && levels.length > 0 && (
        <LadderEditor
          key={draft?.id ?? published?.id ?? ladder}
          {...{ ladder, levels, onDone }}
          draft={draft}
          begins={draft ?? published}
        />
      )}
      {write && draft && <Simulation key={JSON.stringify(draft.rules)} id={draft.id} />}
      {versions
        .filter(({ state }) => state === 'RETIRED')
        .map((version) => (
          <Section key={version.id} title={word('retired', { number: version.number })}>
            <RulesInWords version={version} />
          </Section>
        ))}
    </Box>
  );
};

/** What leads to levels and what keeps them. The ladder stands in the address. */
const LadderPage = () => {
  const t = useTranslate();
  const [params, setParams] = useSearchParams();
  const ladder = RULED.find((one) => one === params.get('ladder')) ?? 'REGISTERED';
  return (
    <Box sx={{ maxWidth: 1280 }}>
      <Title title={t('resources.ladders.name')} />
      <Tabs
        value={ladder}
        onChange={(_event, value: RuledLadder) => setParams({ ladder: value }, { replace: true })}
        aria-label={t('resources.ladders.name')}
        sx={{ mb: 6, borderBottom: 1, borderColor: 'divider' }}
      >
        {RULED.map((value) => (
          <Tab key={value} value={value} label={t(`resources.levels.ladder.${value}`)} />
        ))}
      </Tabs>
      <Ladder key={ladder} ladder={ladder} />
    </Box>
  );
};

export default LadderPage;
