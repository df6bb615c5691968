import { useQuery } from '@apollo/client/react';
import { Box, Skeleton, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { ContactWholeFragment } from '../../gql/graphql.ts';
import { nodeIn } from '../../providers/source.ts';
import { useMay } from '../../providers/viewer.ts';
import { ContactsOfMemberDocument } from './documents.ts';
import { LogButton } from './LogButton.tsx';
import { Outcome } from './Outcome.tsx';

/** How many of a member's contacts are shown. */
const FIRST = 10;

const Row = ({ contact }: { contact: ContactWholeFragment }) => {
  const t = useTranslate();
  const { instant } = useFormat();
  const { kind, direction, at, text, employee, store } = contact;
  return (
    <Box component="li" sx={{ display: 'grid', gap: 1, py: 3, borderBottom: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
        <Typography sx={{ fontWeight: 550 }}>{t(`resources.contacts.kind.${kind}`)}</Typography>
        <Typography color="text.secondary">{t(`resources.contacts.direction.${direction}`)}</Typography>
        <Outcome {...contact} />
      </Box>
      {text && <Typography sx={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>{text}</Typography>}
      <Typography variant="body2" color="text.secondary">
        {[instant(at), employee?.name, store.name].filter(Boolean).join(' · ')}
      </Typography>
    </Box>
  );
};

/** The last contacts with a member, and the way to note one. */
export const ContactsOf = ({ member }: { member: { id: string; name: string } }) => {
  const t = useTranslate();
  const write = useMay('contact.write');
  const { data, refetch } = useQuery(ContactsOfMemberDocument, {
    variables: { id: member.id, first: FIRST }, // the member's page has asked for it
  });
  const contacts = nodeIn(data)?.contacts.edges.map(({ node }) => node);
  const title = t('resources.contacts.name', { smart_count: 2 });
  return (
    <Section title={title} action={write && <LogButton member={member} after={() => void refetch()} />}>
      {!contacts && <Skeleton variant="rounded" height={96} />}
      {contacts?.length === 0 && <Typography color="text.secondary">{t('resources.contacts.none')}</Typography>}
      {contacts && contacts.length > 0 && (
        <Box component="ol" aria-label={title} sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {contacts.map((contact) => (
            <Row key={contact.id} contact={contact} />
          ))}
        </Box>
      )}
    </Section>
  );
};
