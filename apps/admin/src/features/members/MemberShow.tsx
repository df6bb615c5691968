import { Box } from '@mui/material';
import { EditButton, ShowBase, TopToolbar, useRecordContext, useTranslate, Title } from 'react-admin';
import { Navigate } from 'react-router';
import { ArchiveButton } from '../../components/ArchiveButton.tsx';
import { Section } from '../../components/Section.tsx';
import { mutate } from '../../providers/apollo.ts';
import { useMay } from '../../providers/viewer.ts';
import { MemberCoupons } from '../coupons/MemberCoupons.tsx';
import { MemberLevels } from '../levels/MemberLevels.tsx';
import { ContactsOf } from '../contacts/ContactsOf.tsx';
import { DeliveriesOfMember } from '../deliveries/DeliveriesOf.tsx';
import { MemberCards } from '../cards/MemberCards.tsx';
import { FollowUpsOf } from '../followUps/FollowUpsOf.tsx';
import { MessagesOf } from '../messages/MessagesOf.tsx';
import { CasesOf } from '../serviceCases/CasesOf.tsx';
import { Referrals } from '../points/Referrals.tsx';
import { TagHistory } from '../tags/TagHistory.tsx';
import { ArchiveMemberDocument, RestoreMemberDocument } from './mutations.ts';
import { Anniversaries } from './Anniversaries.tsx';
import { CustomFields } from './CustomFields.tsx';
import { Documents } from './Documents.tsx';
import { Family } from './Family.tsx';
import { MemberFacts } from './MemberFacts.tsx';
import { MemberFigures } from './MemberFigures.tsx';
import { MemberHeader } from './MemberHeader.tsx';
import { MemberTabs } from './MemberTabs.tsx';
import { PersonButtons } from './PersonButtons.tsx';
import { Possessions } from './Possessions.tsx';
import { Purchases } from './Purchases.tsx';
import { Timeline } from './Timeline.tsx';
import type { Member } from './memberDocument.ts';

const Page = () => {
  const t = useTranslate();
  const [write, sales, deliveries] = [useMay('member.write'), useMay('sale.read'), useMay('delivery.read')];
  const [cards, coupons] = [useMay('card.read'), useMay('coupon.read')];
  const contacts = useMay('contact.read');
  const tags = useMay('tag.read');
  const member = useRecordContext<Member>();
  if (!member) return null;
  if (member.mergedInto) return <Navigate to={`/members/${encodeURIComponent(member.mergedInto.id)}/show`} replace />; // one page a person
  return (
    <>
      <Title title={`${t('resources.members.name', { smart_count: 1 })} · ${member.name}`} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: 4, mb: 6 }}>
        <MemberHeader member={member} page />
        {write && (
          <TopToolbar sx={{ flexWrap: 'wrap', minWidth: 0 }}>
            <PersonButtons member={member} />
            <EditButton variant="outlined" />
            <ArchiveButton
              archive={(id) => mutate(ArchiveMemberDocument, { id })}
              restore={(id) => mutate(RestoreMemberDocument, { id })}
            />
          </TopToolbar>
        )}
      </Box>
      <MemberTabs id={member.id} page="show" />
      <Box sx={{ display: 'grid', gap: 8, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '360px minmax(0, 1fr)' } }}>
        <Box sx={{ display: 'grid', gap: 6, alignContent: 'start', minWidth: 0 }}>
          <Section title={t('resources.members.profile')}>
            <MemberFacts member={member} />
          </Section>
          <CustomFields member={member} />
          <Documents member={member} />
          <Family member={member} />
          <Anniversaries member={member} />
          <Possessions member={member} />
          <Referrals id={member.id} />
          {tags && <TagHistory id={member.id} />}
        </Box>
        <Box sx={{ display: 'grid', gap: 6, alignContent: 'start', minWidth: 0, order: { xs: -1, lg: 0 } }}>
          <MemberFigures member={member} />
          <MemberLevels id={member.id} />
          {sales && <Purchases id={member.id} first={20} />}
          {coupons && <MemberCoupons member={member} />}
          {cards && <MemberCards member={member} />}
          {contacts && <CasesOf member={member} />}
          {contacts && <FollowUpsOf member={member} />}
          {contacts && <ContactsOf member={member} />}
          {deliveries && <DeliveriesOfMember id={member.id} />}
          <Timeline member={member} />
          <MessagesOf member={member} />
        </Box>
      </Box>
    </>
  );
};

/** One member: who it is, what was bought. */
export const MemberShow = () => (
  <ShowBase>
    <Page />
  </ShowBase>
);
