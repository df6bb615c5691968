import { Box, Link, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { Facts } from '../../components/Facts.tsx';
import { MemberLink } from '../../components/MemberLink.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { CaseWholeFragment } from '../../gql/graphql.ts';
import { CaseDeeds } from './CaseDeeds.tsx';
import { CaseStanding } from './CaseStanding.tsx';

/** One case: who needs what, and what came of it. */
export const CasePanel = () => {
  const t = useTranslate();
  const { instant, phone } = useFormat();
  const found = useRecordContext<CaseWholeFragment>();
  if (!found) return null;
  const { kind, state, subject, detail, outcome, rating, openedAt, closedAt, store, assignee, member } = found;
  const label = (field: string) => t(`resources.serviceCases.fields.${field}`);
  return (
    <>
      <Box>
        <Typography color="text.secondary">{t(`resources.serviceCases.kind.${kind}`)}</Typography>
        <Typography variant="h2" sx={{ mb: 2, overflowWrap: 'anywhere' }}>
          {subject}
        </Typography>
        <CaseStanding state={state} />
      </Box>
      <CaseDeeds of={found} />
      <Facts
        facts={[
          [label('member'), member && <MemberLink member={member} />],
          [label('phone'), member?.phone && <Link href={`tel:${member.phone}`}>{phone(member.phone)}</Link>],
          [label('detail'), detail],
          [label('assignee'), assignee?.name ?? t('resources.followUps.nobody')],
          [label('store'), store.name],
          [label('openedAt'), instant(openedAt)],
          [label('closedAt'), closedAt && instant(closedAt)],
          [label('outcome'), outcome],
          [label('rating'), rating],
        ]}
      />
    </>
  );
};
