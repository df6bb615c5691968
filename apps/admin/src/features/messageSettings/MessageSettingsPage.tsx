import { useQuery } from '@apollo/client/react';
import { Box, Paper, Skeleton, Typography } from '@mui/material';
import { CheckboxGroupInput, NumberInput, required, SimpleForm, TextInput, Title, useNotify, useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { formPage } from '../../components/formPage.ts';
import { SaveBar } from '../../components/SaveBar.tsx';
import type { MessageChannel, MessageSettingsQuery } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { formErrors, messageOf } from '../../providers/errors.ts';
import { useMay } from '../../providers/viewer.ts';
import { minutesOf, timeOf } from '../deliveries/window.ts';
import { MessageSettingsDocument, UpdateMessageSettingsDocument } from './documents.ts';

type Rules = MessageSettingsQuery['messageSettings'];

/** As the inputs hold it: times as text. */
interface Form {
  quietFrom: string;
  quietUntil: string;
  capCount: number | null;
  capDays: number | null;
  heldBack: MessageChannel[] | null;
}

/** How each channel leaves the house, or what would have to be set so that it does. */
const Gateways = ({ gateways }: Pick<Rules, 'gateways'>) => {
  const t = useTranslate();
  return (
    <Box component="ul" aria-label={t('resources.messageSettings.gateways')} sx={{ listStyle: 'none', m: 0, p: 0, mb: 4, width: '100%' }}>
      {gateways.map(({ channel, adapter, configured, variables }) => (
        <Box key={channel} component="li" sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', py: 2 }}>
          <Typography sx={{ flex: '0 0 88px' }}>{t(`resources.messages.channel.${channel}`)}</Typography>
          <Badge tone={adapter === 'OUTBOX' ? 'neutral' : 'good'} label={t(`resources.messageSettings.adapter.${adapter}`)} />
          {!configured && (
            <Typography variant="body2" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
              {t('resources.messageSettings.not_configured', { names: variables.join(', ') })}
            </Typography>
          )}
        </Box>
      ))}
    </Box>
  );
};

const Fields = ({ gateways }: Pick<Rules, 'gateways'>) => (
  <>
    <Gateways gateways={gateways} />
    <CheckboxGroupInput
      source="heldBack"
      choices={gateways.map(({ channel }) => ({ id: channel, name: `resources.messages.channel.${channel}` }))}
      helperText="resources.messageSettings.help.heldBack"
    />
    <TextInput source="quietFrom" type="time" validate={required()} />
    <TextInput source="quietUntil" type="time" validate={required()} helperText="resources.messageSettings.help.quiet" />
    <NumberInput source="capCount" validate={required()} min={0} max={100} step={1} />
    <NumberInput source="capDays" validate={required()} min={1} max={365} step={1} helperText="resources.messageSettings.help.cap" />
  </>
);

/** When messages are sent, how many, and by what. */
const MessageSettingsPage = () => {
  const t = useTranslate();
  const notify = useNotify();
  const write = useMay('message.configure');
  const { data, refetch } = useQuery(MessageSettingsDocument, { fetchPolicy: 'cache-and-network' });
  const rules = data?.messageSettings;
  const save = async ({ quietFrom = '', quietUntil = '', capCount = null, capDays = null, heldBack = null }: Partial<Form>) => {
    try {
      const input = { quietFrom: minutesOf(quietFrom), quietUntil: minutesOf(quietUntil), capCount, capDays, heldBack };
      await mutate(UpdateMessageSettingsDocument, { input });
      notify('resources.messageSettings.saved', { type: 'success' });
      await refetch();
    } catch (error) {
      const refused = formErrors(error);
      if (!refused) notify(messageOf(error), { type: 'error' });
      return refused;
    }
    return undefined;
  };
  const form = rules && {
    id: 'messages',
    ...rules,
    quietFrom: timeOf(rules.quietFrom),
    quietUntil: timeOf(rules.quietUntil),
    heldBack: rules.gateways.filter(({ heldBack }) => heldBack).map(({ channel }) => channel),
  };
  return (
    <Paper sx={{ ...formPage, border: 1, borderColor: 'divider' }}>
      <Title title={t('resources.messageSettings.name')} />
      {!form && <Skeleton variant="rounded" height={320} />}
      {form && (
        <SimpleForm record={form} resource="messageSettings" onSubmit={save} disabled={!write} toolbar={write ? <SaveBar /> : false}>
          <Fields gateways={form.gateways} />
        </SimpleForm>
      )}
    </Paper>
  );
};

export default MessageSettingsPage;
