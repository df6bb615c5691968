import { useSubscription } from '@apollo/client/react';
import Close from '@mui/icons-material/Close';
import { Box, Button, IconButton, Paper, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link, useLocation, useNavigate } from 'react-router';
import { useFormat } from '../../components/useFormat.ts';
import type { CallWholeFragment } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { frame } from '../../tokens.ts';
import { EndContact } from '../contacts/EndContact.tsx';
import { CallsHappenDocument } from './documents.ts';

/** Where the agent finds who calls: the member, or the form to register somebody new under that number. */
const placeOf = ({ member, phone }: CallWholeFragment) =>
  member ? `/members/${encodeURIComponent(member.id)}/show` : `/members/create?source=${encodeURIComponent(JSON.stringify({ phone }))}`;

/** Nobody loses what is typed into a form because the telephone rings. */
const isForm = (pathname: string) => /\/create$|^\/[^/]+\/[^/]+$/.test(pathname);

const Card = ({ call, onClose }: { call: CallWholeFragment; onClose: () => void }) => {
  const t = useTranslate();
  const { phone } = useFormat();
  const [register, write] = [useMay('member.write'), useMay('contact.write')];
  const { member, contact } = call;
  return (
    <Paper
      component="section"
      elevation={8}
      aria-label={t('resources.calls.ringing')}
      sx={{ p: 4, width: 320, maxWidth: 'calc(100vw - 24px)', display: 'grid', gap: 3 }}
    >
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'start' }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography color="text.secondary">{t('resources.calls.ringing')}</Typography>
          <Typography variant="h3" component="p" noWrap>
            {member?.name ?? t('resources.calls.unknown')}
          </Typography>
          <Typography>{phone(call.phone)}</Typography>
        </Box>
        <IconButton size="small" aria-label={t('common.close')} onClick={onClose}>
          <Close fontSize="small" />
        </IconButton>
      </Box>
      {(member || register) && (
        <Button component={Link} to={placeOf(call)} variant="contained" sx={{ justifySelf: 'start' }}>
          {t(member ? 'resources.calls.open' : 'resources.calls.register')}
        </Button>
      )}
      {contact && write && <EndContact contact={contact} after={onClose} />}
    </Paper>
  );
};

/** Opens the member who calls, within the second, and stays at the corner until what came of it is noted. */
export const CallPopup = () => {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const register = useMay('member.write');
  const [calls, setCalls] = useState<CallWholeFragment[]>([]);
  useSubscription(CallsHappenDocument, {
    ignoreResults: true,
    onData: ({ data: { data } }) => {
      const call = data?.incomingCalls.call;
      if (!call) return;
      setCalls((old) => [call, ...old.filter(({ id }) => id !== call.id)].slice(0, 3));
      if (!isForm(pathname) && (call.member || register)) void navigate(placeOf(call));
    },
  });
  if (calls.length === 0) return null;
  return (
    <Box sx={{ position: 'fixed', right: 12, bottom: { xs: frame.bottom + 12, md: 12 }, zIndex: 'snackbar', display: 'grid', gap: 3 }}>
      {calls.map((call) => (
        <Card key={call.id} call={call} onClose={() => setCalls((old) => old.filter(({ id }) => id !== call.id))} />
      ))}
    </Box>
  );
};
