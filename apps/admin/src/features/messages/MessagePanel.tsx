import { Box, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { Facts } from '../../components/Facts.tsx';
import { FigureTable } from '../../components/FigureTable.tsx';
import { MemberLink } from '../../components/MemberLink.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { MessageQuery } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import type { NodeOf } from '../../providers/source.ts';
import { useMay } from '../../providers/viewer.ts';
import { CancelMessageDocument, RetryMessageDocument } from './documents.ts';
import { Standing } from './Standing.tsx';

type Message = NodeOf<MessageQuery>;

const Record = ({ tries }: { tries: Message['tries'] }) => {
  const t = useTranslate();
  const { instant, count } = useFormat();
  const label = (field: string) => t(`resources.messages.try.${field}`);
  return (
    <Section title={t('resources.messages.record')}>
      {tries.length === 0 && <Typography color="text.secondary">{t('resources.messages.no_tries')}</Typography>}
      {tries.length > 0 && (
        <FigureTable
          caption={t('resources.messages.record')}
          rows={tries}
          rowKey={({ number }) => String(number)}
          columns={[
            { key: 'at', label: label('at'), render: ({ at }) => instant(at) },
            {
              key: 'ok',
              label: label('ok'),
              render: ({ ok, detail }) => [t(`resources.messages.try.${ok ? 'yes' : 'no'}`), detail].filter(Boolean).join(' · '),
            },
            { key: 'took', label: label('took'), figure: true, render: ({ took }) => count(took) },
          ]}
        />
      )}
    </Section>
  );
};

const Deeds = ({ message: { id, state, purpose } }: { message: Message }) => {
  const t = useTranslate();
  const words = (name: string) => ({
    label: t(`resources.messages.${name}.action`),
    title: t(`resources.messages.${name}.title`),
    consequence: t(`resources.messages.${name}.text`),
    done: `resources.messages.${name}.done`,
  });
  if (state === 'QUEUED') return <ConfirmButton {...words('cancel')} action={() => mutate(CancelMessageDocument, { id })} />;
  if (state === 'FAILED' && purpose !== 'CODE')
    return <ConfirmButton {...words('retry')} color="primary" action={() => mutate(RetryMessageDocument, { id })} />;
  return null;
};

/** One message: its words, where it stands, and each attempt to deliver it. */
export const MessagePanel = () => {
  const t = useTranslate();
  const { instant } = useFormat();
  const send = useMay('message.send');
  const message = useRecordContext<Message>();
  if (!message) return null;
  const { channel, purpose, state, subject, body, reason, address, member, template, dueAt, createdAt, createdBy, endedAt, gatewayRef } =
    message;
  const label = (field: string) => t(`resources.messages.fields.${field}`);
  return (
    <>
      <Box>
        <Typography color="text.secondary">{`${t(`resources.messages.channel.${channel}`)} · ${t(`resources.messages.purpose.${purpose}`)}`}</Typography>
        {subject && (
          <Typography variant="h2" sx={{ mb: 2 }}>
            {subject}
          </Typography>
        )}
        <Typography sx={{ my: 2, whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{body ?? t('resources.messages.secret')}</Typography>
        <Standing {...message} />
      </Box>
      {send && (
        <Box>
          <Deeds message={message} />
        </Box>
      )}
      <Facts
        facts={[
          [label('reason'), reason],
          [label('member'), member && <MemberLink member={member} />],
          [label('address'), address],
          [label('template'), template.name],
          [label('createdAt'), [instant(createdAt), createdBy].filter(Boolean).join(' · ')],
          state === 'QUEUED' ? [label('dueAt'), instant(dueAt)] : [label('endedAt'), instant(endedAt)],
          [label('gatewayRef'), gatewayRef],
        ]}
      />
      <Record tries={message.tries} />
    </>
  );
};
