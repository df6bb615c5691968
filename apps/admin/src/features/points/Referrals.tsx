import { useQuery } from '@apollo/client/react';
import { Box, Button, Typography } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useTranslate } from 'react-admin';
import { MemberLink } from '../../components/MemberLink.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { ReferralsQuery } from '../../gql/graphql.ts';
import { nodeIn, type NodeOf } from '../../providers/source.ts';
import { useMay } from '../../providers/viewer.ts';
import { ReferralsDocument } from './referral-documents.ts';
import { SetReferrer } from './SetReferrer.tsx';

type Found = NonNullable<NodeOf<ReferralsQuery>['referrals']>;
type Reward = Found['rewards']['edges'][number]['node'];

const FEW = 5;
const MORE = 20;

interface RowsProps {
  title: string;
  /** Asks for more of them; null: these are all. */
  onMore: (() => void) | null;
  children: ReactNode;
}

const Rows = ({ title, onMore, children }: RowsProps) => {
  const t = useTranslate();
  return (
    <Box>
      <Typography variant="subtitle2">{title}</Typography>
      {children}
      {onMore && (
        <Button size="small" onClick={onMore}>
          {t('common.more')}
        </Button>
      )}
    </Box>
  );
};

const Row = ({ who, what, note }: { who: Reward['buyer']; what: ReactNode; note: string }) => {
  const t = useTranslate();
  return (
    <Box sx={{ py: 1, borderBottom: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', gap: 2, justifyContent: 'space-between', alignItems: 'baseline' }}>
        <Typography variant="body2">{who ? <MemberLink member={who} /> : t('resources.points.referral.unseen')}</Typography>
        {what}
      </Box>
      <Typography variant="caption" color="text.secondary">
        {note}
      </Typography>
    </Box>
  );
};

const RewardRow = ({ reward: { level, points, at, takenAt, buyer } }: { reward: Reward }) => {
  const t = useTranslate();
  const { count, instant } = useFormat();
  const word = (name: string, values: object) => t(`resources.points.referral.${name}`, values);
  const figure = (
    <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums', textDecoration: takenAt ? 'line-through' : 'none' }}>
      +{count(points)}
    </Typography>
  );
  const note = [word('level', { level }), instant(at), takenAt ? word('taken', { at: instant(takenAt) }) : ''];
  return <Row who={buyer} what={figure} note={note.filter((part) => part !== '').join(' · ')} />;
};

/** Who is above a member, whom it brought, and what their purchases were worth to it. */
export const Referrals = ({ id }: { id: string }) => {
  const t = useTranslate();
  const { count, instant } = useFormat();
  const [asked, setAsked] = useState({ brought: FEW, rewards: FEW });
  const write = useMay('member.write');
  const { data, previousData, refetch } = useQuery(ReferralsDocument, { variables: { id, ...asked }, fetchPolicy: 'cache-and-network' });
  const known = data ?? previousData;
  const referrals = known && nodeIn(known)?.referrals;
  if (!referrals) return null;
  const word = (name: string, values?: object) => t(`resources.points.referral.${name}`, values);
  const { above, brought, points, members, rewards } = referrals;
  const [first] = above;
  const referrer = first ? (first.member?.name ?? word('unseen')) : null;
  const more = (what: keyof typeof asked, { pageInfo }: { pageInfo: { hasNextPage: boolean } }) =>
    pageInfo.hasNextPage && asked[what] < 100 ? () => setAsked({ ...asked, [what]: Math.min(100, asked[what] + MORE) }) : null;
  return (
    <Section title={word('title')} action={write && <SetReferrer id={id} referrer={referrer} onDone={() => void refetch()} />}>
      <Box sx={{ display: 'grid', gap: 3 }}>
        {above.length === 0 && <Typography variant="body2">{`${word('referrer')}: ${word('nobody')}`}</Typography>}
        {above.length > 0 && (
          <Rows title={word('above')} onMore={null}>
            {above.map(({ level, member }) => (
              <Row key={level} who={member} what={null} note={word('level', { level })} />
            ))}
          </Rows>
        )}
        <Typography variant="body2" color="text.secondary">
          {word('brought', { smart_count: brought, points: count(points) })}
        </Typography>
        {members.edges.length > 0 && (
          <Rows title={word('members')} onMore={more('brought', members)}>
            {members.edges.map(({ node: { member, setAt } }) => (
              <Row key={`${member?.id} ${setAt}`} who={member} what={null} note={instant(setAt)} />
            ))}
          </Rows>
        )}
        {rewards.edges.length > 0 && (
          <Rows title={word('rewards')} onMore={more('rewards', rewards)}>
            {rewards.edges.map(({ cursor, node }) => (
              <RewardRow key={cursor} reward={node} />
            ))}
          </Rows>
        )}
      </Box>
    </Section>
  );
};
