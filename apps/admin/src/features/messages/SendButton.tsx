import { useQuery } from '@apollo/client/react';
import { Button, FormHelperText, Typography } from '@mui/material';
import { MESSAGE_CHANNELS, type MessageChannel } from '@regulars/domain/messages';
import { useState } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { Select } from '../../components/Select.tsx';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import { MessageTemplatesDocument } from '../messageTemplates/documents.ts';
import { SendMessageDocument } from './documents.ts';

interface SendProps {
  member: { id: string; name: string };
  after: () => unknown;
}

const SendDialog = ({ member, after, onClose }: SendProps & { onClose: () => void }) => {
  const t = useTranslate();
  const locale = useLocale();
  const [key] = useState(() => crypto.randomUUID());
  const { act, busy, failure } = useAct(after);
  const all = useQuery(MessageTemplatesDocument, { variables: { archived: false } }).data?.messageTemplates ?? [];
  const templates = all.filter(({ enabled, occasion, purpose }) => enabled && occasion === 'MANUAL' && purpose !== 'CODE');
  const [chosen, setTemplate] = useState('');
  const template = templates.find(({ id }) => id === chosen) ?? templates[0];
  const [by, setChannel] = useState<MessageChannel | null>(null);
  const channel = by ?? template?.channel ?? 'SMS';
  const channels = MESSAGE_CHANNELS.map((id) => ({ id, name: t(`resources.messages.channel.${id}`) }));
  const input = { memberId: member.id, templateId: template?.id ?? '', channel };
  return (
    <Operation
      title={t('resources.messages.send_title', { name: member.name })}
      action={t('resources.messages.send')}
      ready={template !== undefined}
      {...{ busy, failure, onClose }}
      onSave={() => act(() => mutate(SendMessageDocument, { input, idempotencyKey: key }), 'resources.messages.written')}
    >
      <Select label={t('resources.messages.fields.template')} value={template?.id ?? ''} choices={templates} onChange={setTemplate} />
      <Select label={t('resources.messages.fields.channel')} value={channel} choices={channels} onChange={setChannel} />
      {template && <Typography sx={{ overflowWrap: 'anywhere' }}>{locale === 'zh' ? template.previewZh : template.previewEn}</Typography>}
      {template?.purpose === 'MARKETING' && <FormHelperText>{t('resources.messages.consent_needed')}</FormHelperText>}
    </Operation>
  );
};

/** Sends a template to a member. */
export const SendButton = (props: SendProps) => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {t('resources.messages.send')}
      </Button>
      {open && <SendDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
};
