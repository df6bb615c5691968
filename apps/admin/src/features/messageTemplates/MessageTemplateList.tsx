import { DataTable, useLocale, useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { includeArchived } from '../../components/includeArchived.tsx';
import { Listing } from '../../components/Listing.tsx';
import type { MessageTemplatesQuery } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';

type Template = MessageTemplatesQuery['messageTemplates'][number];

/** What is written to members. */
export const MessageTemplateList = () => {
  const t = useTranslate();
  const zh = useLocale() === 'zh';
  const write = useMay('message.configure');
  const text = ({ previewEn, previewZh }: Template) => (zh ? previewZh : previewEn);
  const purpose = (row: Template) => t(`resources.messages.purpose.${row.purpose}`);
  const channel = (row: Template) => t(`resources.messages.channel.${row.channel}`);
  const occasion = (row: Template) => t(`resources.messageTemplates.occasion.${row.occasion}`);
  const state = ({ archivedAt, enabled }: Template) =>
    t(archivedAt ? 'common.archived' : `resources.messageTemplates.${enabled ? 'on' : 'off'}`);
  const standing = (row: Template) => <Badge tone={row.enabled && !row.archivedAt ? 'good' : 'neutral'} label={state(row)} />;
  return (
    <Listing<Template>
      resource="messageTemplates"
      sort={{ field: 'id', order: 'ASC' }}
      filters={[includeArchived]}
      create={write}
      page={write ? 'edit' : undefined}
      table={{
        file: 'message-templates',
        heads: ['code', 'name', 'purpose', 'channel', 'occasion', 'text'].map((field) => t(`resources.messageTemplates.fields.${field}`)),
        cells: (row) => [row.code, row.name, purpose(row), channel(row), occasion(row), text(row)],
      }}
      card={(row) => ({ title: row.name, detail: text(row), figure: standing(row), note: channel(row) })}
    >
      <DataTable.Col source="name" disableSort />
      <DataTable.Col<Template> source="purpose" disableSort render={purpose} />
      <DataTable.Col<Template> source="channel" disableSort render={channel} />
      <DataTable.Col<Template> source="occasion" disableSort render={occasion} />
      <DataTable.Col<Template> source="text" disableSort sx={{ maxWidth: 480 }} render={text} />
      <DataTable.Col<Template> source="enabled" label="common.status" disableSort render={standing} />
    </Listing>
  );
};
