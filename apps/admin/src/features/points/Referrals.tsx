import { useQuery } from '@apollo/client/react';
import { Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { MemberLink } from '../../components/MemberLink.tsx';
import { Operation } from '../../components/Operation.tsx';
import { Section } from '../../components/Section.tsx';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import { nodeIn } from '../../providers/source.ts';
import { useMay } from '../../providers/viewer.ts';
import { FindMember } from '../topUp/FindMember.tsx';
import { useFound } from '../topUp/useFound.ts';
import { ReferralsDocument, SetReferrerDocument } from './referral-documents.ts';

const SetDialog = ({ id, onDone, onClose }: { id: string; onDone: () => void; onClose: () => void }) => {
  const t = useTranslate();
  const by = useFound();
  const { act, busy, failure } = useAct(onDone);
  const word = (name: string) => t(`resources.points.referral.${name}`);
  const save = () =>
    act(() => mutate(SetReferrerDocument, { memberId: id, referrerId: by.found?.memberId ?? null }), 'resources.points.referral.done');
  return (
    <Operation title={word('set_title')} action={word('set')} ready={by.found !== null} {...{ busy, failure, onClose }} onSave={save}>
      <Typography color="text.secondary">{word('help')}</Typography>
      <FindMember label={word('referrer')} it={by} />
    </Operation>
  );
};

/** Who brought a member, and what those it brought were worth to it. */
export const Referrals = ({ id }: { id: string }) => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  const write = useMay('member.write');
  const { data, refetch } = useQuery(ReferralsDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const referrals = data && nodeIn(data)?.referrals;
  if (!referrals) return null;
  const word = (name: string, values?: object) => t(`resources.points.referral.${name}`, values);
  const { referrer, brought, points } = referrals;
  const action = write && <Button onClick={() => setOpen(true)}>{word('set')}</Button>;
  return (
    <Section title={word('title')} action={action}>
      <Typography variant="body2">
        {word('referrer')}: {referrer ? <MemberLink member={referrer} /> : word('nobody')}
      </Typography>
      <Typography variant="body2" color="text.secondary">
        {word('brought', { smart_count: brought, points })}
      </Typography>
      {open && <SetDialog id={id} onDone={() => void refetch()} onClose={() => setOpen(false)} />}
    </Section>
  );
};
