import { useQuery } from '@apollo/client/react';
import { Box, Paper } from '@mui/material';
import { BooleanInput, NumberInput, SaveButton, SimpleForm, Title, Toolbar, useNotify, useTranslate } from 'react-admin';
import { formPage } from '../../components/formPage.ts';
import type { MemberSettingsInput } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { fieldErrors, messageOf } from '../../providers/errors.ts';
import { changed } from '../../providers/source.ts';
import { Channels } from './Channels.tsx';
import { MemberSettingsDocument, UpdateMemberSettingsDocument } from './documents.ts';

const help = (field: string) => `resources.memberSettings.help.${field}`;

/** What the programme asks of who registers. */
const MemberSettingsPage = () => {
  const t = useTranslate();
  const notify = useNotify();
  const { data, refetch } = useQuery(MemberSettingsDocument);
  const settings = data?.memberSettings;
  const save = async (form: MemberSettingsInput) => {
    try {
      await mutate(UpdateMemberSettingsDocument, { input: changed(form, settings ?? {}, 'phone', 'document', 'minAge', 'personsOnly') });
      notify('resources.memberSettings.saved', { type: 'success' });
      await refetch();
    } catch (error) {
      const fields = fieldErrors(error);
      if (Object.keys(fields).length === 0) notify(messageOf(error), { type: 'error' });
      return fields;
    }
    return undefined;
  };
  return (
    <Box sx={{ display: 'grid', gap: 8, maxWidth: 960 }}>
      <Title title={t('resources.memberSettings.name', { smart_count: 2 })} />
      <Paper sx={{ ...formPage, border: 1, borderColor: 'divider' }}>
        {settings && (
          <SimpleForm
            record={{ id: 'members', ...settings }}
            resource="memberSettings"
            onSubmit={save}
            toolbar={
              <Toolbar sx={{ bgcolor: 'transparent' }}>
                <SaveButton />
              </Toolbar>
            }
          >
            <BooleanInput source="phone" />
            <BooleanInput source="document" helperText={help('document')} />
            <NumberInput source="minAge" min={1} max={120} step={1} helperText={help('minAge')} />
            <BooleanInput source="personsOnly" helperText={help('personsOnly')} />
          </SimpleForm>
        )}
      </Paper>
      <Channels />
    </Box>
  );
};

export default MemberSettingsPage;
