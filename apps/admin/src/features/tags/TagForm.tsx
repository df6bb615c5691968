import { required, TextInput } from 'react-admin';
import { ColourInput } from '../../components/ColourInput.tsx';
import { EditWithArchive } from '../../components/EditWithArchive.tsx';
import { CreatePage } from '../../components/FormPage.tsx';
import { mutate } from '../../providers/apollo.ts';
import { ArchiveTagDocument, RestoreTagDocument } from './documents.ts';

const Fields = () => (
  <>
    <TextInput source="name" validate={required()} autoFocus />
    <TextInput source="category" />
    <ColourInput source="colour" label="resources.tags.fields.colour" />
  </>
);

export const TagCreate = () => (
  <CreatePage defaults={{ colour: '#0f766e' }}>
    <Fields />
  </CreatePage>
);

export const TagEdit = () => (
  <EditWithArchive archive={(id) => mutate(ArchiveTagDocument, { id })} restore={(id) => mutate(RestoreTagDocument, { id })}>
    <Fields />
  </EditWithArchive>
);
