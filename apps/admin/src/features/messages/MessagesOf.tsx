import { useQuery } from '@apollo/client/react';
import { Box, FormControlLabel, Link, Skeleton, Switch, Typography } from '@mui/material';
import { MESSAGE_CHANNELS } from '@regulars/domain/messages';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Section } from '../../components/Section.tsx';
import { useAct } from '../../components/useAct.ts';
import { useFormat } from '../../components/useFormat.ts';
import type { MessagesOfMemberQuery } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { nodeIn, type NodeOf } from '../../providers/source.ts';
import { useMay, useViewer } from '../../providers/viewer.ts';
import { MessagesOfMemberDocument, SetConsentDocument } from './documents.ts';
import { SendButton } from './SendButton.tsx';
import { Standing } from './Standing.tsx';

type Told = NodeOf<MessagesOfMemberQuery>;

interface ConsentProps {
  id: string;
  consents: Told['consents'];
  after: () => unknown;
}

/** What the member says of advertising, by channel. */
const Consents = ({ id, consents, after }: ConsentProps) => {
  const t = useTranslate();
  const { instant } = useFormat();
  const write = useMay('member.write');
  const { role } = useViewer();
  const { act, busy } = useAct(after);
  const source = role === 'CALL_CENTRE_AGENT' ? 'CALL_CENTRE' : 'COUNTER';
  return (
    <Section title={t('resources.messages.consents')} help={t('resources.messages.consents_help')}>
      {MESSAGE_CHANNELS.map((channel) => {
        const said = consents.find((one) => one.channel === channel);
        const set = (granted: boolean) =>
          act(() => mutate(SetConsentDocument, { memberId: id, channel, granted, source }), 'resources.messages.consent_noted');
        return (
          <Box key={channel} sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2 }}>
            <FormControlLabel
              disabled={!write || busy}
              control={<Switch checked={said?.granted ?? false} onChange={(_, granted) => void set(granted)} />}
              label={t(`resources.messages.channel.${channel}`)}
            />
            <Typography variant="body2" color="text.secondary">
              {said ? `${instant(said.at)} · ${t(`resources.members.source.${said.source}`)}` : t('resources.messages.never_asked')}
            </Typography>
          </Box>
        );
      })}
    </Section>
  );
};

const Row = ({ message: { id, channel, state, reason, body, createdAt } }: { message: NonNullable<Told['messages']>[number] }) => {
  const t = useTranslate();
  const { instant } = useFormat();
  return (
    <Box component="li" sx={{ display: 'grid', gap: 1, py: 3, borderBottom: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
        <Link component={RouterLink} to={`/messages?open=${encodeURIComponent(id)}`}>
          {`${t(`resources.messages.channel.${channel}`)} · ${instant(createdAt)}`}
        </Link>
        <Standing state={state} />
      </Box>
      <Typography sx={{ overflowWrap: 'anywhere' }}>{body ?? t('resources.messages.secret')}</Typography>
      {reason && (
        <Typography variant="body2" color="text.secondary">
          {reason}
        </Typography>
      )}
    </Box>
  );
};

/** What a member allows, what was sent, and the way to send something. */
export const MessagesOf = ({ member }: { member: { id: string; name: string } }) => {
  const t = useTranslate();
  const [read, send] = [useMay('message.read'), useMay('message.send')];
  const { data, refetch } = useQuery(MessagesOfMemberDocument, {
    variables: { id: member.id, messages: read }, // the member's page has asked for it
  });
  const told = nodeIn(data);
  const after = () => void refetch();
  if (!told) return <Skeleton variant="rounded" height={160} />;
  const title = t('resources.messages.name', { smart_count: 2 });
  return (
    <>
      <Consents id={member.id} consents={told.consents} after={after} />
      {told.messages && (
        <Section title={title} action={send && <SendButton member={member} after={after} />}>
          {told.messages.length === 0 && <Typography color="text.secondary">{t('resources.messages.none')}</Typography>}
          {told.messages.length > 0 && (
            <Box component="ul" aria-label={title} sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {told.messages.slice(0, 5).map((message) => (
                <Row key={message.id} message={message} />
              ))}
            </Box>
          )}
        </Section>
      )}
    </>
  );
};
