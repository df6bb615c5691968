import { Box, Button, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { useMay } from '../../providers/viewer.ts';
import { useDeeds } from './useDeeds.ts';
import type { Alert } from './documents.ts';

const LONGEST_TEXT = 1000;

type Entry = Alert['history']['edges'][number]['node'];

const EntryItem = ({ entry: { act, at, until, text, employee, owner } }: { entry: Entry }) => {
  const t = useTranslate();
  const { instant } = useFormat();
  const to = act === 'ASSIGNED' ? (owner?.name ?? t('resources.alerts.nobody')) : until && instant(until);
  return (
    <Box component="li" sx={{ py: 2, borderBottom: 1, borderColor: 'divider' }}>
      <Typography>
        {t(`resources.alerts.act.${act}`)}
        {to && ` · ${to}`}
      </Typography>
      {text && <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</Typography>}
      <Typography variant="caption" color="text.secondary">
        {[instant(at), employee?.name ?? t('resources.alerts.by_itself')].join(' · ')}
      </Typography>
    </Box>
  );
};

const CommentForm = ({ id }: { id: string }) => {
  const t = useTranslate();
  const { busy, comment } = useDeeds([id]);
  const [text, setText] = useState('');
  const send = async () => {
    if (await comment(text)) setText('');
  };
  return (
    <Box sx={{ display: 'grid', gap: 2, mb: 2 }}>
      <TextField
        multiline
        minRows={2}
        label={t('resources.alerts.comment')}
        value={text}
        onChange={({ target }) => setText(target.value)}
        slotProps={{ htmlInput: { maxLength: LONGEST_TEXT } }}
      />
      <Button variant="outlined" disabled={busy || text.trim() === ''} onClick={() => void send()} sx={{ justifySelf: 'start' }}>
        {t('resources.alerts.deed.comment')}
      </Button>
    </Box>
  );
};

/** What happened to an alert, the newest first, with what people wrote. */
export const History = ({ alert }: { alert: Alert }) => {
  const t = useTranslate();
  const write = useMay('alert.write');
  return (
    <Section title={t('resources.alerts.history')}>
      {write && <CommentForm id={alert.id} />}
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {alert.history.edges.map(({ node }) => (
          <EntryItem key={node.id} entry={node} />
        ))}
      </Box>
    </Section>
  );
};
