import { useQuery } from '@apollo/client/react';
import { Box } from '@mui/material';
import { BooleanInput, NumberInput } from 'react-admin';
import { SettingsForm } from '../../components/SettingsForm.tsx';
import type { MemberSettingsInput } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { changed } from '../../providers/source.ts';
import { Channels } from './Channels.tsx';
import { MemberSettingsDocument, UpdateMemberSettingsDocument } from './documents.ts';

const help = (field: string) => `resources.memberSettings.help.${field}`;

/** What the programme asks of who registers. */
const MemberSettingsPage = () => {
  const { data, refetch } = useQuery(MemberSettingsDocument);
  const settings = data?.memberSettings;
  const save = async (form: MemberSettingsInput) => {
    await mutate(UpdateMemberSettingsDocument, { input: changed(form, settings ?? {}, 'phone', 'document', 'minAge', 'personsOnly') });
    await refetch();
  };
  return (
    <Box sx={{ display: 'grid', gap: 8, maxWidth: 960 }}>
      <SettingsForm resource="memberSettings" settings={settings} save={save}>
        <BooleanInput source="phone" />
        <BooleanInput source="document" helperText={help('document')} />
        <NumberInput source="minAge" min={1} max={120} step={1} helperText={help('minAge')} />
        <BooleanInput source="personsOnly" helperText={help('personsOnly')} />
      </SettingsForm>
      <Channels />
    </Box>
  );
};

export default MemberSettingsPage;
