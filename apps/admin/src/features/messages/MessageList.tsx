import { MESSAGE_CHANNELS } from '@regulars/domain/messages';
import { DataTable, SearchInput, SelectArrayInput, useTranslate } from 'react-admin';
import { Listing } from '../../components/Listing.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { MessagesQuery } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { MessagePanel } from './MessagePanel.tsx';
import { Standing } from './Standing.tsx';

type Message = MessagesQuery['messages']['edges'][number]['node'];

const choices = (ids: readonly string[], words: string) => ids.map((id) => ({ id, name: `resources.messages.${words}.${id}` }));
const STATES = choices(['QUEUED', 'SENT', 'FAILED', 'SUPPRESSED', 'CANCELLED'], 'state');
const CHANNELS = choices(MESSAGE_CHANNELS, 'channel');
const PURPOSES = choices(['CODE', 'SERVICE', 'MARKETING'], 'purpose');
const HEADS = ['createdAt', 'channel', 'purpose', 'state', 'reason', 'member', 'address', 'template', 'attempts', 'body'];

/** The outbox: what was, is or would have been sent, the latest first. */
export const MessageList = () => {
  const t = useTranslate();
  const { clock, instant, count } = useFormat();
  const [branch] = useBranch();
  const exports = useMay('contact.export');
  const word = (of: string, id: string) => t(`resources.messages.${of}.${id}`);
  return (
    <Listing<Message>
      resource="messages"
      sort={{ field: 'createdAt', order: 'DESC' }}
      always={{ branch }}
      filters={[
        <SearchInput key="q" source="q" alwaysOn placeholder={t('resources.messages.fields.address')} />,
        <SelectArrayInput key="states" source="states" choices={STATES} alwaysOn />,
        <SelectArrayInput key="channels" source="channels" choices={CHANNELS} />,
        <SelectArrayInput key="purposes" source="purposes" choices={PURPOSES} />,
      ]}
      table={
        exports && {
          file: 'messages',
          heads: HEADS.map((field) => t(`resources.messages.fields.${field}`)),
          cells: (row) => [
            clock(row.createdAt),
            word('channel', row.channel),
            word('purpose', row.purpose),
            word('state', row.state),
            row.reason,
            row.member?.name,
            row.address,
            row.template.name,
            row.attempts,
            row.body,
          ],
        }
      }
      panel={<MessagePanel />}
      fill={{ label: t('resources.messageTemplates.name', { smart_count: 2 }), to: '/messageTemplates' }}
      card={(row) => ({
        title: row.member?.name ?? row.address,
        detail: [word('channel', row.channel), row.body].filter(Boolean).join(' · '),
        figure: <Standing {...row} />,
        note: instant(row.createdAt),
      })}
    >
      <DataTable.Col<Message> source="createdAt" disableSort render={(row) => instant(row.createdAt)} />
      <DataTable.Col<Message> source="channel" disableSort render={(row) => word('channel', row.channel)} />
      <DataTable.Col<Message> source="member" disableSort render={(row) => row.member?.name ?? row.address} />
      <DataTable.Col<Message> source="body" disableSort sx={{ maxWidth: 420 }} render={(row) => row.body ?? row.template.name} />
      <DataTable.Col<Message> source="state" disableSort render={(row) => <Standing {...row} />} />
      <DataTable.Col<Message> source="reason" disableSort render={(row) => row.reason} />
      <DataTable.Col<Message> source="attempts" align="right" disableSort render={(row) => count(row.attempts)} />
    </Listing>
  );
};
