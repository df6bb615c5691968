import { useQuery } from '@apollo/client/react';
import { Alert, Box, Link, Skeleton, Typography } from '@mui/material';
import { Title, useTranslate } from 'react-admin';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { Section } from '../../components/Section.tsx';
import { mutate } from '../../providers/apollo.ts';
import { messageOf } from '../../providers/errors.ts';
import { useMay } from '../../providers/viewer.ts';
import { Compare } from './Compare.tsx';
import { EarningRulesDocument, RetireEarningRulesDocument } from './documents.ts';
import { RulesEditor } from './RulesEditor.tsx';
import { RulesInWords } from './RulesInWords.tsx';

/** The rules by which sales earn points: in force, as a draft, and as they were. */
const EarningRulesPage = () => {
  const t = useTranslate();
  const word = (name: string, values?: object) => t(`resources.earningRules.${name}`, values);
  const write = useMay('points.configure');
  const { data, error, refetch } = useQuery(EarningRulesDocument, { fetchPolicy: 'cache-and-network' });
  if (error) return <Alert severity="error">{messageOf(error)}</Alert>;
  if (!data) return <Skeleton variant="rounded" height={360} component="output" aria-label={t('common.loading')} />;
  const versions = data.earningRuleSets;
  const [draft, published] = [versions.find(({ state }) => state === 'DRAFT'), versions.find(({ state }) => state === 'PUBLISHED')];
  const onDone = () => void refetch();
  const retire = (
    <ConfirmButton
      label={word('retire')}
      title={word('retire_title', { number: published?.number })}
      consequence={word('retire_help')}
      action={() => mutate(RetireEarningRulesDocument, {}).then(onDone)}
      done="resources.earningRules.retired"
    />
  );
  return (
    <Box sx={{ maxWidth: 1280, display: 'grid', gap: 8, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Title title={word('name')} />
      <Section title={published ? word('in_force', { number: published.number }) : word('none')} action={write && published && retire}>
        {published ? <RulesInWords version={published} /> : <Typography color="text.secondary">{word('none_help')}</Typography>}
        <Typography variant="body2" sx={{ mt: 3 }}>
          <Link href="/rules" target="_blank">
            {word('public_page')}
          </Link>
        </Typography>
      </Section>
      {write && (
        <RulesEditor
          key={draft?.id ?? published?.id ?? ''}
          kinds={data.pointsKinds}
          draft={draft}
          begins={draft ?? published}
          onDone={onDone}
        />
      )}
      {versions.length > 1 && <Compare versions={versions} />}
    </Box>
  );
};

export default EarningRulesPage;
