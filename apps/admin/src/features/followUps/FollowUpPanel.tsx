import { Box, Link, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { Facts } from '../../components/Facts.tsx';
import { MemberLink } from '../../components/MemberLink.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { FollowUpQuery } from '../../gql/graphql.ts';
import type { NodeOf } from '../../providers/source.ts';
import { useMay } from '../../providers/viewer.ts';
import { CancelButton, CompleteButton, GiveButton } from './Deeds.tsx';
import { Standing } from './Standing.tsx';

/** One follow-up: whom to ask what, and what came of it. */
export const FollowUpPanel = () => {
  const t = useTranslate();
  const { day, instant, phone } = useFormat();
  const write = useMay('contact.write');
  const followUp = useRecordContext<NodeOf<FollowUpQuery>>();
  if (!followUp) return null;
  const { text, dueOn, state, member, assignee, store, plan, result, createdBy, createdAt, endedBy, endedAt } = followUp;
  const label = (field: string) => t(`resources.followUps.fields.${field}`);
  const open = state === 'PLANNED' || state === 'OVERDUE';
  return (
    <>
      <Box>
        <Typography color="text.secondary">{t('resources.followUps.due', { day: day(dueOn) })}</Typography>
        <Typography variant="h2" sx={{ mb: 2, overflowWrap: 'anywhere' }}>
          {text}
        </Typography>
        <Standing state={state} />
      </Box>
      {write && open && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
          <CompleteButton followUp={followUp} />
          <GiveButton followUp={followUp} />
          <CancelButton followUp={followUp} />
        </Box>
      )}
      <Facts
        facts={[
          [label('member'), member && <MemberLink member={member} />],
          [label('phone'), member?.phone && <Link href={`tel:${member.phone}`}>{phone(member.phone)}</Link>],
          [label('assignee'), assignee?.name ?? t('resources.followUps.nobody')],
          [label('store'), store.name],
          [label('plan'), plan?.name],
          [label('createdBy'), [createdBy?.name ?? plan?.name, instant(createdAt)].filter(Boolean).join(' · ')],
          [label('result'), result],
          [label('endedBy'), endedAt && [endedBy?.name, instant(endedAt)].filter(Boolean).join(' · ')],
        ]}
      />
    </>
  );
};
