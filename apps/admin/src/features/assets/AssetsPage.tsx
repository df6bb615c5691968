import { useQuery } from '@apollo/client/react';
import { Alert, Box, Skeleton } from '@mui/material';
import { ShowBase, Title, useRecordContext, useTranslate } from 'react-admin';
import { useParams } from 'react-router';
import { Section } from '../../components/Section.tsx';
import { client } from '../../providers/apollo.ts';
import { messageOf } from '../../providers/errors.ts';
import { nodeIn } from '../../providers/source.ts';
import { MemberHeader } from '../members/MemberHeader.tsx';
import { MemberTabs } from '../members/MemberTabs.tsx';
import { MemberActions } from './ActionButtons.tsx';
import { AsOf } from './AsOf.tsx';
import { Balances } from './Balances.tsx';
import { AssetsDocument, StatementDocument } from './documents.ts';
import { Lots } from './Lots.tsx';
import { Statement } from './Statement.tsx';
import { Waiting } from './Waiting.tsx';
import { useStatementFilter } from './useStatementFilter.ts';
import type { Member } from '../members/memberDocument.ts';

/** The page again, after something moved. */
const readAgain = () => void client.refetchQueries({ include: [AssetsDocument, StatementDocument] });

const Holdings = ({ id }: { id: string }) => {
  const t = useTranslate();
  const choice = useStatementFilter();
  const at = choice.value('at') || null;
  const variables = { id, at: at ?? '1970-01-01T00:00:00Z', past: at !== null };
  const { data, previousData, error } = useQuery(AssetsDocument, { variables, fetchPolicy: 'cache-and-network' });
  const holder = nodeIn(data ?? previousData);
  if (error && !holder) return <Alert severity="error">{messageOf(error)}</Alert>;
  if (!holder) return <Skeleton variant="rounded" height={480} component="output" aria-label={t('common.loading')} />;
  return (
    <Box sx={{ display: 'grid', gap: 7 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, '&:empty': { display: 'none' } }}>
        <MemberActions holder={holder} onDone={readAgain} />
      </Box>
      <Section title={t('resources.assets.balances')} action={<AsOf at={at} onChange={(to) => choice.set('at', to)} />}>
        <Balances holder={holder} at={at} />
      </Section>
      <Waiting holder={holder} onDone={readAgain} />
      <Box sx={{ display: 'grid', gap: 8, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 400px' } }}>
        <Statement holder={holder} choice={choice} onDone={readAgain} />
        {holder.accounts.length > 0 && <Lots holder={holder} onDone={readAgain} />}
      </Box>
    </Box>
  );
};

const Page = () => {
  const t = useTranslate();
  const member = useRecordContext<Member>();
  if (!member) return null;
  return (
    <>
      <Title title={`${t('resources.assets.name')} · ${member.name}`} />
      <MemberHeader member={member} />
      <MemberTabs id={member.id} page="assets" />
      <Holdings id={member.id} />
    </>
  );
};

/** What one member holds: balances at any moment, lots, and the statement with the reason of every line. */
const AssetsPage = () => {
  const { id = '' } = useParams();
  return (
    <ShowBase resource="members" id={id}>
      <Page />
    </ShowBase>
  );
};

export default AssetsPage;
