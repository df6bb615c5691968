import { FormDataConsumer, NumberInput, required, SelectInput, TextInput } from 'react-admin';
import { CreatePage } from '../../components/FormPage.tsx';
import { EditWithArchive } from '../../components/EditWithArchive.tsx';
import { PickInput } from '../../components/PickInput.tsx';
import { mutate } from '../../providers/apollo.ts';
import { ArchiveOrgDocument, RestoreOrgDocument } from './documents.ts';

const kinds = (['REGION', 'STORE', 'DEALER'] as const).map((id) => ({ id, name: `resources.orgs.kind.${id}` }));

/** The kinds a node may stand under. */
const parents = (kind: unknown) => (kind === 'DEALER' ? ['HEAD_OFFICE', 'REGION', 'STORE', 'DEALER'] : ['HEAD_OFFICE', 'REGION']);

const Parent = () => (
  <FormDataConsumer>
    {({ formData }) =>
      formData['kind'] !== 'HEAD_OFFICE' && (
        <PickInput source="parentId" reference="orgs" filter={{ kinds: parents(formData['kind']) }} validate={required()} />
      )
    }
  </FormDataConsumer>
);

const Details = () => (
  <>
    <TextInput source="name" validate={required()} />
    <TextInput source="code" validate={required()} />
    <TextInput source="phone" type="tel" />
    <TextInput source="address" multiline />
    <TextInput source="timeZone" helperText="resources.orgs.time_zone_help" />
    <NumberInput source="dayStartsAt" min={0} max={1439} step={30} helperText="resources.orgs.day_starts_help" />
  </>
);

export const OrgCreate = () => (
  <CreatePage defaults={{ kind: 'STORE' }}>
    <SelectInput source="kind" choices={kinds} validate={required()} />
    <Parent />
    <Details />
  </CreatePage>
);

export const OrgEdit = () => (
  <EditWithArchive archive={(id) => mutate(ArchiveOrgDocument, { id })} restore={(id) => mutate(RestoreOrgDocument, { id })}>
    <Parent />
    <Details />
  </EditWithArchive>
);
