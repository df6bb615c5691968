import { Typography } from '@mui/material';
import { MESSAGE_CHANNELS, variablesOf } from '@regulars/domain/messages';
import { BooleanInput, FormDataConsumer, NumberInput, required, SelectInput, TextInput, useRecordContext, useTranslate } from 'react-admin';
import { EditWithArchive } from '../../components/EditWithArchive.tsx';
import { CreatePage } from '../../components/FormPage.tsx';
import type { MessageTemplateQuery } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import type { NodeOf } from '../../providers/source.ts';
import { ArchiveMessageTemplateDocument, RestoreMessageTemplateDocument } from './documents.ts';
import { Preview } from './Preview.tsx';

type Template = NodeOf<MessageTemplateQuery>;

const choices = (ids: readonly string[], words: string) => ids.map((id) => ({ id, name: `resources.messages.${words}.${id}` }));
const CHANNELS = choices(MESSAGE_CHANNELS, 'channel');
const PURPOSES = choices(['SERVICE', 'MARKETING'], 'purpose');

const Texts = ({ code = '', channel, bodyZh, bodyEn }: Partial<Template>) => {
  const t = useTranslate();
  const variables = variablesOf(code).map((name) => `{${name}}`);
  return (
    <>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 3 }}>
        {t('resources.messageTemplates.variables', { list: variables.join(' ') })}
      </Typography>
      {channel === 'EMAIL' && <TextInput source="subjectZh" validate={required()} />}
      <TextInput source="bodyZh" validate={required()} multiline minRows={3} />
      <Preview text={bodyZh} locale="zh" code={code} />
      {channel === 'EMAIL' && <TextInput source="subjectEn" validate={required()} />}
      <TextInput source="bodyEn" validate={required()} multiline minRows={3} />
      <Preview text={bodyEn} locale="en" code={code} />
    </>
  );
};

const Fields = () => (
  <>
    <TextInput source="name" validate={required()} />
    <SelectInput source="channel" choices={CHANNELS} validate={required()} />
    <FormDataConsumer<Partial<Template>>>{({ formData }) => <Texts {...formData} />}</FormDataConsumer>
    <TextInput source="gatewayId" helperText="resources.messageTemplates.gateway_help" />
  </>
);

export const MessageTemplateCreate = () => (
  <CreatePage defaults={{ purpose: 'SERVICE', channel: 'SMS', enabled: true }}>
    <TextInput source="code" validate={required()} helperText="resources.messageTemplates.code_help" />
    <SelectInput source="purpose" choices={PURPOSES} validate={required()} />
    <Fields />
    <BooleanInput source="enabled" />
  </CreatePage>
);

const Switches = () => {
  const template = useRecordContext<Template>();
  return (
    <>
      {template && template.daysAhead !== null && (
        <NumberInput source="daysAhead" min={0} max={60} step={1} helperText="resources.messageTemplates.days_help" />
      )}
      {template?.purpose !== 'CODE' && <BooleanInput source="enabled" helperText="resources.messageTemplates.enabled_help" />}
    </>
  );
};

export const MessageTemplateEdit = () => (
  <EditWithArchive
    archive={(id) => mutate(ArchiveMessageTemplateDocument, { id })}
    restore={(id) => mutate(RestoreMessageTemplateDocument, { id })}
  >
    <Fields />
    <Switches />
  </EditWithArchive>
);
