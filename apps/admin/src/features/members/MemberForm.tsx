import { DateInput, FormDataConsumer, required, SelectInput, TextInput } from 'react-admin';
import { CreatePage, EditPage } from '../../components/FormPage.tsx';
import { FormSection } from '../../components/FormSection.tsx';
import { PickInput } from '../../components/PickInput.tsx';
import { FieldInputs } from './FieldInputs.tsx';
import { useDocumentKinds } from './useDocumentKinds.ts';
import { useToday } from '../../providers/today.ts';
import { useViewer } from '../../providers/viewer.ts';
import { channelsOf } from './channels.ts';
import { GENDERS, SOURCES } from './sources.ts';

const KINDS = ['PERSON', 'ORGANISATION'].map((id) => ({ id, name: `resources.members.kind.${id}` }));
const LANGUAGES = [
  { id: 'zh-CN', name: '简体中文' },
  { id: 'en', name: 'English' },
];

const stores = { kinds: ['STORE', 'DEALER'] };

const Identity = () => (
  <FormSection title="resources.members.identity">
    <TextInput source="name" validate={required()} autoFocus />
    <SelectInput source="gender" choices={GENDERS} />
    <DateInput source="birthday" slotProps={{ htmlInput: { max: useToday() } }} />
  </FormSection>
);

const Contact = () => (
  <FormSection title="resources.members.contact">
    <TextInput source="phone" type="tel" helperText="resources.members.phone_help" />
    <TextInput source="email" type="email" />
    <TextInput source="address" multiline />
    <SelectInput source="language" choices={LANGUAGES} translateChoice={false} />
  </FormSection>
);

const DocumentFields = () => {
  const kinds = useDocumentKinds();
  return (
    <FormSection title="resources.members.documents.name">
      <FormDataConsumer<{ kind: string }>>
        {({ formData: { kind } }) => (
          <SelectInput source="document.kind" label="resources.members.documents.kind" choices={kinds(kind)} translateChoice={false} />
        )}
      </FormDataConsumer>
      <TextInput
        source="document.number"
        label="resources.members.documents.number"
        helperText="resources.members.documents.help"
        autoComplete="off"
      />
    </FormSection>
  );
};

const Note = () => <TextInput source="note" multiline minRows={2} />;

/** A new member of one's own store; which level it starts at is decided by the server. */
export const MemberCreate = () => {
  const { org, permissions } = useViewer();
  const channels = channelsOf((permission) => permissions.includes(permission));
  const defaults = {
    channel: channels[0],
    kind: 'PERSON',
    homeStoreId: org.kind === 'STORE' || org.kind === 'DEALER' ? org.id : undefined,
  };
  return (
    <CreatePage redirect="show" defaults={defaults}>
      {channels.length > 1 && (
        <SelectInput
          source="channel"
          choices={SOURCES.filter(({ id }) => channels.some((channel) => channel === id))}
          validate={required()}
        />
      )}
      <SelectInput source="kind" choices={KINDS} validate={required()} />
      <Identity />
      <DocumentFields />
      <Contact />
      <FieldInputs />
      <FormSection title="resources.members.membership">
        <PickInput source="homeStoreId" reference="orgs" filter={stores} validate={required()} />
        <TextInput source="card" />
        {permissions.includes('staff.read') && (
          <PickInput source="recruiterId" reference="staff" helperText="resources.members.recruiter_help" />
        )}
        <Note />
      </FormSection>
    </CreatePage>
  );
};

export const MemberEdit = () => (
  <EditPage redirect="show">
    <Identity />
    <Contact />
    <FormSection title="resources.members.membership">
      <PickInput source="homeStoreId" reference="orgs" filter={stores} />
      <Note />
    </FormSection>
  </EditPage>
);
